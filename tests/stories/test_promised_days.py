"""What families are told about days: whoever waits longer hears so once, by day, and reads it in /status."""

from pathlib import Path

import pytest

from bot.rehearsal import PlannedFault
from tests.promises.quick import presses
from tests.register import has_asked, is_accepted
from tests.stories.reminding import HOUR, day_by_day, times
from tests.stories.standing_clock import standing, town
from tests.town import HOTLINE, Town

__all__ = ["town"]

NOT_REVIEWED = "<b>Your inquiry is still waiting for review.</b>"
PROMISED = "<b>What happens next.</b> We usually read inquiries within {days} day."
RECEIVED = "<b>Your inquiry has been received.</b>"
NOT_READ = "<b>An operator has not answered you yet.</b>"
LATE = "It has not been reviewed yet, although this usually takes {days} day."


async def test_an_inquiry_that_nobody_has_reviewed_in_time_says_so_once(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    reference = await anna.registers()
    await day_by_day(town, 2)
    assert times(anna, NOT_REVIEWED) == 0
    await anna.says("/status")
    await anna.sees("An operator will read it. The answer will come to this chat.")
    await day_by_day(town, 1)
    said = (await anna.sees(NOT_REVIEWED)).text
    assert said.partition("\n")[0] == anna.word(f"{NOT_REVIEWED} This message brings no news.")
    assert reference in said and HOTLINE in said and "Коваль" not in said
    await anna.says("/status")
    assert anna.word(LATE, 3).format(days=3).split(".")[0] in (await anna.sees(LATE, n=3)).text
    await day_by_day(town, 40)
    assert times(anna, NOT_REVIEWED) == 1


async def test_the_organisation_says_how_many_days_it_promises(tmp_path: Path, language: str) -> None:
    async with standing(Town(tmp_path, review_days=5)) as town:
        anna = town.relative("Anna", language)
        await anna.registers()
        assert anna.word(PROMISED, 5).format(days=5).split(".")[1] in (await anna.sees(RECEIVED)).text
        await day_by_day(town, 4)
        assert times(anna, NOT_REVIEWED) == 0
        await day_by_day(town, 1)
        assert times(anna, NOT_REVIEWED) == 1


async def test_of_several_inquiries_the_list_says_which_was_not_reviewed(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    await day_by_day(town, 3)
    await has_asked(anna, surname="Бондар", birth_date="1995-01-01")
    await anna.says("/status")
    assert (await anna.sees("<b>My inquiries</b>")).text.count(
        anna.word("Not reviewed yet. It stays in the queue.")
    ) == 1


async def test_nothing_is_said_of_an_inquiry_that_was_reviewed_asked_about_or_withdrawn(town: Town) -> None:
    anna, nina, olena = town.relative("Anna"), town.relative("Nina"), town.relative("Olena")
    maria = await town.operator("Maria", "reviewer")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.accepts()
    await nina.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Чи є особливі прикмети?")
    await nina.presses("Answer the question")
    await nina.sees("Please write your answer in one message.")
    await nina.says("Шрам")
    await nina.sees("<b>Answer received.</b>")
    await olena.registers()
    await olena.says("/status")
    await olena.presses("Withdraw the inquiry")
    await olena.presses("Yes, withdraw it")
    await olena.sees("<b>Inquiry withdrawn.</b>")
    await day_by_day(town, 5)
    assert [times(one, NOT_REVIEWED) for one in (anna, nina, olena)] == [0, 0, 0]
    await nina.says("/status")
    await nina.sees("An operator will read it. The answer will come to this chat.")


async def test_it_is_said_by_day_where_the_relative_lives(town: Town) -> None:
    james = town.relative("James", "en")
    await james.registers()
    await james.says("/reminders")
    await james.presses("Time zone")
    await town.settles()
    await james.person.presses("22:06 · Sydney")
    await james.sees("Your time: {city}")
    await town.passes(3 * 24 * HOUR + 10 * HOUR)
    assert times(james, NOT_REVIEWED) == 0
    await town.passes(HOUR)
    assert times(james, NOT_REVIEWED) == 1


async def test_a_letter_that_nobody_has_read_in_time_says_so_once_for_all_that_wait(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer")
    await is_accepted(anna, maria)
    await anna.says("Чи є новини?")
    await anna.says("Напишіть мені, будь ласка")
    await town.settles()
    await day_by_day(town, 4)
    assert times(anna, NOT_READ) == 0
    await day_by_day(town, 1)
    said = (await anna.sees(NOT_READ)).text
    assert said.partition("\n")[0] == anna.word(f"{NOT_READ} This message brings no news.")
    assert HOTLINE in said and "новини?" not in said
    await anna.says("Я ще чекаю")
    await town.settles()
    await day_by_day(town, 10)
    assert times(anna, NOT_READ) == 1


async def test_nothing_is_said_of_a_letter_that_was_answered_and_the_next_one_waits_anew(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    await is_accepted(anna, maria)
    await anna.says("Чи є новини?")
    await town.settles()
    await maria.says("/messages")
    await maria.presses("Done")
    await town.settles()
    await day_by_day(town, 2)
    await anna.says("Чи є новини тепер?")
    await town.settles()
    await day_by_day(town, 4)
    assert times(anna, NOT_READ) == 0
    await day_by_day(town, 1)
    assert times(anna, NOT_READ) == 1


async def test_nothing_is_said_of_a_letter_after_which_an_operator_wrote_from_the_case(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    case = await is_accepted(anna, maria)
    await anna.says("Чи є новини?")
    await town.settles()
    await maria.opens_the_case(case.reference)
    await maria.presses("Write to the family")
    await town.settles()
    await maria.says("Новин поки немає")
    await anna.reads("Новин поки немає")
    await day_by_day(town, 10)
    assert times(anna, NOT_READ) == 0


async def test_a_letter_behind_what_an_operator_wrote_waits_like_any_other(town: Town) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer")
    case = await is_accepted(anna, maria)
    await anna.says("Чи є новини?")
    await town.settles()
    await maria.opens_the_case(case.reference)
    await maria.presses("Write to the family")
    await town.settles()
    await maria.says("Новин поки немає")
    await anna.reads("Новин поки немає")
    await anna.says("Зателефонуйте мені, будь ласка")
    await town.settles()
    await day_by_day(town, 5)
    assert times(anna, NOT_READ) == 1


async def test_about_a_held_case_nothing_is_said_by_itself(town: Town) -> None:
    anna, petro = town.relative("Anna"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro)
    await anna.says("Чи є новини?")
    await town.settles()
    await presses(petro, "hold", case.person)
    await day_by_day(town, 8)
    assert times(anna, NOT_READ) == 0


@pytest.mark.parametrize(("held", "said"), [(True, 0), (False, 1)])
async def test_what_could_not_leave_in_the_evening_does_not_leave_when_the_case_was_held_in_the_night(
    town: Town, held: bool, said: int
) -> None:
    await town.passes(7 * HOUR)
    anna, petro = town.relative("Anna"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro)
    await anna.says("Чи є новини?")
    await town.settles()
    await day_by_day(town, 4)
    town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id, times=50)
    await town.passes(25 * HOUR)
    town.telegram.faults.clear()
    if held:
        await presses(petro, "hold", case.person)
    await town.passes(12 * HOUR)
    assert times(anna, NOT_READ) == said
