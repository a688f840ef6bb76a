"""Birth dates as lists have them: the usual orders, words, serial numbers of spreadsheets, parts unknown."""

import re
import unicodedata
from datetime import date, timedelta

from bot.model.dates import ROMAN, ROMAN_LOOKS, PartialDate, read_date
from bot.model.given import Refusal

DIGIT_LOOKS = str.maketrans("OОoоlIІiЗз", "0000111133")
SERIAL_ORIGIN, SERIALS = date(1899, 12, 30), range(3_000, 60_000)
SERIAL = re.compile(r"(\d{4,5})(?:[.,]0+)?")
COMPACT = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)|((?:19|20)\d\d)(\d\d)(\d\d)")
NUMBER = r"[\dOОoоlIІЗз?xXхХ_*]"
SEPARATOR = r"\s{0,2}[-./,\\–—: ]\s{0,2}"
YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d){SEPARATOR}({NUMBER}{{1,2}}){SEPARATOR}({NUMBER}{{1,2}})(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<![^\W_])({NUMBER}{{1,2}}){SEPARATOR}({NUMBER}{{1,2}}|[ivxіх]{{1,4}}){SEPARATOR}(\d{{4}}|\d\d)(?!\d)", re.I
)
MONTH_AND_YEAR = re.compile(rf"(?<!\d)({NUMBER}{{1,2}}){SEPARATOR}((?:19|20)\d\d)(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
SHORT_WORDED = re.compile(r"(?<!\d)(\d{1,2}\W[^\W\d_]{3,}\.?\W)(\d\d)(?!\d)")
WORDED = re.compile(
    r"(?:\d{1,2}\W{0,3})?[^\W\d_]{3,}\W{1,3}(?:\d{1,2}\W{1,3})?(?:19|20)\d\d|(?:19|20)\d\d\W[^\W\d_]{3,}\W\d{1,2}"
)
LAST_OF_THIS_CENTURY = 26  # a year of two digits above it lies in the last century


def read_birth(words: str) -> PartialDate | None:
    """The date that typed words hold, day before month when both fit; None if there is none."""
    return find_birth(words)[0]


def find_birth(words: str) -> tuple[PartialDate | None, str]:
    """The date somewhere in the words, and the words without it."""
    text = unicodedata.normalize("NFKC", words).strip()
    if serial := SERIAL.fullmatch(text):
        return _from_serial(int(serial[1])), ""
    for pattern, read in READERS:
        for found in pattern.finditer(text):
            if value := read(found):
                return value, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _from_serial(number: int) -> PartialDate | None:
    if number in SERIALS:
        day = SERIAL_ORIGIN + timedelta(number)
        return PartialDate(day.year, day.month, day.day)
    return _date(number, 0, 0)


def _from_words(words: str) -> PartialDate | None:
    try:
        return read_date(words, date.max)
    except Refusal:
        return None


def _from_compact(found: re.Match[str]) -> PartialDate | None:
    day, month, year, *reverse = (int(part or 0) for part in found.groups())
    return _date(year, month, day) if year else _date(*reverse)


def _from_day_first(found: re.Match[str]) -> PartialDate | None:
    day, month, year = found.groups()
    named = ROMAN.get(month.lower().translate(ROMAN_LOOKS))
    return _date(_year(year), named or _number(month), _number(day))


def _date(year: int, month: int, day: int) -> PartialDate | None:
    """What is no month or no day is unknown; the American order where only it makes sense."""
    if month > 12 and 0 < day <= 12:
        month, day = day, month
    if not 1900 <= year <= 2100 or month > 12:
        return None
    try:
        return PartialDate(year, month or None, (day or None) if month else None)
    except ValueError:
        return PartialDate(year, month)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= LAST_OF_THIS_CENTURY else 1900)


def _number(digits: str) -> int:
    """0 if they are not known."""
    digits = digits.translate(DIGIT_LOOKS)
    return int(digits) if digits.isdecimal() else 0


READERS = (
    (re.compile(rf"(?<!\d)(?:{COMPACT.pattern})(?!\d)"), _from_compact),
    (YEAR_FIRST, lambda found: _date(int(found[1]), _number(found[2]), _number(found[3]))),
    (DAY_FIRST, _from_day_first),
    (WORDED, lambda found: _from_words(found[0])),
    (SHORT_WORDED, lambda found: _from_words(f"{found[1]}{_year(found[2])}")),
    (MONTH_AND_YEAR, lambda found: _date(int(found[2]), _number(found[1]), 0)),
    (YEAR, lambda found: _date(int(found[1]), 0, 0)),
)
