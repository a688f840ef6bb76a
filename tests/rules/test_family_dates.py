"""Dates as families tell them: roughly, as an age, how long ago; what can be meant in two ways is asked back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Language
from bot.model import family_dates
from bot.model.dates import PartialDate, in_words, read_date
from bot.model.given import Refusal, Unsure
from bot.texts import facts
from tests.rules.filling import TODAY
from tests.rules.partial_dates import partial_dates

MONTHS = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()  # noqa: SIM905
# How a date that is known to the day is written; those that are known less begin further to the right.
WRITTEN = (
    "{d}.{m}.{y}",
    "{d:02}.{m:02}.{y}",
    "{d:02}/{m:02}/{y}",
    "{d} {m} {y}",
    "{d}-{m}-{y}",
    "{y}-{m:02}-{d:02}",
    "{d} {month} {y}",
    "{d} {month} {y} року",
    "{d}.{m:02}.{y} р.н.",
    "{month} {d}, {y}",
    "{d}-го {month} {y} р.",
    "{m:02}.{y}",
    "{m}/{y}",
    "{y}-{m:02}",
    "{month} {y}",
    "{y}",
    "{y} р.",
    "{y} рік",
)


def told(words: str, *, birth: bool = True, english: bool = False) -> str:
    """The date as it is kept, what it is asked back as, or why it is refused."""
    try:
        return family_dates.read(words, TODAY, birth=birth, month_first=english)
    except Unsure as unsure:
        return "? " + " ".join(map(str, unsure.meant))
    except Refusal as refusal:
        return refusal.reason


BOTH = {
    "1991 року народження": "1991",
    "народився 12.03.1991": "1991-03-12",
    "народилася 12 березня 1991 року": "1991-03-12",
    "дата народження: 12.03.1991": "1991-03-12",
    "д.н. 12.03.1991": "1991-03-12",
    "born 12 March 1991": "1991-03-12",
    "born in 1991": "1991",
    "12031991": "1991-03-12",
    "19910312": "1991-03-12",
    "031991": "1991-03",
    "12.III.1991": "1991-03-12",
    "12. ІІІ. 1991": "1991-03-12",
    "12 березна 1991": "1991-03-12",
    "березна 1991": "1991-03",
    "12 Marhc 1991": "1991-03-12",
    "Febuary 1991": "1991-02",
    "у травні 2024": "2024-05",
    "в лютому 2024": "2024-02",
    "в мае 2024": "2024-05",
    "in May 2024": "2024-05",
    "about 1991": "1991~",
    "приблизно 1991": "1991~",
    "десь у 1991 році": "1991~",
    "~1991": "1991~",
    "1991?": "1991~",
    "не знаю, приблизно 1991": "1991~",
    "1990 або 1991": "1990~",
    "1990-1991": "1990~",
    "12.03.1991?": "1991-03-12~",
    "весна 2024": "2024-04~",
    "навесні 2024": "2024-04~",
    "Summer 2023": "2023-07~",
    "восени 2023 року": "2023-10~",
    "взимку 2023": "2023~",
    "на початку травня 2024": "2024-05~",
    "late May 2024": "2024-05~",
    "наприкінці 2023": "2023~",
    "тиждень тому": "2026-11-16~",
    "2 тижні тому": "2026-11-09~",
    "a week ago": "2026-11-16~",
    "3 дні тому": "2026-11-20",
    "два місяці тому": "2026-09~",
    "близько місяця тому": "2026-10~",
    "півроку тому": "2026-05~",
    "рік тому": "2025~",
    "two years ago": "2024~",
    "торік": "2025",
    "минулого місяця": "2026-10",
    "24.05.2024 о 18:00": "2024-05-24",
    "24.05.24": {True: "? 2024-05-24 1924-05-24", False: "? 2024-05-24"},
    "не знаю": "",
    "Зовсім не знаю, допоможіть": "",
    "I don't know": "",
    "невідомо": "",
    "йому 7 років": {True: "2019~", False: "not_a_date"},
    "he is 7": {True: "2019~", False: "not_a_date"},
    "35 років": {True: "1991~", False: "not_a_date"},
    "about 35 years old": {True: "1991~", False: "not_a_date"},
    "йому 3 місяці": {True: "2026-08~", False: "not_a_date"},
    "120391": {True: "? 1991-03-12", False: "year_needs_four_digits"},
    "12.03.91": {True: "? 1991-03-12", False: "year_needs_four_digits"},
    "12 березня ’91": {True: "? 1991-03-12", False: "year_needs_four_digits"},
    "12.03.15": {True: "? 2015-03-12 1915-03-12", False: "? 2015-03-12"},
    "7": {True: "? 2019~", False: "year_needs_four_digits"},
    "35": {True: "? 1935 1991~", False: "year_needs_four_digits"},
    "24.05": {True: "year_needs_four_digits", False: "? 2026-05-24 2025-05-24"},
    "24 травня ввечері": {True: "year_needs_four_digits", False: "? 2026-05-24 2025-05-24"},
    "у травні 22 року": {True: "? 2022-05 1922-05", False: "? 2022-05"},
    "в травні 22-го року": {True: "? 2022-05 1922-05", False: "? 2022-05"},
    "навесні 22-го року": {True: "? 2022-04~ 1922-04~", False: "? 2022-04~"},
    "в мае 22 года": {True: "? 2022-05 1922-05", False: "? 2022-05"},
    "24 травня 24 р.": {True: "? 2024-05-24 1924-05-24", False: "? 2024-05-24"},
    "у травні 22": {True: "? 2022-05 1922-05", False: "? 2026-05-22 2025-05-22 2022-05"},
    "у грудні": {True: "year_needs_four_digits", False: "? 2025-12"},
}


@pytest.mark.parametrize("birth", [True, False], ids=["birth", "last contact"])
@pytest.mark.parametrize("words", BOTH)
def test_what_families_write_is_read(words: str, birth: bool) -> None:
    expected = BOTH[words]
    assert told(words, birth=birth) == (expected[birth] if isinstance(expected, dict) else expected)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Тарас", "not_a_date"),
        ("у понеділок", "not_a_date"),
        ("тому", "not_a_date"),
        ("juny 1991", "not_a_date"),  # June and July are one letter away
        ("12.03.1991 або 13.03.1991", "not_a_date"),
        ("1" * 5_000, "not_a_date"),
        ("народився 31.02.1991", "impossible_date"),
        ("народився 12.03.1791", "too_early"),
        ("у травні 2199", "future_date"),
        ("150 років", "not_a_date"),
        ("\u200b", "empty"),
    ],
)
def test_what_is_no_date_is_refused_by_name(words: str, reason: str) -> None:
    assert told(words) == reason


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("05/03/1991", "? 1991-03-05 1991-05-03"),
        ("05.03.1991", "? 1991-03-05 1991-05-03"),
        ("05031991", "? 1991-03-05 1991-05-03"),
        ("5/3/91", "? 1991-03-05 1991-05-03"),
        ("born 05/03/1991", "? 1991-03-05 1991-05-03"),
        ("05/05/1991", "1991-05-05"),
        ("25/03/1991", "1991-03-25"),
        ("03/25/1991", "1991-03-25"),
        ("1991-03-05", "1991-03-05"),
        ("19910305", "1991-03-05"),
        ("5.III.1991", "1991-03-05"),
        ("5 March 1991", "1991-03-05"),
        ("10/11/2026", "? 2026-11-10 2026-10-11"),
    ],
)
def test_english_readers_are_asked_whether_the_month_came_first(words: str, read: str) -> None:
    assert told(words, english=True) == read


def test_a_day_to_come_is_not_asked_about() -> None:
    assert told("12/11/2026", english=True) == "2026-11-12"


@given(partial_dates(), st.sampled_from(WRITTEN), st.booleans())
def test_whatever_lists_and_operators_may_write_means_the_same_to_families(
    value: PartialDate, form: str, birth: bool
) -> None:
    day = date(value.year, value.month or 1, value.day or 1)
    words = form.format(d=day.day, m=day.month, y=day.year, month=MONTHS[day.month - 1])
    exact = str(read_date(words, TODAY))
    assert told(words, birth=birth) == exact
    assert told(words, birth=birth, english=True).removeprefix("? ").split()[0] == exact


@given(partial_dates(), st.booleans(), st.sampled_from(LANGUAGES))
def test_what_the_bot_says_it_understands(value: PartialDate, approximate: bool, language: Language) -> None:
    stored = str(PartialDate(value.year, value.month, value.day, approximate=approximate))
    said = facts.date(stored)
    assert not isinstance(said, str)
    assert told(said.text(language)) == stored


@given(st.text(st.sampled_from("0123456789 ./-?~березнямарт’thrІV")), st.booleans(), st.booleans())
def test_anything_typed_gives_dates_or_a_refusal(words: str, birth: bool, english: bool) -> None:
    try:
        found = [family_dates.read(words, TODAY, birth=birth, month_first=english)]
    except Unsure as unsure:
        found = [*map(str, unsure.meant)]
    except Refusal:
        return
    assert found
    for one in found:
        assert date(1900, 1, 1) <= PartialDate.parse(one).earliest() <= TODAY


def test_an_approximate_date_is_a_year_to_whoever_compares() -> None:
    about = PartialDate.parse("1991-03-12~")
    assert str(about) == "1991-03-12~"
    assert about.certain() == PartialDate(1991)
    assert in_words(about.certain()).text("en") == "1991"
