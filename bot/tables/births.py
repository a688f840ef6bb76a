"""Birth dates as lists have them: with the time of day, as a spreadsheet's serial number, month first, in parts."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from bot.model.dates import ROMAN, ROMAN_LOOKS

EPOCH = date(1899, 12, 30)  # of Excel's serial numbers, from March 1900
SERIAL = re.compile(r"([1-5]\d{4})(?:[.,]0+)?")
TIME = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
ANY = re.compile(r"\D*\d{1,2}\D+(\d{1,2}|[^\W\d_]{3,})\D+\d{2,4}(\s*р\W*н?\W*|\s*г\W*р?\W*)?|\d{4}-\d\d-\d\d")
MONTHS = 12
PLAIN = re.compile(r"(?!00)\d\d\.(?!00)\d\d\.\d{4}|\d{4}-(?!00)\d\d-(?!00)\d\d|\d{4}")  # nearly all
PART = r"\d{1,2}|[?*_xх]{1,2}"
BETWEEN = r"\s{0,2}[-./,\\ ]\s{0,2}"
DAY_FIRST = re.compile(rf"(?<!\w)({PART}){BETWEEN}({PART}|[ivxіх]{{1,4}}){BETWEEN}(\d{{4}})(?!\d)", re.IGNORECASE)
YEAR_FIRST = re.compile(rf"(?<!\w)((?:19|20)\d\d){BETWEEN}({PART}){BETWEEN}({PART})(?!\d)", re.IGNORECASE)
COMPACT = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)|((?:19|20)\d\d)(\d\d)(\d\d)")
AGE = re.compile(
    r"\s*[(,]\s*\d{1,3}\s*(р|рік|роки|років|г|год|года|лет|y|yo|yrs?|years?( old)?)?\.?\s*\)?\s*$", re.IGNORECASE
)
NOT_SURE = re.compile(
    r"\b(до|після|после|близько|около|приблизно|прибл|примерно|before|after|about|circa|або|чи|или|or)\b"
)
MONTH_FIRST = re.compile(
    r"\b(mm? ?dd?|мм? ?дд?)(?= |y|р|г|$)|\b(month|місяць|месяц) (first|day|день)\b|\bus (date|format)\b"
)
DAY_THEN_MONTH = re.compile(r"\b(dd? ?mm?|дд? ?мм?)(?= |y|р|г|$)")


def birth(cell: str, *, month_first: bool) -> str:
    """As typed, without a time of day; ISO for serial numbers and, in a column with the month first, for its dates."""
    words = TIME.sub("", cell)
    if serial := SERIAL.fullmatch(words):
        return str(EPOCH + timedelta(days=int(serial[1])))
    numeric = NUMERIC.fullmatch(words) if month_first else None
    if numeric and int(numeric[1]) <= MONTHS:
        return f"{numeric[4]}-{int(numeric[1]):02}-{int(numeric[3]):02}"
    return words


def exact(words: str) -> str:
    """The date alone, and of it what is known: without an age, a place, a month in Roman numbers, 00 for unknown."""
    if PLAIN.fullmatch(words):
        return words
    text = AGE.sub("", words)
    if compact := COMPACT.fullmatch(text):
        return _known(compact[4] or compact[3], compact[5] or compact[2], compact[6] or compact[1])
    first, last = DAY_FIRST.search(text), YEAR_FIRST.search(text)
    found = first or last
    if found is None or NOT_SURE.search(text.lower()):
        return text
    rest = text[: found.start()] + text[found.end() :]
    if any(map(str.isdecimal, rest)):
        return text
    day, month, year = found.groups() if first else found.groups()[::-1]
    return _known(year, month, day)


def _known(year: str, month: str, day: str) -> str:
    """What is no number is unknown, and so is a nought."""
    roman = ROMAN.get(month.lower().translate(ROMAN_LOOKS)) if day.isdecimal() else None
    number = str(roman) if roman else month
    known = [part for part in (day, number) if part.isdecimal() and int(part)]
    if len(known) == 1 and known[0] is day:
        known = []
    return ".".join([*known, year])


def joined(day: str, month: str, year: str) -> str:
    """A date whose parts are in columns of their own."""
    if not (year and month):
        return year
    between = "." if month.isdecimal() else " "
    return between.join(part for part in (day, month, year) if part)


def head_says(head: str) -> bool | None:
    """Whether the head of the column says that the month comes first; None when it says nothing about it."""
    if MONTH_FIRST.search(head):
        return True
    return False if DAY_THEN_MONTH.search(head) else None


def month_comes_first(cells: Iterable[str]) -> bool:
    """Whether no date of the column can have the day first, and one cannot have the month second."""
    numeric = [date for date in map(NUMERIC.fullmatch, (TIME.sub("", cell) for cell in cells)) if date]
    return any(int(date[3]) > MONTHS for date in numeric) and all(int(date[1]) <= MONTHS for date in numeric)


def is_birth(cell: str) -> bool:
    """Whether it looks like a day, a month and a year."""
    words = TIME.sub("", cell)
    return ANY.fullmatch(words) is not None
