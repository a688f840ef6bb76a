"""When it was wrong: one operator withdraws the verification, a second one corrects what was told."""

from pathlib import Path

import pytest

from bot.outbox.delivery import Sent
from bot.outbox.recording import record
from bot.rehearsal import PlannedFault
from bot.settings import OrgConfig
from bot.texts.returns.notices import correction
from storage.queues import flight, outbox
from storage.register import inquiries
from storage.returns import notices
from storage.returns import reports as stored
from storage.store.lease import Lease
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises import quick
from tests.promises.quick import VERIFIED, StandingClock, reports, verifies
from tests.register import count, has_asked, is_accepted
from tests.stories.returning import CORRECTED, corrects
from tests.town import Town


@pytest.fixture
async def anna(town: Town, language: str) -> Relative:
    return town.relative("Anna", language)


@pytest.fixture
async def told(town: Town, anna: Relative) -> tuple[OperatorActor, OperatorActor, str]:
    """Anna was told about a return; Maria reported it, Petro verified it."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    reference = await anna.registers()
    await maria.accepts()
    await maria.reports(reference)
    await petro.verifies()
    await town.passes(121)
    await anna.sees(VERIFIED)
    return maria, petro, reference


async def test_who_was_told_of_a_return_that_was_none_is_told_so_on_a_second_operators_word(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    assert not anna.has_seen(CORRECTED)
    await corrects(petro)
    message = await anna.sees(CORRECTED)
    assert message.protect_content and reference in message.text
    await anna.says("/status")
    await anna.sees("accepted")


async def test_whose_inquiry_has_ended_since_is_told_too_and_can_send_it_again(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await anna.opens(reference)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    await corrects(petro)
    message = await anna.sees(CORRECTED)
    assert reference in message.text
    assert anna.word("Your inquiry has ended. You can open it again") in message.text
    assert anna.word("Your inquiry stays open") not in message.text
    await anna.presses("Complete and send again", on=message)
    assert "Коваль" in (await anna.sees("<b>Your inquiry before it is sent</b>")).text
    assert await anna.sends_it() != reference


async def test_the_operator_who_withdrew_it_cannot_send_the_correction_alone(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    _maria, petro, reference = told
    olha = await town.operator("Olha", "verifier")
    await petro.opens_the_case(reference)
    await petro.presses("Withdraw the verification")
    assert not (await petro.sees("<b>Stopped</b> by {name}.")).buttons
    await olha.sees("<b>Stopped</b> by {name}.")
    petro.forges(olha.data("correct"))
    await petro.sees_toast("You stopped it yourself: another operator has to confirm the correction.")
    await town.settles()
    assert not anna.has_seen(CORRECTED)


async def test_a_correction_that_does_not_reach_the_relative_is_told_by_a_person(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await anna.person.blocks()
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await maria.sees("<b>A relative has to be called:</b>")
    await maria.presses("Calls")
    await maria.presses("I take this call")
    await maria.sees("<b>This is a correction.</b>")


async def test_a_true_return_after_a_correction_is_told_as_any_other(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await anna.sees(CORRECTED)
    await anna.says("/help")
    await maria.reports(reference)
    await petro.verifies()
    await town.passes(121)
    await anna.sees(VERIFIED)


async def test_who_may_have_been_told_when_it_was_stopped_is_asked_by_a_person(town: Town, anna: Relative) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    reference = await anna.registers()
    await maria.accepts()
    await maria.reports(reference)
    await petro.verifies()
    town.telegram.faults.add(PlannedFault.cut_after(), chat=anna.person.id, times=20)
    town.clock.ahead += 121
    town.store.changes.notify()
    await anna.sees(VERIFIED)
    while not await town.store.read(count, "notice", "uncertain_at IS NOT NULL"):
        await town.store.changes.wait(0.05, since=town.store.changes.count)
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await maria.sees("<b>{n} relative was told before, or may have been.</b>")
    town.telegram.faults.clear()
    await town.passes(400)
    await corrects(petro)
    await petro.sees("{n} relative is on the call list instead.")
    assert not anna.has_seen(CORRECTED)
    await maria.says("/calls")
    await maria.sees("<b>To be called</b>")
    await maria.sees("Why: {reason}")
    assert maria.has_read(maria.word("it is not known whether the notice reached them"))
    await anna.person.blocks()
    await town.settles()
    await anna.person.unblocks()  # who perhaps never knew of a return does not read that it was none
    await town.passes(121)
    assert not anna.has_seen(CORRECTED)


async def test_a_correction_that_no_second_operator_has_confirmed_does_not_leave(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    """Whatever puts it into the outbox: the claim looks again."""
    maria, _petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    await town.store.run(_slips_in, town.bot.settings.org, int(town.clock()))
    await town.passes(121)
    assert await town.store.read(count, "outbox", "notice_id IS NOT NULL AND state = 'stopped'") == 1
    assert not anna.has_seen(CORRECTED)


async def _slips_in(tx: Transaction, org: OrgConfig, now: int) -> None:
    row = await tx.known("SELECT id FROM verification WHERE state = :state", state="stopped")
    verification = await stored.verification(tx, row["id"])
    inquiry = await inquiries.get(tx, (await notices.told_of(tx, verification.id))[0])
    notice_id = await notices.add(tx, verification, inquiry, "correction")
    await outbox.put(tx, inquiry.chat_id, correction(org, inquiry, notice_id), now, notice_id=notice_id)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_nothing_about_a_held_case_is_corrected_by_a_message(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str], when: str
) -> None:
    maria, petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    if when == "before":
        await maria.opens_the_case(reference)
        await maria.presses("Hold the case")
        await corrects(petro)
        await petro.sees("{n} gets no message but a call")
    else:
        town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id, times=50)
        await corrects(petro)
        await petro.sees("<b>Correction</b> confirmed by {name}.")
        await maria.opens_the_case(reference)
        await maria.presses("Hold the case")
        await maria.sees("<b>Case held.</b>")
        town.telegram.faults.clear()
    await town.passes(400)
    assert not anna.has_seen(CORRECTED)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.sees("<b>This is a correction.</b>")


async def test_an_operator_who_is_a_relative_hears_nothing_of_the_return_as_an_operator(
    town: Town, anna: Relative
) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    olha = await town.operator("Olha", "admin")
    case = await is_accepted(anna, petro)
    await is_accepted(Relative(town, olha.person, "uk"), petro, case, relation="sister")
    before = olha.person.words()
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.settles()
    assert case.reference not in "".join(olha.person.words()[len(before) :])
    await town.passes(121)
    await olha.says("/calls")
    await olha.sees("<b>Calls.</b>")


async def test_who_was_stopped_in_time_never_hears_of_the_return_nor_of_its_correction(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    nina = town.relative("Nina")
    case = await is_accepted(anna, petro)
    await quick.reports(maria, case)
    await quick.verifies(petro)
    await town.passes(quick.HOLD + 1)
    later = await has_asked(nina, relation="mother")
    await quick.presses(maria, "same", f"{later.id}:{case.person}")
    maria.forges("a:accept:way:call_checked")
    maria.forges("skip:accept:detail")
    await town.settles()
    await maria.presses("Stop the notices")
    await corrects(petro)
    await anna.sees(CORRECTED)
    await town.passes(quick.HOLD + 1)
    assert (quick.times_told(nina), nina.has_seen(CORRECTED)) == (0, False)
    assert await town.store.read(quick.to_be_called) == []


async def test_whose_notice_was_on_its_way_when_the_bot_died_is_asked_by_a_person_what_they_know(
    town: Town, anna: Relative
) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro)
    await quick.reports(maria, case)
    await quick.verifies(petro)
    await quick.is_on_its_way(town, anna)
    maria.forges(f"stop:{await quick.newest(town, 'verification')}")
    await maria.sees("<b>{n} relative was told before, or may have been.</b>")
    await quick.crashes(town)
    await town.opens()
    await corrects(petro)
    await petro.sees("{n} relative is on the call list instead.")
    listed = [(row["inquiry_id"], row["reason"]) for row in await town.store.read(quick.to_be_called)]
    assert listed == [(case.id, "perhaps")]


async def test_a_correction_that_arrives_while_an_operator_is_calling_leaves_the_call_in_their_hands(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path)
    town.clock = town.telegram.clock = StandingClock()
    async with town:
        maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
        anna = town.relative("Anna")
        case = await is_accepted(anna, petro)
        await reports(maria, case)
        await verifies(petro)
        await town.passes(121)
        await maria.presses("Stop the notices")
        town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id)
        await corrects(petro)
        await petro.sees("<b>Correction</b> confirmed by {name}.")
        await town.settles()
        letter = await town.store.run(takes_off, town.bot.sender._lease)
        maria.forges(f"hold:{case.person}")
        await maria.sees("<b>Case held.</b>")
        await maria.says("/calls")
        await maria.sees("<b>To be called</b>")
        maria.forges(maria.data("take"))
        await maria.sees("<b>This is a correction.</b>")
        await town.store.run(record, letter, Sent(7), town.clock())
        await maria.presses("Told by phone")
        await maria.sees("<b>Recorded:</b>")


async def takes_off(tx: Transaction, lease: Lease) -> flight.ClaimedMessage:
    """The correction is in flight, and nobody knows yet what happens to it."""
    row = await tx.known("SELECT id FROM outbox WHERE kind = 'notice' AND state = 'due'")
    (letter,) = await flight.claim(tx, lease, [row["id"]], 2**40)
    return letter
