"""Who could not be reached when a return was told, and comes back, is told after all: once, while it is still true."""

import pytest

from bot.rehearsal import PlannedFault
from storage.store.transaction import Transaction
from tests.cast import Actor, OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED
from tests.register import Case, count, decided, is_accepted
from tests.stories.returning import CORRECTED, cast, corrects, takes_the_call
from tests.town import Town
from tests.wording import known

OPEN_CALLS = "taken_by IS NULL AND told_at IS NULL"
TO_CALL = "<b>A relative has to be called:</b>"


async def bounces(town: Town, language: str = "uk") -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Anna's return was verified while she had blocked the bot: somebody is to call her."""
    maria, petro, anna, case = await cast(town, language)
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    assert await town.store.read(count, "call", OPEN_CALLS) == 1
    return maria, petro, anna, case


def times_told(relative: Actor, source: str = VERIFIED) -> int:
    return sum(known(relative.word(source)) in said for said in relative.person.words())


async def has_no_call(operator: OperatorActor) -> None:
    await operator.says("/calls")
    await operator.sees("<b>Calls.</b>")


async def test_who_unblocks_the_bot_is_told_at_once_and_nobody_calls(town: Town, language: str) -> None:
    maria, _petro, anna, case = await bounces(town, language)
    await anna.person.unblocks()
    assert case.reference in (await anna.sees(VERIFIED)).text
    await has_no_call(maria)
    await town.passes(3 * HOLD)
    assert times_told(anna) == 1
    assert await town.store.read(count, "call") == 0


async def test_who_only_writes_is_told_as_well(town: Town, language: str) -> None:
    maria, petro, anna, case = await cast(town, language)
    await maria.reports(case.reference)
    await petro.verifies()
    blocked = PlannedFault.refused(403, "Forbidden: bot was blocked by the user")
    town.telegram.faults.add(blocked, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 10)
    await maria.sees(TO_CALL)
    await anna.says("/help")
    await anna.sees(VERIFIED)
    await has_no_call(maria)


