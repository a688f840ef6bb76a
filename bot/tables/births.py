"""Birth dates as lists carry them: with the time of day, as a spreadsheet's serial number, month first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

EPOCH = date(1899, 12, 30)  # of Excel's serial numbers, from March 1900
SERIAL = re.compile(r"([1-5]\d{4})(?:[.,]0+)?")
TIME = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
ANY = re.compile(r"\D*\d{1,2}\D+(\d{1,2}|[^\W\d_]{3,})\D+\d{2,4}(\s*р\W*н?\W*|\s*г\W*р?\W*)?|\d{4}-\d\d-\d\d")
MONTHS = 12


def birth(cell: str, *, month_first: bool) -> str:
    """As typed, without a time of day; ISO for serial numbers and, in a column with the month first, for its dates."""
    words = TIME.sub("", cell)
    if serial := SERIAL.fullmatch(words):
        return str(EPOCH + timedelta(days=int(serial[1])))
    numeric = NUMERIC.fullmatch(words) if month_first else None
    if numeric and int(numeric[1]) <= MONTHS:
        return f"{numeric[4]}-{int(numeric[1]):02}-{int(numeric[3]):02}"
    return words


def month_comes_first(cells: Iterable[str]) -> bool:
    """Whether no date of the column can have the day first, and one cannot have the month second."""
    numeric = [date for date in map(NUMERIC.fullmatch, (TIME.sub("", cell) for cell in cells)) if date]
    return any(int(date[3]) > MONTHS for date in numeric) and all(int(date[1]) <= MONTHS for date in numeric)


def is_birth(cell: str) -> bool:
    """Whether it looks like a day, a month and a year."""
    words = TIME.sub("", cell)
    return ANY.fullmatch(words) is not None
