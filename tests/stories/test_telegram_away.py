"""Telegram takes nothing for long: whoever should have been told is on the call list, and is told when it is back."""

import pytest

from bot.rehearsal import PlannedFault
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, crashes, times_told, to_be_called
from tests.register import Case, count, is_accepted
from tests.stories.returning import CORRECTED, NUMBER, cast, corrects
from tests.town import Town

MANY = 1_000
TO_CALL = "<b>To be called</b>"


async def reasons(town: Town) -> list[str]:
    return [row["reason"] for row in await town.store.read(to_be_called)]


def is_away(town: Town, *chats: int) -> None:
    """From now on nothing gets through, to anybody or to these."""
    for chat in chats or (None,):
        town.telegram.faults.add(PlannedFault.cut_before(), chat=chat, method="sendMessage", times=MANY)


async def minutes_pass(town: Town, minutes: int) -> None:
    for _minute in range(minutes):
        await town.passes(60)


async def is_verified(town: Town) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    return maria, petro, anna, case


async def test_after_ten_minutes_due_notices_are_on_the_list_and_leave_it_when_telegram_is_back(town: Town) -> None:
    maria, _petro, anna, _case = await is_verified(town)
    is_away(town)
    await town.passes(HOLD + 1)
    await minutes_pass(town, 9)
    assert await reasons(town) == []
    await minutes_pass(town, 4)
    assert await reasons(town) == ["away"]
    for _time in range(2):  # nothing of it depends on what a process remembers
        await crashes(town)
        await town.opens()
        await town.passes(1)
    assert await reasons(town) == ["away"]
    town.telegram.faults.clear()
    await minutes_pass(town, 6)
    assert (times_told(anna), await reasons(town)) == (1, [])
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")


async def test_whose_call_somebody_has_in_hand_is_told_by_that_person_alone(town: Town) -> None:
    """Only the way to Anna is shut, so that Maria reads her card."""
    maria, _petro, anna, _case = await is_verified(town)
    is_away(town, anna.person.id)
    await minutes_pass(town, 16)
    assert await reasons(town) == ["away"]
    await maria.says("/calls")
    card = await maria.sees(TO_CALL)
    assert maria.word("Telegram has not taken the message for more than ten minutes") in card.text
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    town.telegram.faults.clear()
    await minutes_pass(town, 30)
    assert times_told(anna) == 0
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await minutes_pass(town, 30)
    assert times_told(anna) == 0
    assert await town.store.read(count, "outbox", "notice_id IS NOT NULL AND state = 'due'") == 0


async def test_a_call_that_is_given_back_lets_the_message_leave(town: Town) -> None:
    maria, _petro, anna, _case = await is_verified(town)
    is_away(town, anna.person.id)
    await minutes_pass(town, 16)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    town.telegram.faults.clear()
    await minutes_pass(town, 6)
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call put back.</b>")
    await minutes_pass(town, 3)
    assert (times_told(anna), await reasons(town)) == (1, [])


async def test_the_oldest_is_called_first(town: Town) -> None:
    maria, petro, anna, case = await is_verified(town)
    james = town.relative("James", "en")
    other = await is_accepted(james, petro, surname="Бойко", own_name="James Doe", relation="brother")
    await minutes_pass(town, 1)
    await maria.reports(other.reference)
    await petro.verifies()
    is_away(town, anna.person.id, james.person.id)
    await minutes_pass(town, 20)
    assert await reasons(town) == ["away", "away"]
    await maria.says("/calls")
    card = await maria.sees(TO_CALL)
    assert case.reference in card.text


@pytest.mark.parametrize("meanwhile", ["Do not tell this relative", "Hold the case", "Withdraw the verification"])
async def test_whom_it_does_not_concern_any_more_is_not_called(town: Town, meanwhile: str) -> None:
    maria, petro, anna, case = await is_verified(town)
    is_away(town, anna.person.id)
    await minutes_pass(town, 16)
    assert await reasons(town) == ["away"]
    await petro.opens_the_case(case.reference)
    await petro.presses(meanwhile)
    await town.settles()
    assert await reasons(town) == []
    town.telegram.faults.clear()
    await minutes_pass(town, 30)
    assert times_told(anna) == 0
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")


async def test_a_return_that_falls_while_somebody_is_on_the_telephone_leaves_by_no_message(town: Town) -> None:
    maria, petro, anna, case = await is_verified(town)
    is_away(town, anna.person.id)
    await minutes_pass(town, 16)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    await petro.opens_the_case(case.reference)
    await petro.presses("Withdraw the verification")
    await town.settles()
    town.telegram.faults.clear()
    await minutes_pass(town, 10)
    assert times_told(anna) == 0
    assert await town.store.read(count, "notice", "state = 'due'") == 0


async def test_a_correction_that_does_not_leave_is_called_about(town: Town) -> None:
    maria, petro, anna, case = await is_verified(town)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    await anna.presses("I have read this")
    await maria.opens_the_case(case.reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    is_away(town, anna.person.id)
    await corrects(petro)
    await minutes_pass(town, 14)
    assert await reasons(town) == ["away"]
    town.telegram.faults.clear()
    await minutes_pass(town, 6)
    await anna.sees(CORRECTED)
    assert await reasons(town) == []


async def test_who_blocks_meanwhile_stays_on_the_list_for_that_reason(town: Town) -> None:
    _maria, _petro, anna, _case = await is_verified(town)
    is_away(town, anna.person.id)
    await minutes_pass(town, 16)
    town.telegram.faults.clear()
    await anna.person.blocks()
    await minutes_pass(town, 6)
    assert await reasons(town) == ["gone"]
    await anna.person.unblocks()
    await town.settles()
    assert (times_told(anna), await reasons(town)) == (1, [])


async def test_after_a_standstill_of_our_own_nobody_is_put_on_the_list(town: Town) -> None:
    _maria, _petro, anna, _case = await is_verified(town)
    await crashes(town)
    town.clock.ahead += 5 * 3_600
    await town.opens()
    await town.passes(1)
    assert times_told(anna) == 1
    assert await town.store.read(count, "call") == 0


async def test_nobody_is_listed_while_the_alarm_is_still_on_its_way(town: Town) -> None:
    """Telegram took nothing from the verification on: Olha could not stop it, and it waits a quarter of an hour."""
    maria, petro, _anna, case = await cast(town)
    await town.operator("Olha", "verifier")
    await maria.reports(case.reference)
    await petro.opens_the_report()
    await petro.presses("Verify")
    await town.settles()
    await petro.says("Перевірено окремо")
    await town.settles()
    is_away(town)
    await petro.presses("Verify the return")
    await minutes_pass(town, 14)
    assert await reasons(town) == []
    await minutes_pass(town, 12)
    assert await reasons(town) == ["away"]
