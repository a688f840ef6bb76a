"""A row's cells taken apart: words of names, the birth date, the unit; ranks and call signs left out."""

import re
from dataclasses import dataclass

from bot.matching.dates import find_birth
from bot.matching.entry import ReturnedRow
from bot.matching.fold import fold
from bot.model import ranks
from bot.model.dates import PartialDate

QUOTED = re.compile(r"[«“„\"][^»”“\"]{2,}[»”“\"]")
BRACKETED = re.compile(r"\(([^)]*)\)")
WITH_DIGITS = re.compile(r"\S*\d\S*")
UNIT = re.compile(r"(?:\bв\s*[/.]?\s*ч\.?\s*)?№?\s*(\b[A-ZА-ЯІЇЄҐ]{0,2}-?\d{2,5})", re.IGNORECASE)
HYPHEN = re.compile(r"\s*[-‐‑‒–—−]+\s*")
NAME = re.compile(r"[^\W\d_]+(?:['’‘‛ʼʻʹ`´′＇\"*]+[^\W\d_]+)*(?:-[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*)*\.?")
NO_NAMES = (
    "р н рн нар народж народження року рік год рожд роду born dob вч бат батальйон омбр бригада рота бр "
    "позивний позывной прізвище колишнє дівоче колишня раніше né née"
)
SMALL_WORDS = frozenset(NO_NAMES.split())
RANKS = frozenset(map(fold, ranks.WORDS.split()))


@dataclass(frozen=True)
class Cells:
    """Words of each name cell in their order, aliases in brackets, and what stood elsewhere."""

    names: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    aliases: tuple[str, ...]
    birth: PartialDate | None
    unit: str


def take_apart(row: ReturnedRow) -> Cells:
    """Finds the date and the unit also where they stand in a name's cell, and a name where the date should be."""
    birth, rest = find_birth(row.birth)
    cells, aliases, unit = [], [], unit_key(row.unit)
    for text in (row.surname, row.given, row.patronymic):
        found, cell = find_birth(text) if re.search(r"\d", text) else (None, text)
        birth, unit = birth or found, unit or unit_key(cell)
        plain = QUOTED.sub(" ", UNIT.sub(" ", cell))
        aliases += [word for bracket in BRACKETED.findall(plain) for word in _words(bracket)]
        cells.append(_words(BRACKETED.sub(" ", plain)))
    if not any(cells[1:]):
        cells[1] = _words(rest)
    surname, given, patronymic = map(tuple, _without_ranks(cells))
    return Cells((surname, given, patronymic), tuple(aliases), birth, unit)


def unit_key(words: str) -> str:
    """The number of a unit in one spelling; empty if there is none."""
    found = UNIT.search(words)
    return re.sub(r"\W", "", fold_digits(found[1])) if found else ""


def fold_digits(words: str) -> str:
    """Letters folded, digits kept."""
    return re.sub(r"[^\W\d_]+", lambda word: fold(word[0]), words)


def _words(cell: str) -> list[str]:
    """Names and initials; of a shortened word the full stop is kept, as it says that the end is missing."""
    text = HYPHEN.sub("-", WITH_DIGITS.sub(" ", cell))
    return [word for word in NAME.findall(text) if word.rstrip(".").lower() not in SMALL_WORDS or len(word) == 1]


def _without_ranks(cells: list[list[str]]) -> list[list[str]]:
    """Ranks before a name are left out as long as a name stays."""
    kept = [list(cell) for cell in cells]
    for cell in kept:
        while cell and sum(map(len, kept)) > 2 and _is_rank(cell[0]):
            del cell[0]
    return kept


def _is_rank(word: str) -> bool:
    return fold(word) in RANKS and len(word.rstrip(".")) > 1
