"""What keeps a notice from leaving, and lets it leave after all: stop, bar, hold, withdrawal, and who comes later."""

import pytest

from bot.model.inquiry import FamilyWord
from bot.model.refused import Reason
from bot.rehearsal import PlannedFault
from bot.texts import refused
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, comes_true, crashes, is_on_its_way, times_told, to_be_called
from tests.register import Case, has_asked, is_accepted, standing
from tests.stories.returning import Cast, cast
from tests.town import Town


async def verified(town: Town, **changed: str) -> Cast:
    """The cast, after two operators have verified; nothing has left yet."""
    people = await cast(town, **changed)
    maria, petro, _anna, case = people
    await maria.reports(case.reference)
    await petro.verifies()
    return people


async def test_any_operator_stops_the_notices_within_the_hold(town: Town) -> None:
    olha = await town.operator("Olha", "broadcaster")
    maria, petro, anna, case = await verified(town)
    await town.passes(HOLD - 10)
    await olha.presses("Stop the notices")
    for operator in (olha, maria, petro):
        stopped = await operator.sees("<b>Stopped</b> by {name}.")
        assert "Olha" in stopped.text
    await petro.presses("Stop the notices")
    await petro.person.sees_toast(refused.SENTENCES[Reason.TOO_LATE].text(petro.language))
    await town.passes(10 * HOLD)
    await anna.hears_nothing_new()
    assert await standing(anna) == {case.reference: FamilyWord.ACCEPTED}


async def test_after_a_stop_the_return_is_reported_verified_and_told_anew(town: Town) -> None:
    maria, petro, anna, case = await verified(town)
    await maria.presses("Stop the notices")
    await maria.sees("<b>Stopped</b> by {name}.")
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)
    assert times_told(anna) == 1


async def test_a_stop_after_some_have_left_says_so_and_keeps_the_rest(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    olha = await town.operator("Olha", "verifier")
    james = town.relative("James", "en")
    await is_accepted(james, petro, case, relation="brother")
    town.telegram.faults.add(PlannedFault.server_error(), chat=james.person.id)
    await maria.reports(case.reference)
    await petro.verifies()
    town.clock.ahead += HOLD + 2
    town.store.changes.notify()
    await anna.sees(VERIFIED)
    await town.telegram.changes.until(lambda: len(town.telegram.calls.to(james.person.id)) or None, 10)
    town.telegram.faults.add(PlannedFault.server_error(), chat=james.person.id, times=20)
    petro.forges(petro.data("stop"))
    stopped = await maria.sees("<b>Stopped</b> by {name}.")
    assert "1" in stopped.text
    assert not stopped.buttons  # a reviewer cannot correct it
    assert (await olha.sees("<b>Stopped</b> by {name}.")).buttons
    town.telegram.faults.clear()
    await town.passes(HOLD)
    assert not james.has_seen(VERIFIED)


async def test_a_relative_accepted_after_the_verification_is_told_too(town: Town) -> None:
    maria, _petro, anna, case = await verified(town)
    await town.passes(HOLD + 10)
    nina = town.relative("Nina")
    await registers_like(town, nina, case, maria)
    await maria.sees("<b>A return of this person was verified before:</b>")
    assert not nina.has_seen(VERIFIED)
    await town.passes(HOLD + 10)
    await nina.sees(VERIFIED)
    assert (times_told(anna), times_told(nina)) == (1, 1)


async def registers_like(town: Town, nina: Relative, case: Case, maria: OperatorActor) -> None:
    """One more relative asks about the same person, and Maria accepts."""
    await has_asked(nina, relation="mother")
    await maria.opens_the_queue()
    await maria.person.presses(case.reference)
    await maria.presses("Video call with documents")
    await maria.presses("Skip")
    await maria.sees("<b>Accepted.</b>")


@pytest.mark.parametrize("moment", ["before the report", "in the hold"])
@pytest.mark.parametrize("way", ["bar", "hold"])
async def test_a_barred_relative_or_a_held_case_is_not_told_until_that_is_lifted(
    town: Town, moment: str, way: str
) -> None:
    maria, petro, anna, case = await cast(town)
    stop, go = {"bar": ("Do not tell this relative", "May be told"), "hold": ("Hold the case", "Lift the hold")}[way]

    async def stops() -> None:
        await maria.opens_the_case(case.reference)
        await maria.presses(stop)
        await town.settles()

    if moment == "before the report" and way == "bar":
        await stops()
    await maria.reports(case.reference)
    if moment == "before the report" and way == "hold":
        await stops()
        await petro.opens_the_report()
        await petro.presses("Verify")
        await petro.person.sees_toast(refused.SENTENCES[Reason.HELD].text(petro.language))
    else:
        await petro.verifies()
        if moment == "in the hold":
            await stops()
    await town.passes(10 * HOLD)
    await anna.hears_nothing_new()
    assert await standing(anna) == {case.reference: FamilyWord.ACCEPTED}
    await petro.opens_the_case(case.reference)
    await petro.presses(go)
    await town.settles()
    if moment == "before the report" and way == "hold":
        await petro.verifies()
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)