async def test_word_of_a_block_brings_nobody_back(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    blocked = PlannedFault.refused(403, "Forbidden: bot was blocked by the user")
    town.telegram.faults.add(blocked, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 10)
    await anna.person.blocks()
    await town.passes(10)
    assert times_told(maria, TO_CALL) == 1
    await takes_the_call(maria)


async def test_who_blocks_again_before_it_arrives_stands_on_the_list_once(town: Town) -> None:
    maria, _petro, anna, _case = await bounces(town)
    blocked = PlannedFault.refused(403, "Forbidden: bot was blocked by the user")
    town.telegram.faults.add(blocked, chat=anna.person.id, method="sendMessage")
    await anna.person.unblocks()
    await town.settles()
    assert await town.store.read(count, "call", OPEN_CALLS) == 1
    assert await town.store.read(count, "outbox", "kind = 'notice' AND state = 'gone'") == 1
    await takes_the_call(maria)
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call put back.</b>")
    await anna.says("/start")
    await anna.sees(VERIFIED)
    await has_no_call(maria)


async def test_whose_call_somebody_has_in_hand_is_told_by_that_person(town: Town) -> None:
    maria, _petro, anna, _case = await bounces(town)
    await takes_the_call(maria)
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert times_told(anna) == 0
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await anna.person.blocks()
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert times_told(anna) == 0


@pytest.mark.parametrize("how", ["gives it back", "is removed"])
async def test_whose_call_is_not_made_is_told_if_they_came_back_meanwhile(town: Town, how: str) -> None:
    olha = await town.operator("Olha", "admin")
    maria, _petro, anna, _case = await bounces(town)
    await takes_the_call(maria)
    await anna.person.unblocks()
    await town.settles()
    assert times_told(anna) == 0
    if how == "is removed":
        await olha.removes((await town.store.read(decided))["operator"][1]["id"])
    else:
        await maria.presses("Not reached, put back")
    await town.passes(1)
    assert times_told(anna) == 1
    assert await town.store.read(count, "call") == 0


async def test_a_call_that_is_given_back_before_they_came_back_waits_for_the_next(town: Town) -> None:
    maria, _petro, anna, _case = await bounces(town)
    await takes_the_call(maria)
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call put back.</b>")
    assert times_told(anna) == 0
    assert await town.store.read(count, "call", OPEN_CALLS) == 1


@pytest.mark.parametrize("meanwhile", ["Do not tell this relative", "Hold the case", "Withdraw the verification"])
async def test_who_is_not_to_be_told_any_more_comes_back_to_silence(town: Town, meanwhile: str) -> None:
    _maria, petro, anna, case = await bounces(town)
    await petro.opens_the_case(case.reference)
    await petro.presses(meanwhile)
    await town.settles()
    await anna.person.unblocks()
    await anna.says("/start")
    await town.passes(3 * HOLD)
    assert times_told(anna) == 0


async def test_a_call_given_back_after_the_return_was_stopped_brings_no_message(town: Town) -> None:
    maria, petro, anna, case = await bounces(town)
    await takes_the_call(maria)
    await petro.opens_the_case(case.reference)
    await petro.presses("Withdraw the verification")
    await town.settles()
    await maria.presses("Not reached, put back", on=maria.person.chat[-2])
    await town.settles()
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert times_told(anna) == 0
    assert await town.store.read(count, "notice", "state = 'due'") == 0


async def test_the_returned_persons_last_word_decides_who_is_still_told_by_message(town: Town) -> None:
    maria, petro, anna, case = await bounces(town)
    await petro.reports(case.reference, wish="nobody")
    await maria.opens_the_report()
    olha = await town.operator("Olha", "verifier")
    await olha.verifies()
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert times_told(anna) == 0
    await takes_the_call(maria)


async def corrected_in_vain(town: Town) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Anna was told about a return that was none, and had blocked the bot when the correction left."""
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)
    await anna.person.blocks()
    await maria.opens_the_case(case.reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await maria.sees(TO_CALL)
    return maria, petro, anna, case


async def test_a_correction_that_bounced_is_said_when_the_relative_comes_back(town: Town) -> None:
    maria, _petro, anna, case = await corrected_in_vain(town)
    await anna.person.unblocks()
    assert case.reference in (await anna.sees(CORRECTED)).text
    await has_no_call(maria)
    assert (times_told(anna), times_told(anna, CORRECTED)) == (1, 1)


async def test_a_correction_about_a_case_that_is_held_meanwhile_stays_with_a_person(town: Town) -> None:
    maria, petro, anna, case = await corrected_in_vain(town)
    await petro.opens_the_case(case.reference)
    await petro.presses("Hold the case")
    await town.settles()
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert times_told(anna, CORRECTED) == 0
    await takes_the_call(maria)


async def test_who_asks_about_two_people_is_told_of_both(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    other = await is_accepted(anna, petro, given="Остап", birth_date="1993-04-01")
    for one in (case, other):
        await maria.reports(one.reference)
        await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    assert await town.store.read(count, "call", OPEN_CALLS) == 2
    await anna.person.unblocks()
    await town.settles()
    assert {one.reference for one in (case, other) if anna.has_read(one.reference)} == {case.reference, other.reference}
    assert times_told(anna) == 2
    await has_no_call(maria)


async def test_who_was_never_to_be_told_by_message_is_called_whatever_they_write(town: Town) -> None:
    maria, petro, anna, case = await cast(town, category="child", relation="mother")
    vasyl = town.relative("Vasyl")
    await is_accepted(vasyl, petro, case, category="child", relation="grandparent")
    await maria.reports(case.reference)
    await petro.verifies()
    await vasyl.person.blocks()
    await town.passes(HOLD + 10)
    await vasyl.person.unblocks()
    await vasyl.says("/start")
    await town.passes(HOLD)
    assert (times_told(anna), times_told(vasyl)) == (1, 0)
    await takes_the_call(maria)


async def test_a_broken_record_keeps_nobody_from_an_answer(town: Town) -> None:
    """What was reported can no longer be read: the call stays, and Anna gets what she asks for."""
    maria, _petro, anna, _case = await bounces(town)
    await town.store.run(_breaks)
    await anna.person.unblocks()
    await anna.says("/help")
    await anna.sees("<b>Help.</b>")
    assert times_told(anna) == 0
    await takes_the_call(maria)


async def _breaks(tx: Transaction) -> None:
    await tx.execute("UPDATE return_report SET sealed = :sealed", sealed=b"\x01" * 200)
