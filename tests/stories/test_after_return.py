"""After a return was told: what usually comes next, after a day, a week and a month; to nobody who has to doubt it."""

import pytest

from bot.model.guide import AFTER, MOMENTS
from bot.model.message import DAY
from bot.model.registration import CATEGORIES
from bot.texts.wait.shipped import shipped
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, newest, presses, reports, verifies
from tests.register import Case, is_accepted
from tests.stories.claiming import copies
from tests.stories.exchanging import switches_on
from tests.stories.guiding import confirmed
from tests.stories.returning import until
from tests.town import HOTLINE, Town
from tests.wording import plain

NEXT = "<b>After a return: what usually comes next.</b>"
NIGHT = 12 * 3_600  # longer than any night


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    until(town, 14)
    return await town.operator("Maria", "reviewer")


@pytest.fixture
async def petro(town: Town, maria: OperatorActor) -> OperatorActor:
    """Petro verifies; the texts are confirmed."""
    petro = await town.operator("Petro", "admin")
    await town.store.run(confirmed, await newest(town, "operator"), tuple(AFTER))
    return petro


async def is_told(town: Town, relative: Relative, maria: OperatorActor, petro: OperatorActor, **facts: str) -> Case:
    """The relative is told about a verified return, and says that it was read."""
    case = await is_accepted(relative, petro, **facts)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await relative.presses("I have read this")
    await town.settles()
    return case


def heard_next(relative: Relative) -> list[str]:
    """What the relative was told about what comes next, oldest first."""
    return [words for words in relative.person.words() if relative.word(NEXT).split(".")[0] in words]


async def days_pass(town: Town, days: int) -> None:
    """Day by day, and each day a night goes by, so that nothing waits for the morning."""
    for _day in range(days):
        await town.passes(DAY / 2)
        await town.passes(DAY / 2)


@pytest.mark.parametrize("category", CATEGORIES)
async def test_after_a_day_a_week_and_a_month_whoever_was_told_reads_what_usually_comes_next(
    town: Town, maria: OperatorActor, petro: OperatorActor, language: str, category: str
) -> None:
    anna = town.relative("Anna", language)
    case = await is_told(town, anna, maria, petro, category=category, relation="mother")
    await town.passes(DAY / 2)
    assert heard_next(anna) == []
    for days, moment in ((2, "day"), (6, "week"), (24, "month")):
        await days_pass(town, days)
        said = heard_next(anna)
        assert len(said) == list(MOMENTS).index(moment) + 1
        assert plain(shipped(f"after_{category}_{moment}")[anna.language]) in said[-1]
        assert case.reference in said[-1]
        assert HOTLINE in said[-1]
        assert "Коваль" not in said[-1]
    await days_pass(town, 60)
    assert len(heard_next(anna)) == 3


async def test_nothing_comes_next_of_what_nobody_has_read_and_its_day_begins_with_the_reading(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await days_pass(town, 3)
    assert heard_next(anna) == []
    await anna.says("Дякую")
    await town.settles()
    await town.passes(DAY / 2)
    assert heard_next(anna) == []
    await days_pass(town, 1)
    assert len(heard_next(anna)) == 1


async def test_it_says_in_its_first_words_that_it_is_no_news_and_one_tap_stops_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, language: str
) -> None:
    anna = town.relative("Anna", language)
    await is_told(town, anna, maria, petro)
    await days_pass(town, 2)
    said = await anna.sees(NEXT)
    assert said.text.splitlines()[0].startswith(
        plain(anna.word("<b>After a return: what usually comes next.</b>")).split("{")[0]
    )
    await anna.presses("Write to an operator")
    await anna.sees("<b>Write to an operator.</b>")
    await anna.says("Коли можна приїхати?")
    await maria.sees("<b>A family has written.</b>")
    await anna.presses("Stop these messages")
    await anna.sees("<b>Stopped.</b> You will get no more messages")
    await anna.presses("Stop these messages")
    await anna.sees_toast("Already done.")
    await days_pass(town, 40)
    assert len(heard_next(anna)) == 1


async def test_a_stop_of_reminders_stops_it_too_and_a_pause_lets_it_rest(
    town: Town, maria: OperatorActor, petro: OperatorActor, language: str
) -> None:
    also = "If you pause or stop reminders, this also covers the messages about what usually comes after a return."
    anna, nina = town.relative("Anna", language), town.relative("Nina", language)
    for relative in (anna, nina):
        await is_accepted(relative, petro, surname="Бондар")
        await relative.says("/reminders")
        await relative.sees("<b>Reminders.</b>")
        assert not relative.has_seen(also)
        await is_told(town, relative, maria, petro)
    await anna.says("/reminders")
    await anna.sees(also)
    await anna.presses("Stop reminders")
    await anna.sees("<b>Reminders are off.</b>")
    nina.forges("pause:30")
    await nina.sees("<b>Paused until {day}.</b>")
    await days_pass(town, 29)
    assert (heard_next(anna), heard_next(nina)) == ([], [])
    await days_pass(town, 40)
    (said,) = heard_next(nina)
    assert plain(shipped("after_service_member_month")[nina.language]) in said
    assert heard_next(anna) == []
    page, parsed = await copies(anna)
    assert anna.word("messages about what comes next: no more to come") in page
    assert parsed["told"][0]["messages_about_what_comes_next"] is False


