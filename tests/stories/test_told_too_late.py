"""Somebody is told of a return by phone while it is withdrawn and corrected: they are corrected too (N2)."""

import pytest

from bot.use_cases.register import inquiries as withdrawing
from storage.register import inquiries
from storage.returns import notices
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, lifts, newest, presses, reports, to_be_called, verifies
from tests.register import Case, count, is_accepted
from tests.stories.confirming import of
from tests.stories.returning import CORRECTED, NUMBER, corrects, until, why
from tests.town import Town

Calling = tuple[OperatorActor, OperatorActor, Relative, Case]


@pytest.fixture
async def calling(town: Town) -> Calling:
    """Maria has the call to Anna in hand, whom no message reaches; Olena was told by message."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna, olena = town.relative("Anna"), town.relative("Olena")
    case = await is_accepted(anna, petro)
    await is_accepted(olena, petro, case, relation="sister")
    await reports(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    return maria, petro, anna, case


async def is_corrected(town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
    """Maria withdraws the return, with the call in hand, and Petro sends the correction."""
    await presses(maria, "stop", await newest(town, "verification"))
    await corrects(petro)
    await petro.sees("<b>Correction</b> confirmed by {name}.")
    await town.settles()


async def test_who_was_told_before_it_was_recorded_is_called_once_more_and_corrected(
    town: Town, calling: Calling
) -> None:
    maria, petro, _anna, case = calling
    await is_corrected(town, maria, petro)
    assert [row["reason"] for row in await town.store.read(to_be_called)] == ["gone"], "the call that Maria has"
    await maria.says("/calls")
    await maria.sees("<b>The return was withdrawn. Do not tell it.</b>")
    await maria.presses("Told by phone")
    assert maria.word("<b>But the return was withdrawn.</b>") in (await maria.sees("<b>Recorded:</b>")).text
    await petro.sees("<b>A relative has to be called:</b>")
    listed = [(row["inquiry_id"], row["reason"]) for row in await town.store.read(to_be_called)]
    assert listed == [(case.id, "told_late")]
    await petro.says("/calls")
    card = await petro.sees("<b>To be called</b>")
    assert petro.word("a person told them about the return after it was withdrawn") in card.text
    await petro.presses("I take this call")
    await petro.sees("<b>This is a correction.</b>")
    await petro.presses("Told by phone")
    assert petro.word("<b>But the return was withdrawn.</b>") not in (await petro.sees("<b>Recorded:</b>")).text
    assert await town.store.read(to_be_called) == []


async def test_who_was_told_when_it_was_withdrawn_and_not_corrected_is_corrected_with_the_others(
    town: Town, calling: Calling
) -> None:
    maria, petro, _anna, case = calling
    await presses(maria, "stop", await newest(town, "verification"))
    await presses(maria, "told", await newest(town, "call"))
    assert await town.store.read(to_be_called) == []
    await corrects(petro)
    await town.settles()
    assert [row["inquiry_id"] for row in await town.store.read(to_be_called)] == [case.id]


async def test_who_was_not_told_hears_nothing_of_it(town: Town, calling: Calling) -> None:
    maria, petro, anna, _case = calling
    await is_corrected(town, maria, petro)
    await presses(maria, "untake", await newest(town, "call"))
    assert await town.store.read(to_be_called) == []
    await anna.person.unblocks()
    await town.passes(HOLD)
    assert not anna.has_seen(CORRECTED)


async def test_who_read_the_correction_and_was_called_all_the_same_is_called_again(town: Town) -> None:
    until(town, 14)
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    for _half in range(10):
        await town.passes(1_800)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    await is_corrected(town, maria, petro)
    await anna.sees(CORRECTED)
    await anna.presses("I have read this")
    await town.settles()
    await presses(maria, "told", await newest(town, "call"))
    assert [row["reason"] for row in await town.store.read(to_be_called)] == ["told_late"]
    call = await newest(town, "call")
    await presses(petro, "take", call)
    await presses(petro, "untake", call)
    assert len(await town.store.read(to_be_called)) == 1, "what was read before does not count any more"
    await anna.presses("I have read this")
    await town.settles()
    assert await town.store.read(to_be_called) == [], "what is read now does"


@pytest.mark.parametrize("corrected", [True, False])
async def test_who_may_have_been_told_by_an_operator_who_was_removed_is_asked(
    town: Town, calling: Calling, corrected: bool
) -> None:
    maria, petro, _anna, case = calling
    olha = await town.operator("Olha", "admin")
    await presses(maria, "stop", await newest(town, "verification"))
    if corrected:
        await corrects(petro)
        await petro.sees("<b>Correction</b> confirmed by {name}.")
    await olha.removes(await of(maria))
    await town.settles()
    if not corrected:
        assert await town.store.read(to_be_called) == []
        await corrects(petro)
        await town.settles()
    listed = [(row["inquiry_id"], row["reason"]) for row in await town.store.read(to_be_called)]
    assert listed == [(case.id, "perhaps")]


async def test_the_call_of_a_removed_operator_is_made_by_the_next_and_leaves_no_doubt(
    town: Town, calling: Calling
) -> None:
    maria, petro, _anna, _case = calling
    olha = await town.operator("Olha", "admin")
    await olha.removes(await of(maria))
    await town.settles()
    call = await newest(town, "call")
    await presses(petro, "take", call)
    await presses(petro, "told", call)
    assert await town.store.read(count, "call", "told_at IS NOT NULL") == 1
    assert await town.store.read(_told) == 2


async def _told(tx: Transaction) -> int:
    row = await tx.known("SELECT MAX(id) AS id FROM verification")
    return len(await notices.told_of(tx, row["id"])) + len(await notices.perhaps_told_of(tx, row["id"]))


@pytest.mark.parametrize("way", ["bar", "hold", "withdraw"])
async def test_who_was_on_the_telephone_when_they_were_not_to_be_told_any_more_is_corrected_too(
    town: Town, calling: Calling, way: str
) -> None:
    maria, petro, _anna, case = calling
    if way == "withdraw":
        await town.store.run(_withdraws, case.id, int(town.clock()))
    else:
        await presses(petro, way, case.id if way == "bar" else case.person)
    await maria.sees("<b>For operators: do not make the call you have taken</b>, about <code>{reference}</code>.")
    await maria.says("/calls")
    card = await maria.sees(
        "<b>A person handles this case now, or this relative is not to be told. Do not tell it.</b>"
    )
    assert NUMBER not in card.text
    call = await newest(town, "call")
    await presses(petro, "take", call)
    assert why(petro, "call_rests") in petro.person.toasts
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await presses(maria, "stop", await newest(town, "verification"))
    await corrects(petro)
    await town.settles()
    assert case.id in [row["inquiry_id"] for row in await town.store.read(to_be_called)]


@pytest.mark.parametrize("way", [("bar", "unbar"), ("hold", "lift")])
async def test_a_call_in_hand_that_rests_is_made_when_it_does_not_any_more(
    town: Town, calling: Calling, way: tuple[str, str]
) -> None:
    maria, petro, _anna, case = calling
    await presses(petro, way[0], case.id if way[0] == "bar" else case.person)
    await (lifts(petro, case.person) if way[1] == "lift" else presses(petro, way[1], case.id))
    await maria.says("/calls")
    await maria.reads(NUMBER)
    await presses(maria, "told", await newest(town, "call"))
    await town.passes(HOLD + 10)
    assert await town.store.read(to_be_called) == []


async def test_a_call_that_rests_and_is_laid_down_is_nobodys_until_it_does_not(town: Town, calling: Calling) -> None:
    maria, petro, _anna, case = calling
    await presses(petro, "hold", case.person)
    await presses(maria, "untake", await newest(town, "call"))
    assert await town.store.read(to_be_called) == []
    await lifts(petro, case.person)
    await town.passes(HOLD + 10)
    assert [row["inquiry_id"] for row in await town.store.read(to_be_called)] == [case.id]


async def _withdraws(tx: Transaction, inquiry_id: int, now: int) -> None:
    """As its family does; they have unblocked the bot for that, and nothing has come of it yet."""
    await withdrawing.end(tx, await inquiries.get(tx, inquiry_id), now)
