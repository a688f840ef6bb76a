"""Dates as families and operators type them."""

from datetime import date
from typing import Literal

import pytest
from babel.dates import get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Language
from bot.model.dates import PartialDate, in_words, read_date
from bot.model.given import Refusal
from tests.rules.filling import TODAY
from tests.rules.partial_dates import partial_dates

BIRTHDAY = "1991-03-12"
untimed = settings(deadline=None)


def refusal(words: str) -> str:
    with pytest.raises(Refusal) as refused:
        read_date(words, TODAY)
    return refused.value.reason


@pytest.mark.parametrize(
    "typed",
    [
        "12.03.1991",
        "12/03/1991",
        "12-03-1991",
        "12 03 1991",
        "12, 03, 1991",
        "1991-03-12",
        "1991.3.12",
        "12.3.1991 р.",
        "12.03.1991р",
        "12.03.1991 р.н.",
        "12.03.1991 г.р.",
        "(12.03.1991)",
        " 12 . 03 . 1991 ",
        "12 березня 1991 року",
        "12-го березня 1991",
        "12 БЕРЕЗНЯ 1991",
        "12 березень 1991",
        "12 бер. 1991",
        "12 March 1991",
        "March 12, 1991",
        "March 12th, 1991",
        "the 12th of March 1991",
        "12 mar 1991",
        "12 марта 1991 г.",
        "12 мар 1991",
        "1991 March 12",
        "12.03.1991\u200b",
    ],
)
def test_a_day_is_read_in_every_usual_order(typed: str) -> None:
    assert str(read_date(typed, TODAY)) == BIRTHDAY


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("березень 1991", "1991-03"),
        ("03.1991", "1991-03"),
        ("3/1991", "1991-03"),
        ("1991-03", "1991-03"),
        ("March 1991", "1991-03"),
        ("1991", "1991"),
        ("1991 р.", "1991"),
        ("1991 рік", "1991"),
        ("2026", "2026"),
        ("11.2026", "2026-11"),
    ],
)
def test_what_is_known_of_a_date_is_enough(typed: str, read: str) -> None:
    assert str(read_date(typed, TODAY)) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("03/12/1991", "1991-12-03"),
        ("03/25/1991", "1991-03-25"),
        ("25/03/1991", "1991-03-25"),
        ("12.12.1991", "1991-12-12"),
    ],
)
def test_the_day_comes_first_unless_only_the_american_order_makes_sense(typed: str, read: str) -> None:
    assert str(read_date(typed, TODAY)) == read


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("\u200b ", "empty"),
        ("не знаю", "not_a_date"),
        ("born 12 March 1991", "not_a_date"),
        ("12.03.1991 або 13.03.1991", "not_a_date"),
        ("12.03.1991 13.03.1991", "not_a_date"),
        ("03.1991.12", "not_a_date"),
        ("12 ма 1991", "not_a_date"),
        ("12 ju 1991", "not_a_date"),
        ("березень квітень 1991", "not_a_date"),
        ("191", "not_a_date"),
        ("12031991", "not_a_date"),
        ("12.03.1991?", "not_a_date"),
        ("² 1991", "not_a_date"),
        (".", "not_a_date"),
        ("вчора", "not_a_date"),
        ("12.03.91", "year_needs_four_digits"),
        ("91", "year_needs_four_digits"),
        ("12 березня", "year_needs_four_digits"),
        ("12 березня ’91", "year_needs_four_digits"),
        ("31.02.1991", "impossible_date"),
        ("29.02.1991", "impossible_date"),
        ("13.13.1991", "impossible_date"),
        ("13.1991", "impossible_date"),
        ("00.03.1991", "impossible_date"),
        ("12.00.1991", "impossible_date"),
        ("31.12.1899", "too_early"),
        ("0000", "too_early"),
        ("24.11.2026", "future_date"),
        ("12.2026", "future_date"),
        ("2027", "future_date"),
    ],
)
def test_a_date_that_cannot_be_taken_is_refused_by_name(typed: str, reason: str) -> None:
    assert refusal(typed) == reason


def test_a_date_of_today_is_not_in_the_future() -> None:
    assert str(read_date("23.11.2026", TODAY)) == "2026-11-23"


def test_the_earliest_year_can_be_set() -> None:
    assert str(read_date("2014", TODAY, 2014)) == "2014"
    with pytest.raises(Refusal, match="too_early"):
        read_date("2013", TODAY, 2014)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("сьогодні", "2026-11-23"),
        ("Вчора", "2026-11-22"),
        ("позавчора", "2026-11-21"),
        ("today", "2026-11-23"),
        ("Yesterday", "2026-11-22"),
        ("вчера", "2026-11-22"),
        ("20.11.2026", "2026-11-20"),
    ],
)
def test_the_last_contact_may_have_been_yesterday(typed: str, read: str) -> None:
    assert str(read_date(typed, TODAY, relative=True)) == read


@pytest.mark.parametrize("language", ["uk", "en", "en_GB", "ru"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_name_of_every_month_is_known(
    language: str, width: Literal["wide", "abbreviated"], context: Literal["format", "stand-alone"]
) -> None:
    for month, name in get_month_names(width, context, language).items():
        assert read_date(f"12 {name} 1991", TODAY) == PartialDate(1991, month, 12)


@untimed
@given(partial_dates(), st.sampled_from(LANGUAGES))
def test_what_the_bot_says_it_understands(value: PartialDate, language: Language) -> None:
    assert read_date(in_words(value).text(language), TODAY) == value


@untimed
@given(partial_dates())
def test_a_stored_date_is_the_same_when_it_is_read_back(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert read_date(str(value), TODAY) == value


@untimed
@given(st.text(st.sampled_from("0123456789 ./-березнямарт’thр")))
def test_anything_typed_gives_a_date_or_a_refusal(words: str) -> None:
    try:
        value = read_date(words, TODAY)
    except Refusal:
        return
    assert date(1900, 1, 1) <= value.earliest() <= TODAY


@pytest.mark.parametrize("iso", ["", "1991-13", "1991-02-30", "1991-00-01", "1991-03-00", "1991-03-12-01", "March"])
def test_what_is_no_date_is_not_a_value(iso: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        PartialDate.parse(iso)


def test_a_day_without_its_month_is_not_a_value() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1991, None, 12)


@pytest.mark.parametrize(
    ("iso", "language", "said"),
    [
        ("1991-03-12", "uk", "12 березня 1991\u202fр."),
        ("1991-03", "uk", "березень 1991"),
        ("1991", "uk", "1991"),
        ("1991-03-12", "en", "12 March 1991"),
        ("1991-03", "en", "March 1991"),
    ],
)
def test_a_date_is_said_with_the_month_in_words(iso: str, language: Language, said: str) -> None:
    assert in_words(PartialDate.parse(iso)).text(language) == said