async def test_whoever_was_told_by_telephone_gets_it_too_once_the_bot_may_write_again(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    await town.passes(HOLD + 1)
    await days_pass(town, 3)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await days_pass(town, 2)
    assert heard_next(anna) == []
    await anna.person.unblocks()
    await days_pass(town, 6)
    assert len(heard_next(anna)) == 1


async def test_of_a_child_other_relatives_than_parents_hear_nothing_in_writing(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    vasyl = town.relative("Vasyl")
    case = await is_accepted(vasyl, petro, category="child", relation="grandparent")
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    await days_pass(town, 40)
    assert heard_next(vasyl) == []


@pytest.mark.parametrize("doubt", ["withdrawn", "corrected", "held", "barred", "withdrawn by the relative"])
@pytest.mark.parametrize("when", ["before it is due", "while it waits for the morning"])
async def test_nobody_who_has_to_doubt_it_hears_what_comes_next(
    town: Town, maria: OperatorActor, petro: OperatorActor, doubt: str, when: str
) -> None:
    anna = town.relative("Anna")
    case = await is_told(town, anna, maria, petro)
    if when == "while it waits for the morning":
        town.clock.ahead += DAY
        until(town, 23)
        await town.bot.jobs.follow_up()
        await town.settles()
    before = heard_next(anna)
    if doubt in ("withdrawn", "corrected"):
        await presses(petro, "stop", verification := await newest(town, "verification"))
    if doubt == "corrected":
        maria2 = await town.operator("Iryna", "verifier")
        await presses(maria2, "correct", verification)
        await maria2.says("Помилка в особі")
        maria2.forges("send:correct")
    elif doubt == "held":
        await presses(petro, "hold", case.person)
    elif doubt == "barred":
        await presses(petro, "bar", case.id)
    elif doubt == "withdrawn by the relative":
        anna.forges(f"withdrawn:{case.id}")
    await town.settles()
    await days_pass(town, 40)
    assert heard_next(anna) == before == []


async def test_it_does_not_come_at_night(town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
    anna = town.relative("Anna")
    await is_told(town, anna, maria, petro)
    town.clock.ahead += DAY
    until(town, 23)
    await town.bot.jobs.follow_up()
    await town.settles()
    assert heard_next(anna) == []
    await town.passes(NIGHT)
    assert len(heard_next(anna)) == 1


async def test_nothing_comes_of_a_text_that_nobody_has_confirmed(town: Town, maria: OperatorActor) -> None:
    petro, anna = await town.operator("Petro", "admin"), town.relative("Anna")
    topics = ("after_service_member_week",)
    await town.store.run(confirmed, await newest(town, "operator"), topics)
    await is_told(town, anna, maria, petro)
    await days_pass(town, 40)
    said = heard_next(anna)
    assert len(said) == 1
    assert plain(shipped(topics[0])["uk"]) in said[0]


async def test_after_a_long_standstill_what_is_stale_is_left_out_and_a_chat_gets_one_a_day(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    anna = town.relative("Anna")
    await is_told(town, anna, maria, petro)
    await is_told(town, anna, maria, petro, surname="Бойко")
    town.clock.ahead += 7 * DAY
    for _half_day in range(3):
        await town.passes(NIGHT)
    said = heard_next(anna)
    assert len(said) == 1
    assert plain(shipped("after_service_member_week")["uk"]) in said[0]
    await days_pass(town, 2)
    assert len(heard_next(anna)) == 2
    await days_pass(town, 40)
    assert len(heard_next(anna)) == 4


async def test_a_restart_says_nothing_twice(town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
    anna = town.relative("Anna")
    await is_told(town, anna, maria, petro)
    await days_pass(town, 2)
    await town.closes()
    await town.opens()
    await town.passes(NIGHT)
    assert len(heard_next(anna)) == 1


async def test_on_the_day_of_an_exchange_it_rests_and_comes_after_it(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    anna = town.relative("Anna")
    await is_told(town, anna, maria, petro)
    await town.passes(DAY - 3_600)
    await switches_on(petro)
    await town.passes(NIGHT)
    await town.passes(NIGHT - 60)
    assert heard_next(anna) == []
    await days_pass(town, 1)
    assert len(heard_next(anna)) == 1
