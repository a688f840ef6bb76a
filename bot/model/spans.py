"""Spans of time up to today: "two weeks ago" as a date, and an age as a year of birth.  Both are approximate."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.date_words import AGED, AGO, AROUND_WORDS, DAY, HALVES, LAST, MONTH, NUMBERS, UNITS, WEEK, YEAR
from bot.model.dates import PartialDate

WORDS = re.compile(r"\d+|[^\W\d_]+(?:’[^\W\d_]+)*")
OLDEST = 120
EMPTY_WORDS = AROUND_WORDS | {"of", "і", "та", "and"}


@dataclass(frozen=True)
class Span:
    """So many of a unit, before today or as an age."""

    number: int
    unit: str
    ago: bool


def read(text: str, today: date, *, birth: bool) -> PartialDate | None:
    """The date that the words lead back to; ages only where a birth is asked for.  None for other words."""
    if text in LAST:
        unit, number = LAST[text]
        return _back(Span(number, unit, ago=True), today, approximate=unit == WEEK)
    span = _span(WORDS.findall(text))
    if span is None or not (span.ago or birth):
        return None
    return _back(span, today)


def born(age: int, today: date) -> PartialDate:
    """The year in which somebody of that age was most likely born: half a year before their birthday, on average."""
    return PartialDate(_months_before(today, 12 * age + 6).year, approximate=True)


def _span(words: list[str]) -> Span | None:
    """None when a word is none of a span, or what makes a span is missing."""
    half = next((HALVES[word] for word in words if word in HALVES), 0)
    words = [word for word in words if word not in EMPTY_WORDS and word not in HALVES]
    numbers = [number for word in words if (number := _number(word)) is not None]
    units = [unit for word in words if (unit := _unit(word))]
    marks = [word for word in words if word in AGO or word in AGED]
    if len(numbers) + len(units) + len(marks) != len(words) or len(numbers) > 1 or len(units) > 1:
        return None
    ago = any(word in AGO for word in marks)
    if half and not (numbers or units):
        return Span(half, MONTH, ago)
    if (
        half
        or not (numbers or (units and marks))
        or not (units or (marks and not ago))
        or (not numbers and DAY in units)
    ):
        return None
    return Span(numbers[0] if numbers else 1, units[0] if units else YEAR, ago)


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if int(word) <= OLDEST * 12 else None
    return NUMBERS.get(word)


def _unit(word: str) -> str:
    return next((unit for words, unit in UNITS if words.fullmatch(word)), "")


def _back(span: Span, today: date, *, approximate: bool = True) -> PartialDate | None:
    """The span before today; of days exactly."""
    if span.unit in (DAY, WEEK):
        day = today - timedelta(days=span.number * (7 if span.unit == WEEK else 1))
        return PartialDate(day.year, day.month, day.day, approximate=approximate and span.unit == WEEK)
    if span.unit == YEAR and span.number > OLDEST:
        return None
    if span.unit == YEAR and not span.ago:
        return born(span.number, today)
    day = _months_before(today, span.number * (12 if span.unit == YEAR else 1))
    return PartialDate(day.year, day.month if span.unit == MONTH else None, approximate=approximate)


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
