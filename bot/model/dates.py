"""Dates as people know and type them: a day, a month or only a year; day first, months by name in every language."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Self

from babel.dates import get_month_names

from bot.i18n import LANGUAGES
from bot.model.given import Refusal
from bot.model.sentence import Dated, Sentence
from bot.model.words import clean

APPROXIMATE = "~"
ROMAN_NUMBERS = "i,ii,iii,iv,v,vi,vii,viii,ix,x,xi,xii"
ROMAN = {number: month for month, number in enumerate(ROMAN_NUMBERS.split(","), start=1)}
ROMAN_LOOKS = str.maketrans("іх", "ix")
READ_LANGUAGES = (*LANGUAGES, "ru")
PARTS = re.compile(r"\d+|[^\W\d_]+")
BETWEEN_PARTS = re.compile(r"[\s.,()/\\’'‐‑‒–—−-]*")
ORDINAL = re.compile(r"(?<=\d)[-’']?(?:st|nd|rd|th|го|ого|е)\b")
FILLERS = frozenset({"р", "н", "рік", "року", "г", "год", "года", "of", "the"})
DAYS_AGO = {
    "сьогодні": 0,
    "вчора": 1,
    "учора": 1,
    "позавчора": 2,
    "today": 0,
    "yesterday": 1,
    "сегодня": 0,
    "вчера": 1,
    "позавчера": 2,
}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown; ValueError if there is no such day.

    approximate: so was it said; then nobody is told from somebody else by more than the year.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs a month")
        self.earliest()

    def __str__(self) -> str:
        """ISO 8601-2, as far as known: 1991, 1991-03 or 1991-03-12, and ~ behind it when it is approximate."""
        known = [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04}", *known]) + APPROXIMATE * self.approximate

    @classmethod
    def parse(cls, iso: str) -> Self:
        """The value of a string that str() made."""
        return cls(*map(int, iso.removesuffix(APPROXIMATE).split("-")), approximate=iso.endswith(APPROXIMATE))

    def certain(self) -> Self:
        """What of it somebody can be recognised by."""
        return type(self)(self.year) if self.approximate else self

    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)


def read_date(words: str, today: date, earliest_year: int = 1900, *, relative: bool = False) -> PartialDate:
    """The date in typed words, day before month when both fit; relative: whether "yesterday" is an answer.

    Refusal("empty" | "not_a_date" | "year_needs_four_digits" | "impossible_date" | "too_early" | "future_date").
    """
    text = clean(words).lower()
    if not text:
        raise Refusal("empty")
    if relative and text in DAYS_AGO:
        spoken_of = today - timedelta(days=DAYS_AGO[text])
        return PartialDate(spoken_of.year, spoken_of.month, spoken_of.day)
    return _plausible(_known_parts(_parts(text)), today, earliest_year)


def in_words(value: PartialDate) -> Sentence:
    """The date as it is said, the month in words, as far as known: 12 березня 1991 р., березень 1991, 1991."""
    form = "y" if value.month is None else "long" if value.day else "LLLL y"
    return Dated(value.earliest(), form)


Part = int | str  # a month that was named, or digits


def _parts(text: str) -> list[Part]:
    """Months as numbers, digits as they were typed; everything else has been left out or is refused."""
    text = ORDINAL.sub("", text)
    if BETWEEN_PARTS.fullmatch(PARTS.sub("", text)) is None:
        raise Refusal("not_a_date")
    return [part if part.isdecimal() else _month(part) for part in PARTS.findall(text) if part not in FILLERS]


def _known_parts(parts: list[Part]) -> tuple[int, int | None, int | None]:
    """(year, month, day) of one to three parts in any usual order."""
    years = [part for part in parts if isinstance(part, str) and len(part) == 4]
    named = [part for part in parts if isinstance(part, int)]
    numbers = [int(part) for part in parts if isinstance(part, str) and len(part) <= 2]
    if len(parts) > 3 or len(named) > 1 or len(years) + len(named) + len(numbers) != len(parts):
        raise Refusal("not_a_date")
    if not years and parts:
        raise Refusal("year_needs_four_digits")
    if len(years) != 1 or (len(parts) == 3 and parts.index(years[0]) == 1):
        raise Refusal("not_a_date")
    return int(years[0]), *_month_and_day(named, numbers, year_first=parts[0] == years[0])


def _month_and_day(named: list[int], numbers: list[int], *, year_first: bool) -> tuple[int | None, int | None]:
    month_first = named + (numbers if year_first or len(numbers) < 2 else numbers[::-1])
    month, day = [*month_first, None, None][:2]
    if month and day and month > 12:  # 03/25/1991: only the American order makes sense of it
        month, day = day, month
    return month, day


def _plausible(known: tuple[int, int | None, int | None], today: date, earliest_year: int) -> PartialDate:
    if known[0] < earliest_year:
        raise Refusal("too_early")
    try:
        value = PartialDate(*known)
    except ValueError as error:
        raise Refusal("impossible_date") from error
    if value.earliest() > today:
        raise Refusal("future_date")
    return value


def _month(word: str) -> int:
    """The month that a word of three letters or more begins to name."""
    found = {month for name, month in month_names() if len(word) >= 3 and name.startswith(word)}
    if len(found) != 1:
        raise Refusal("not_a_date")
    return found.pop()


@cache
def month_names() -> frozenset[tuple[str, int]]:
    """Every name of a month, as in a date and alone; what is usually shortened is a beginning of one of them."""
    return frozenset(
        (name.lower(), month)
        for language in READ_LANGUAGES
        for context in ("format", "stand-alone")
        for month, name in get_month_names("wide", context, language).items()
    )