async def test_one_barred_relative_does_not_keep_the_others_from_being_told(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    nina = town.relative("Nina")
    await is_accepted(nina, petro, case, relation="mother")
    await maria.opens_the_case(case.reference)
    await maria.presses("Do not tell this relative")
    await maria.sees("<b>Not to be told:</b>")
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 10)
    await nina.sees(VERIFIED)
    assert not anna.has_seen(VERIFIED)


@pytest.mark.parametrize("moment", ["before the verification", "in the hold"])
async def test_who_has_withdrawn_the_inquiry_is_not_told(town: Town, moment: str) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    if moment == "in the hold":
        await petro.verifies()
    await anna.opens(case.reference)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    heard = anna.person.words()
    if moment != "in the hold":
        await petro.verifies()
    await town.passes(HOLD + 10)
    assert anna.person.words() == heard


async def test_the_last_wish_counts_for_relatives_who_come_later(town: Town) -> None:
    maria, petro, anna, case = await verified(town)
    await town.passes(HOLD + 10)
    await maria.reports(case.reference, wish="nobody")
    await petro.verifies()
    nina = town.relative("Nina")
    await registers_like(town, nina, case, maria)
    await town.passes(HOLD + 10)
    assert [who.has_seen(VERIFIED) for who in (anna, nina)] == [True, False]


async def test_a_stop_takes_every_verification_of_the_return_so_that_none_is_left_untold(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "verifier")
    petro = await town.operator("Petro", "admin")
    reference = await anna.registers()
    await maria.accepts()
    for _time in range(2):
        await maria.reports(reference)
        await petro.verifies()
    await maria.presses("Stop the notices")
    await maria.sees("<b>Stopped</b> by {name}.")
    await town.passes(600)
    assert not anna.has_read("Повернення підтверджено.")
    await maria.reports(reference)
    await petro.verifies()
    await town.passes(121)
    await anna.sees("<b>Return verified.</b>")


DECIDED = {
    "bar": ("inquiry", "barred_by IS NOT NULL"),
    "hold": ("person", "held_by IS NOT NULL"),
    "unconsented": ("chat", "withdrawn_at IS NOT NULL"),
}


@pytest.mark.parametrize("verb", DECIDED)
async def test_what_was_decided_while_a_notice_was_on_its_way_counts_when_it_is_tried_again(
    town: Town, verb: str
) -> None:
    maria, _petro, anna, case = await verified(town)
    await anna.says("/help")
    await town.settles()
    await is_on_its_way(town, anna)
    who, subject = {"bar": (maria, f":{case.id}"), "hold": (maria, f":{case.person}")}.get(verb, (anna, ""))
    who.forges(verb + subject)
    await comes_true(town, *DECIDED[verb])
    await crashes(town)
    await town.opens()
    await town.passes(10 * HOLD)
    assert times_told(anna) == 0
    assert await town.store.read(to_be_called) == []
