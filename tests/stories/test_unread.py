"""Nobody has acknowledged a notice: its relative is written to once more by day, then called, where it is day."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, crashes, times_told, to_be_called
from tests.register import Case, count, is_accepted
from tests.stories.locking import lift, locks
from tests.stories.returning import CORRECTED, cast, corrects, takes_the_call, until
from tests.town import Town

BUTTON, AGAIN = "I have read this", "<b>Have you read our message?</b>"
HOUR = 3_600
TO_CALL = "<b>Relatives have to be called:</b>"


async def is_told(
    town: Town, language: str = "uk", hour: int = 14
) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Telegram has taken Anna's notice, in the early afternoon where nothing else is said."""
    until(town, hour)
    maria, petro, anna, case = await cast(town, language)
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    return maria, petro, anna, case


async def hours_pass(town: Town, hours: float) -> None:
    """Half an hour at a time."""
    for _half in range(int(2 * hours)):
        await town.passes(HOUR / 2)


async def reasons(town: Town) -> list[str]:
    return [row["reason"] for row in await town.store.read(to_be_called)]


def times_asked(anna: Relative) -> int:
    return sum(anna.word(AGAIN).split(".")[0].split("?")[0] in said for said in anna.person.words())


async def test_who_was_to_be_asked_during_a_lockdown_is_asked_after_it(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    _maria, _petro, anna, _case = await is_told(town)
    await locks(olha)
    await hours_pass(town, 2.5)
    assert times_asked(anna) == 0
    await lift(olha, iryna)
    await hours_pass(town, 1)
    assert times_asked(anna) == 1


async def test_who_has_not_read_it_is_asked_once_more_and_then_called(town: Town, language: str) -> None:
    maria, _petro, anna, case = await is_told(town, language)
    await hours_pass(town, 1.5)
    assert (times_asked(anna), await reasons(town)) == (0, [])
    await hours_pass(town, 1)
    again = await anna.sees(AGAIN)
    assert case.reference in again.text
    assert "Коваль" not in again.text
    assert again.buttons == [anna.word(BUTTON)]
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")
    await hours_pass(town, 2)
    await maria.sees(TO_CALL)
    await maria.presses("Calls")
    card = await maria.sees("<b>To be called</b>")
    assert maria.word("the message is in their chat") in card.text
    assert {"uk": "Українська", "en": "English"}[language] in card.text
    assert "18:" in card.text
    await takes_the_call(maria)
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await hours_pass(town, 24)
    assert (times_told(anna), times_asked(anna), await reasons(town)) == (1, 1, [])


async def test_who_reads_it_before_is_neither_asked_nor_called(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    await anna.presses(BUTTON)
    await hours_pass(town, 24)
    assert (times_asked(anna), await reasons(town)) == (0, [])


async def test_who_reads_it_later_leaves_the_list(town: Town) -> None:
    maria, _petro, anna, _case = await is_told(town)
    await hours_pass(town, 5)
    assert await reasons(town) == ["unread"]
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    assert await reasons(town) == []
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")


async def test_an_operator_who_has_the_call_in_hand_hears_that_it_was_read(town: Town) -> None:
    maria, _petro, anna, _case = await is_told(town)
    await hours_pass(town, 5)
    await takes_the_call(maria)
    await anna.says("Дякую")
    await maria.sees("<b>Read in the meantime:</b>")
    assert await reasons(town) == ["unread"]
    await maria.presses("Put the call back")
    await maria.sees("<b>Call put back.</b>")
    assert await reasons(town) == []


async def test_the_question_waits_for_the_morning_and_the_call_does_not(town: Town) -> None:
    """The notice comes at a quarter past eight in the evening."""
    maria, _petro, anna, _case = await is_told(town, hour=20)
    await hours_pass(town, 5)
    assert (times_asked(anna), await reasons(town)) == (0, ["unread"])
    await maria.says("/calls")
    card = await maria.sees("<b>To be called</b>")
    assert maria.word("It is night there: better after {clock}.").split("{")[0] in card.text
    await hours_pass(town, 8)
    assert times_asked(anna) == 1


async def test_where_it_is_day_is_called_first(town: Town) -> None:
    """Anna, whose notice is older, lives in Los Angeles, where it is four in the night; James in London."""
    maria, petro, anna, case = await cast(town)
    until(town, 14)
    james = town.relative("James", "en")
    await is_accepted(james, petro, case, relation="brother", own_name="James Doe")
    for one, zone in ((anna, "America/Los_Angeles"), (james, "Europe/London")):
        await one.says("/status")
        await town.settles()
        one.forges(f"zone:{zone}")
        await one.person.blocks()
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD + 1)
    assert len(await reasons(town)) == 2
    await maria.says("/calls")
    card = await maria.sees("<b>To be called</b>")
    assert "English" in card.text
    assert "12:" in card.text
    await maria.presses("I take this call")
    await maria.reads("James Doe")
    await maria.presses("Told by phone")
    await maria.presses("Next call")
    assert (
        maria.word("It is night there: better after {clock}.").split("{")[0]
        in (await maria.sees("<b>To be called</b>")).text
    )


@pytest.mark.parametrize("meanwhile", ["Do not tell this relative", "Hold the case", "Withdraw the verification"])
@pytest.mark.parametrize("when", ["before", "while it waits for the morning", "on the list"])
async def test_whom_it_does_not_concern_any_more_is_neither_asked_nor_called(
    town: Town, meanwhile: str, when: str
) -> None:
    maria, petro, anna, case = await is_told(town, hour=20 if when.startswith("while") else 14)
    await hours_pass(town, {"before": 0.5, "on the list": 5}.get(when, 2.5))
    asked = times_asked(anna)
    await petro.opens_the_case(case.reference)
    await petro.presses(meanwhile)
    await town.settles()
    await hours_pass(town, 24)
    assert times_asked(anna) == asked
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")


async def test_when_the_hold_is_lifted_the_question_comes_again(town: Town) -> None:
    maria, petro, anna, case = await is_told(town)
    await petro.opens_the_case(case.reference)
    await petro.presses("Hold the case")
    await hours_pass(town, 5)
    assert (times_asked(anna), await reasons(town)) == (0, [])
    await petro.opens_the_case(case.reference)
    await petro.presses("Lift the hold")
    await hours_pass(town, 1)
    assert await reasons(town) == ["unread"]
    await takes_the_call(maria)


async def test_who_erased_everything_is_left_in_peace(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    for deed in ("forget:0", "forgetsure:0", "forgotten:0"):
        anna.forges(deed)
        await town.settles()
    await hours_pass(town, 12)
    assert (times_asked(anna), await reasons(town)) == (0, [])


async def test_who_shut_us_out_without_a_word_is_called_and_told_again_when_they_come_back(town: Town) -> None:
    maria, _petro, anna, _case = await is_told(town)
    await anna.person.blocks()
    await hours_pass(town, 5)
    assert (times_asked(anna), await reasons(town)) == (0, ["unread"])
    await anna.person.unblocks()
    await town.settles()
    assert (times_told(anna), await reasons(town)) == (2, [])
    await hours_pass(town, 24)
    assert await reasons(town) == ["unread"]
    await takes_the_call(maria)


async def test_who_shut_us_out_after_reading_is_not_told_again(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    await anna.person.blocks()
    await hours_pass(town, 5)
    await anna.person.unblocks()
    await hours_pass(town, 5)
    assert (times_told(anna), await reasons(town)) == (1, [])


async def test_a_correction_that_nobody_has_read_is_called_about_even_after_a_bar(town: Town) -> None:
    maria, petro, anna, case = await is_told(town)
    await anna.presses(BUTTON)
    await maria.opens_the_case(case.reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await anna.sees(CORRECTED)
    await petro.opens_the_case(case.reference)
    await petro.presses("Do not tell this relative")
    await hours_pass(town, 5)
    assert times_asked(anna) == 1
    await takes_the_call(maria)
    await maria.sees("<b>This is a correction.</b>")


async def test_a_crash_between_the_steps_asks_nobody_twice(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    await hours_pass(town, 2.5)
    for _time in range(2):
        await crashes(town)
        await town.opens()
        await town.passes(1)
    assert times_asked(anna) == 1
    await hours_pass(town, 3)
    assert await town.store.read(count, "call") == 1
