"""Other ways to do it, with public tools: each takes the register and the rows and answers alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from translitua import UkrainianKMU, translit

from benchmarks.matching.damage import Row
from benchmarks.matching.measure import Answer
from benchmarks.matching.people import Record
from bot.matching.dates import read_birth

Array = npt.NDArray[Any]
SHOWN, ALIKE, SURE = 10, 82, 97
AT_ONCE = 200


def exact(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    """The normalized name and the date are equal."""
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for record in records:
        known[f"{record.surname} {record.given} {record.patronymic}".lower(), record.birth].append(record.id)
    return [_answer(known[_name(row).lower(), date_of(row)], sure=True) for row in rows]


def brute_force(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    """The romanized full name against everybody's by a fuzzy ratio; an equal date counts for it, another against it."""
    names = [latin(f"{record.surname} {record.given} {record.patronymic}") for record in records]
    dates, ids = np.array([record.birth for record in records]), np.array([record.id for record in records])
    found = []
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        wanted = [latin(_name(row)) for row in some]
        alike = process.cdist(wanted, names, scorer=fuzz.token_sort_ratio, dtype=np.float32, workers=2)
        found += [_ranked(ids, scores, dates, date_of(row)) for row, scores in zip(some, alike, strict=True)]
    return found


def blocking(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    """The same only with those who share the date, or the beginnings of two names."""
    dates, ids = np.array([record.birth for record in records]), np.array([record.id for record in records])
    compared = _in_blocks(records, rows)
    return [_ranked(ids[places], scores, dates[places], date_of(row)) for row, places, scores in compared]


def found_by_blocking(records: Sequence[Record], rows: Sequence[Row], most: int) -> Iterator[list[int]]:
    """For each row the ids of those of its blocks whose names and dates are the most alike."""
    dates, ids = np.array([record.birth for record in records]), np.array([record.id for record in records])
    for row, places, scores in _in_blocks(records, rows):
        total = _with_dates(scores, dates[places], date_of(row))
        yield [int(ids[places[at]]) for at in np.argsort(-total)[:most]]


def _in_blocks(records: Sequence[Record], rows: Sequence[Row]) -> Iterator[tuple[Row, Array, Array]]:
    """Each row, the places of those in its blocks, and how alike the names are."""
    blocks: dict[str, list[int]] = defaultdict(list)
    names = [latin(f"{record.surname} {record.given} {record.patronymic}") for record in records]
    for place, record in enumerate(records):
        for key in _keys(names[place], record.birth):
            blocks[key].append(place)
    for row in rows:
        wanted = latin(_name(row))
        places = np.array(
            sorted({place for key in _keys(wanted, date_of(row)) for place in blocks.get(key, ())}), np.intp
        )
        scores = np.array([fuzz.token_sort_ratio(wanted, names[place]) for place in places], np.float32)
        yield row, places, scores


def _ranked(ids: Array, scores: Array, dates: Array, date: str) -> Answer:
    if not len(ids):
        return Answer([])
    total = _with_dates(scores, dates, date)
    best = [place for place in np.argsort(-total)[:SHOWN] if total[place] >= ALIKE]
    sure = bool(best) and scores[best[0]] >= SURE and dates[best[0]] == date
    return _answer([int(ids[place]) for place in best], sure)


def _with_dates(scores: Array, dates: Array, date: str) -> Array:
    total: Array = scores + 15 * (dates == date) - (10 * (dates != date) if date else 0)
    return total


def _answer(ids: Sequence[int], sure: bool) -> Answer:
    return Answer(ids[:SHOWN], "sure" if sure and len(ids) == 1 else "possible", max(0, len(ids) - SHOWN))


def _name(row: Row) -> str:
    return " ".join(f"{row.surname} {row.given} {row.patronymic}".split())


def latin(name: str) -> str:
    """Romanized as in passports, small letters."""
    return str(translit(name, UkrainianKMU)).lower()


def date_of(row: Row) -> str:
    """ISO 8601 as far as it is known, else empty: the same reading of dates for all."""
    date = read_birth(row.birth)
    return str(date) if date else ""


def _keys(name: str, date: str) -> Iterator[str]:
    words = sorted(name.split())
    if len(date) > 7:
        yield date
    yield from (f"{one[:4]} {other[:4]}" for at, one in enumerate(words) for other in words[at + 1 :])
