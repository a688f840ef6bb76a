"""One cell as clean text, whatever it was in the file."""

import re
from datetime import date, datetime, time

from bot.model.words import clean
from bot.tables.formulas import without_guard

Cells = tuple[str, ...]
BLANK = re.compile(r"[-–—−_.…/\\\s]*")  # how somebody writes that there is nothing to write; a question mark asks
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def clean_cell(words: str) -> str:
    """One clean line; the apostrophe that guards against formulas is taken off."""
    return without_guard(clean(words))


def is_blank(words: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash or the like."""
    return BLANK.fullmatch(words) is not None


def cell(value: object) -> str:
    """The text of a spreadsheet's value: dates in ISO form, whole numbers without a fraction, nothing for an error."""
    if value is None or (isinstance(value, str) and value in ERRORS):
        return ""
    if isinstance(value, str):
        return clean_cell(value)
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
