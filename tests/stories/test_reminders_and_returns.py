"""Reminders end with a return that was told, never with one that was only reported; none says "no news" after news."""

import pytest

from bot.model.message import DAY
from bot.rehearsal import PlannedFault
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, newest, presses, reports, times_told, verifies
from tests.register import Case, is_accepted
from tests.stories.reminding import DETAILS, HOUR, day_by_day, times
from tests.stories.returning import REFUSED
from tests.stories.standing_clock import town
from tests.town import Town

__all__ = ["town"]


async def cast(town: Town) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    return maria, petro, anna, await is_accepted(anna, petro)


async def test_who_was_told_is_not_asked_any_more_and_sees_no_date_of_a_reminder(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    await day_by_day(town, 200)
    assert times(anna, DETAILS) == 0
    await anna.says("/reminders")
    assert (
        anna.word("The next reminder: not before {day}").partition("{")[0]
        not in (await anna.sees("<b>Reminders.</b>")).text
    )


async def test_who_was_told_by_telephone_is_not_asked_any_more(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await reports(maria, case)
    await verifies(petro)
    town.telegram.faults.add(REFUSED, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 1)
    await day_by_day(town, 61)
    assert times(anna, DETAILS) == 1  # on the call list, and not told yet
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await day_by_day(town, 130)
    assert times(anna, DETAILS) == 1


async def test_a_reminder_on_its_way_does_not_arrive_after_the_notice(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await day_by_day(town, 59)
    await reports(maria, case)
    town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id)
    await town.passes(DAY)
    assert times(anna, DETAILS) == 0
    await verifies(petro)
    town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id, times=50)
    await town.passes(HOLD + 1)
    town.telegram.faults.clear()
    await town.passes(600)
    await anna.sees(VERIFIED)
    await town.passes(DAY)
    assert (times_told(anna), times(anna, DETAILS)) == (1, 0)


@pytest.mark.parametrize(("held", "reminders"), [(True, 0), (False, 1)])
async def test_a_reminder_that_waits_for_the_morning_does_not_arrive_when_the_case_was_held_in_the_night(
    town: Town, held: bool, reminders: int
) -> None:
    await town.passes(7 * HOUR)
    _maria, petro, anna, case = await cast(town)
    await day_by_day(town, 59)
    town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id, times=50)
    await town.passes(DAY)  # eight in the evening
    await town.passes(HOUR)
    town.telegram.faults.clear()
    if held:
        await presses(petro, "hold", case.person)
    await town.passes(HOUR)
    assert times(anna, DETAILS) == 0
    await town.passes(11 * HOUR)
    assert times(anna, DETAILS) == reminders


async def test_who_was_told_of_one_by_telephone_is_not_asked_about_the_other_for_a_week(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, petro, category="child", relation="grandparent")
    await is_accepted(anna, petro, surname="Бондар", birth_date="1995-01-01")
    await day_by_day(town, 58)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await day_by_day(town, 6)
    assert times(anna, DETAILS) == 0
    await day_by_day(town, 2)
    assert (times_told(anna), times(anna, DETAILS)) == (0, 1)


async def test_of_two_missing_people_one_returns_and_the_question_about_the_other_waits_a_week(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await is_accepted(anna, petro, surname="Бондар", birth_date="1995-01-01")
    await day_by_day(town, 58)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    await day_by_day(town, 6)
    assert times(anna, DETAILS) == 0
    await day_by_day(town, 2)
    assert times(anna, DETAILS) == 1


async def test_after_a_correction_reminders_go_on(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    verification = await newest(town, "verification")
    await presses(maria, "stop", verification)
    await presses(petro, "correct", verification)
    await petro.says("Помилка в особі")
    await town.settles()
    petro.forges("send:correct")
    await anna.sees("<b>Correction: the return is not verified.</b>")
    await day_by_day(town, 61)
    assert times(anna, DETAILS) == 1


@pytest.mark.parametrize("state", ["reported", "verified for nobody", "rejected"])
async def test_what_was_never_told_changes_neither_whether_nor_when(town: Town, state: str) -> None:
    maria, petro, anna, case = await cast(town)
    nina = town.relative("Nina")
    await is_accepted(nina, petro)
    await reports(maria, case, wish="nobody")
    if state == "verified for nobody":
        await verifies(petro)
    elif state == "rejected":
        petro.forges("returns")
    await day_by_day(town, 130)
    at = [
        [call.at for call in town.telegram.calls.to(one.person.id) if call.method == "sendMessage"]
        for one in (anna, nina)
    ]
    assert at[0] == at[1]
    assert len(at[0]) == 2
