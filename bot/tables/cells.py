"""One cell as clean text, whatever it was in the file."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from bot.model.words import clean
from bot.tables.formulas import without_guard

Cells = tuple[str, ...]
BLANK = re.compile(r"[-–—−_.…/\\\s]*")  # how somebody writes that there is nothing to write; a question mark asks
# Words for nothing, in small letters and without signs: systems write them, and people.  Невідомий is a surname.
WORDS_FOR_NOTHING = (
    "null,nil,none,nan,undefined,unknown,empty,blank,n a,not available,not applicable,not known,not given,"
    "not specified,no data,no patronymic,немає,нема,невідомо,невідоме,не відомо,відсутнє,відсутній,відсутня,"
    "відсутні,порожньо,прочерк,немає даних,нема даних,дані відсутні,даних немає,інформація відсутня,не вказано,"
    "не зазначено,без по батькові,н д,н в,нет,неизвестно,неизвестен,неизвестна,неизвестное,не известно,"
    "отсутствует,пусто,нет данных,данные отсутствуют,данных нет,не указано,не указан,не указана,без отчества"
)
NOTHING = frozenset(WORDS_FOR_NOTHING.split(","))
SIGNS = re.compile(r"[^\w]+|_")
AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')  # how a spreadsheet is kept from taking 007 for 7
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def clean_cell(words: str) -> str:
    """One clean line; what keeps a spreadsheet from reading more than words is taken off: an apostrophe, ="…"."""
    cell = without_guard(clean(words))
    if not cell.startswith(("=", "'")):
        return cell
    if text := AS_TEXT.fullmatch(cell):
        return clean(text[1].replace('""', '"'))
    return cell[1:] if cell[1:].isdecimal() else cell


@lru_cache(10_000)  # a column of a register holds few words, and those often
def says_nothing(words: str) -> bool:
    """Whether it is empty, a dash, or a word for nothing: NULL, немає, невідомо, n/a."""
    return is_blank(words) or words == "NA" or " ".join(SIGNS.sub(" ", words.lower()).split()) in NOTHING


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
