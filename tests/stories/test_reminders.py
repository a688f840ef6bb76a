"""A relative is reminded rarely, by day, and as often as they like."""

from structlog.testing import capture_logs

from bot.model.message import DAY
from bot.model.reminder import Unsaid
from tests.promises.quick import lifts, presses
from tests.register import count, has_asked, is_accepted
from tests.stories.reminding import DETAILS, HOUR, day_by_day, times
from tests.stories.standing_clock import town
from tests.town import Town

__all__ = ["town"]

STILL_RIGHT = "<b>Details still correct</b>, says the relative: {day}"
UNFINISHED = "<b>Reminder: your inquiry is not finished.</b>"
ERASED = "<b>Your unfinished inquiry has been erased.</b>"
QUESTION = "<b>Reminder: an operator’s question is waiting for your answer.</b>"


async def test_after_sixty_days_a_relative_is_asked_whether_all_is_still_right(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    await day_by_day(town, 59)
    assert times(anna, DETAILS) == 0
    await day_by_day(town, 1)
    reminder = await anna.sees(DETAILS)
    first_line = reminder.text.partition("\n")[0]
    assert first_line == anna.word("<b>Reminder: are your details still correct?</b> This message brings no news.")
    assert "Коваль" not in reminder.text
    await anna.presses("All correct")
    assert "2027" in (await anna.sees("<b>Noted: your details are still correct.</b>")).text
    await day_by_day(town, 59)
    assert times(anna, DETAILS) == 1
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 2


async def test_operators_see_in_the_case_when_a_relative_last_said_that_all_is_right(town: Town, language: str) -> None:
    anna, petro = town.relative("Anna"), await town.operator("Petro", "verifier", language)
    case = await is_accepted(anna, petro)
    await petro.says(f"/case {case.reference}")
    await petro.reads(case.reference)
    assert not petro.has_seen(STILL_RIGHT)
    await day_by_day(town, 60)
    await anna.presses("All correct")
    await petro.says(f"/case {case.reference}")
    assert "2027" in (await petro.sees(STILL_RIGHT)).text


async def test_nobody_has_to_answer_and_a_button_of_long_ago_still_works(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    await day_by_day(town, 130)
    assert times(anna, DETAILS) == 2
    first = next(message for message in anna.person.chat if anna.word(DETAILS) in message.text)
    await anna.presses("Something changed", on=first)
    await anna.sees("<b>What has changed?</b>")
    await anna.presses("Add to {reference}", reference=reference)
    await anna.sees("Please write in one message")
    await anna.says("Новий номер")
    await anna.sees("<b>Added</b>")


async def test_less_often_a_pause_and_none_at_all(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.registers()
    await day_by_day(town, 60)
    await anna.presses("Less often")
    assert anna.word("every {n} day", 90).format(n=90) in (await anna.sees("<b>Reminders.</b>")).text
    await day_by_day(town, 89)
    assert times(anna, DETAILS) == 1
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 2
    await anna.presses("Pause")
    await town.settles()
    await anna.person.presses(anna.word("{n} day", 180).format(n=180))
    await anna.sees("<b>Paused until {day}.</b>")
    await day_by_day(town, 179)
    assert times(anna, DETAILS) == 2
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 3
    await anna.presses("Stop reminders")
    await anna.sees("<b>Reminders are off.</b>")
    await day_by_day(town, 100)
    assert times(anna, DETAILS) == 3
    await anna.presses("Start reminders again")
    await anna.sees("How often: {every}")
    await day_by_day(town, 89)
    assert times(anna, DETAILS) == 3
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 4


async def test_how_often_is_chosen(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await anna.says("/reminders")
    await anna.presses("How often")
    await town.settles()
    await anna.person.presses(anna.word("Every {n} day", 30).format(n=30))
    await day_by_day(town, 91)
    assert times(anna, DETAILS) == 3


async def test_before_consent_there_is_nothing_to_be_reminded_of(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/reminders")
    await anna.sees("<b>Before you begin.</b>")


async def test_an_unfinished_registration_is_recalled_twice_and_then_erased(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("phone")
    await town.passes(DAY - 60)
    assert times(anna, UNFINISHED) == 0
    await town.passes(120)
    await anna.sees(UNFINISHED)
    await day_by_day(town, 6)
    assert times(anna, UNFINISHED) == 1
    await day_by_day(town, 1)
    assert times(anna, UNFINISHED) == 2
    await anna.sees("If you do not continue, the answers will be erased in a week.")
    await day_by_day(town, 7)
    await anna.sees(ERASED)
    assert anna.person.asking is None
    await day_by_day(town, 40)
    assert (times(anna, UNFINISHED), times(anna, ERASED)) == (2, 1)
    await anna.says("/register")
    await anna.is_asked("category")


async def test_of_somebody_who_has_blocked_the_bot_it_is_erased_too(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("birth_date")
    await anna.person.blocks()
    await day_by_day(town, 16)
    assert await town.store.read(count, "draft") == 0
    await anna.person.unblocks()
    await day_by_day(town, 3)
    assert (times(anna, UNFINISHED), times(anna, ERASED)) == (0, 0)


async def test_going_on_with_a_registration_begins_the_days_anew_and_sending_ends_them(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("birth_date")
    await town.passes(DAY)
    await anna.presses("Continue the inquiry")
    await anna.answers("birth_date", "12.03.1991")
    await day_by_day(town, 8)
    assert times(anna, UNFINISHED) == 3
    for name, answer in (("last_contact", None), ("relation", "Wife"), ("own_name", "Коваль Анна Петрівна")):
        await anna.answers(name, answer)
    for name, answer in (("phone", "own"), ("photo", None), ("note", None)):
        await anna.answers(name, answer)
    await anna.sends_it()
    await day_by_day(town, 30)
    assert (times(anna, UNFINISHED), times(anna, ERASED)) == (3, 0)


async def test_an_unanswered_question_is_asked_again_three_times(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Чи є особливі прикмети?")
    for days, said in ((2, 0), (1, 1), (6, 1), (1, 2), (19, 2), (1, 3), (29, 3)):
        await day_by_day(town, days)
        assert times(anna, QUESTION) == said
    assert times(anna, DETAILS) == 0
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 1
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await anna.says("Шрам")
    await anna.sees("<b>Answer received.</b>")
    await day_by_day(town, 50)
    assert times(anna, QUESTION) == 3


async def test_at_night_nothing_comes_where_the_relative_lives(town: Town) -> None:
    anna, james = town.relative("Anna"), town.relative("James", "en")
    await has_asked(anna)
    await has_asked(james)
    await james.says("/reminders")
    await james.presses("Time zone")
    await town.settles()
    await james.person.presses("22:06 · Sydney")
    assert "22:06" in (await james.sees("Your time: {city}")).text
    await town.passes(60 * DAY + 60)
    assert (times(anna, DETAILS), times(james, DETAILS)) == (1, 0)
    await town.passes(10 * HOUR)
    assert (times(anna, DETAILS), times(james, DETAILS)) == (1, 0)
    await town.passes(HOUR)
    assert (times(anna, DETAILS), times(james, DETAILS)) == (1, 1)


async def test_a_held_case_gets_none_and_its_screen_says_the_same(town: Town) -> None:
    petro, anna, nina = await town.operator("Petro", "admin"), town.relative("Anna"), town.relative("Nina")
    case = await is_accepted(anna, petro)
    await is_accepted(nina, petro)
    petro.forges(f"hold:{case.person}")
    await day_by_day(town, 70)
    assert (times(anna, DETAILS), times(nina, DETAILS)) == (0, 1)
    screens = []
    for one in (anna, nina):
        await one.says("/reminders")
        screens.append((await one.sees("<b>Reminders.</b>")).text)
    assert screens[0] == screens[1]
    await lifts(petro, case.person)
    await day_by_day(town, 49)
    assert (times(anna, DETAILS), times(nina, DETAILS)) == (0, 1)
    await day_by_day(town, 1)
    assert (times(anna, DETAILS), times(nina, DETAILS)) == (1, 2)


async def test_a_relative_who_has_blocked_the_bot_is_left_alone_and_goes_on_afterwards(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.registers()
    await anna.person.blocks()
    await day_by_day(town, 70)
    await anna.person.unblocks()
    await day_by_day(town, 49)
    assert times(anna, DETAILS) == 0
    await day_by_day(town, 1)
    assert times(anna, DETAILS) == 1


async def test_who_has_withdrawn_everything_is_asked_nothing(town: Town) -> None:
    anna = town.relative("Anna")
    case = await has_asked(anna)
    await anna.says("/status")
    await town.settles()
    anna.forges(f"withdrawn:{case.id}")
    await day_by_day(town, 130)
    assert times(anna, DETAILS) == 0


async def test_why_one_was_not_sent_can_be_read_by_who_runs_the_server(town: Town) -> None:
    anna, nina, olena = town.relative("Anna"), town.relative("Nina"), town.relative("Olena")
    petro = await town.operator("Petro")
    for relative in (anna, nina, olena):
        case = await is_accepted(relative, petro)
    await presses(petro, "hold", case.person)
    for relative, verb in ((anna, "noreminders"), (nina, "pause:90")):
        await relative.says("/reminders")
        await town.settles()
        relative.forges(verb)
    await town.settles()
    with capture_logs() as logs:
        await day_by_day(town, 61)
    assert [times(one, DETAILS) for one in (anna, nina, olena)] == [0, 0, 0]
    logged = [line for line in logs if line["event"] == "reminder not said"]
    assert sorted(line["why"] for line in logged) == ["not_now", "paused", "stopped"]
    assert all(set(line) == {"event", "log_level", "row", "kind", "why"} for line in logged)
    assert town.bot.kept.unsaid == {Unsaid.NOT_NOW: 1, Unsaid.PAUSED: 1, Unsaid.STOPPED: 1}


async def test_what_an_exchange_day_keeps_back_is_counted_once(town: Town) -> None:
    anna, petro = town.relative("Anna"), await town.operator("Petro", "admin")
    await is_accepted(anna, petro)
    await town.passes(60 * DAY - HOUR)
    await petro.says("/exchange")
    await petro.presses("Switch on…")
    await petro.presses("It was announced: switch on")
    await petro.sees("<b>Exchange day: on until {until}.</b>")
    for _look in range(3):
        await town.passes(HOUR)
    assert town.bot.kept.unsaid == {Unsaid.EXCHANGE_DAY: 1}
