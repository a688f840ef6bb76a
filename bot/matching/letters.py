"""Two spellings side by side: which letters differ, so that an eye falls on them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from bot.matching.fold import fold

CYRILLIC = re.compile("[Ѐ-ӿ]")
NAMES = ("surname", "given", "patronymic")
UNKNOWN = "·"  # a digit of a date


class Mark(StrEnum):
    """SAME: nothing.  LETTERS: these differ.  GAP: letters of the other are missing here.  WORD: another word.

    SOUND: other letters for the same sounds.
    """

    SAME = "same"
    LETTERS = "letters"
    GAP = "gap"
    WORD = "word"
    SOUND = "sound"


class Piece(NamedTuple):
    """Some letters and how they are marked; of a gap none."""

    text: str
    mark: Mark = Mark.SAME


Pieces = tuple[Piece, ...]


def beside(one: str, other: str, agrees: str) -> tuple[Pieces, Pieces]:
    """Both, in pieces.  agrees: how the field was found to agree (Agreement)."""
    if one == other or not one or not other or one.casefold() == other.casefold():
        return _plain(one), _plain(other)
    if bool(CYRILLIC.search(one)) != bool(CYRILLIC.search(other)):
        mark = Mark.SOUND if agrees == "match" or fold(one) == fold(other) else Mark.WORD
        return (Piece(one, mark),), (Piece(other, mark),)
    if agrees == "mismatch":
        return (Piece(one, Mark.WORD),), (Piece(other, Mark.WORD),)
    return _letters(one, other)


def dates_beside(one: str, other: str, agrees: str) -> tuple[Pieces, Pieces]:
    """Two dates as they are shown, 12.03.1991: digits that differ; one that is not known differs from none."""
    if agrees == "mismatch":
        return (Piece(one, Mark.WORD),), (Piece(other, Mark.WORD),)
    if agrees != "near" or len(one) != len(other):
        return _plain(one), _plain(other)
    differs = [a != b and UNKNOWN not in (a, b) for a, b in zip(one, other, strict=True)]
    return _marked(one, differs), _marked(other, differs)


def names_beside(
    cells: Mapping[str, str], facts: Mapping[str, str], fields: Mapping[str, str]
) -> list[tuple[str, Pieces, Pieces]]:
    """A name as it was typed beside the one in the register: the part of the name, and either in pieces.

    Further words of a row stand behind, as no part.
    """
    known = [facts.get(name, "") for name in NAMES]
    typed = [cells.get(name, "") for name in NAMES]
    if not any(typed[1:]):  # all in one cell: which word is what is read from those in the register
        typed = _assigned((typed[0] or cells.get("full_name", "")).split(), known)
    parts = zip(NAMES, typed, known, strict=False)
    found = [(name, *beside(one, other, fields.get(name, "blank"))) for name, one, other in parts]
    return [*found, *(("", _plain(word), ()) for word in typed[len(NAMES) :])]


def to_the_eye(agrees: str, pieces: Pieces) -> str:
    """How a field agrees as it is written: what only sounds the same is near."""
    return "near" if agrees == "match" and any(one.mark is not Mark.SAME for one in pieces) else agrees


def _assigned(words: Sequence[str], known: Sequence[str]) -> list[str]:
    """To each known word the typed one that sounds most like it; then those that are left."""
    left, found = list(words), []
    for word in known:
        best = min(left, key=lambda one: _distance(one, word), default="") if word else ""
        found.append(best)
        if best:
            left.remove(best)
    return found + left


def _distance(one: str, other: str) -> float:
    return float(Levenshtein.normalized_distance(fold(one), fold(other)))


def _letters(one: str, other: str) -> tuple[Pieces, Pieces]:
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for step in Levenshtein.opcodes(one.casefold(), other.casefold()):
        tag = step.tag
        parts = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        for side, part in zip(sides, parts, strict=True):
            side.append(Piece(part, Mark.SAME if tag == "equal" else Mark.LETTERS if part else Mark.GAP))
    return tuple(sides[0]), tuple(sides[1])


def _marked(word: str, differs: Sequence[bool]) -> Pieces:
    return tuple(_runs(word, differs))


def _runs(word: str, differs: Sequence[bool]) -> Iterator[Piece]:
    start = 0
    for place in range(1, len(word) + 1):
        if place == len(word) or differs[place] != differs[start]:
            yield Piece(word[start:place], Mark.LETTERS if differs[start] else Mark.SAME)
            start = place


def _plain(word: str) -> Pieces:
    return (Piece(word),) if word else ()
