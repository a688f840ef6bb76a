"""Recognises the columns of a table without heads by what is written in them, where that is safe."""

import re
from collections.abc import Callable, Sequence

from bot.model.whole_name import is_patronymic, without_number
from bot.tables.births import is_birth
from bot.tables.cells import Cells
from bot.tables.choosing import Columns
from bot.tables.heads import counts
from bot.tables.layout import Layout
from bot.tables.vocabulary import Column

SURE = 0.8
OFTEN = 0.6  # patronymics are missing, and some end otherwise
NAME = re.compile(r"[^\W\d_][^\W\d_.’'ʼ`*\"‘-]*(?:[’'ʼ`*\"‘-][^\W\d_]+)*\.?")


def guess(rows: Sequence[Cells]) -> Layout | None:
    """The layout that nearly all the rows have: one column of whole names, or three of which one holds patronymics."""
    columns = _columns(rows)
    if columns is None:
        return None
    layout = Layout(columns, 0, ())
    return Layout(columns, _titles(rows) if sum(map(len, columns.values())) > 1 else 0, layout.heads)


def _columns(rows: Sequence[Cells]) -> Columns | None:
    width = max(map(len, rows), default=0)
    written = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]
    found = _births(written) | _numbers(written)
    whole = [place for place, values in enumerate(written) if _share(values, _is_whole_name) >= SURE]
    if len(whole) == 1:
        return found | {Column.FULL_NAME: (whole[0],)}
    parts = _parts(written)
    return found | parts if parts else None


def _births(written: list[list[str]]) -> Columns:
    places = [place for place, values in enumerate(written) if _share(values, is_birth) >= SURE]
    return {Column.BIRTH: (places[0],)} if len(places) == 1 else {}


def _numbers(written: list[list[str]]) -> Columns:
    places = [place for place, values in enumerate(written) if values and counts(values)]
    return {Column.RUNNING_NUMBER: (places[0],)} if places else {}


def _parts(written: list[list[str]]) -> Columns:
    """A given name stands before its patronymic; the third column of single names is the surname."""
    single = [place for place, values in enumerate(written) if _share(values, _is_one_name) >= SURE]
    patronymics = [place for place in single if _share(written[place], is_patronymic) >= OFTEN]
    if len(single) != 3 or len(patronymics) != 1 or patronymics[0] - 1 not in single:
        return {}
    given = patronymics[0] - 1
    surname = next(place for place in single if place not in (given, patronymics[0]))
    return {Column.SURNAME: (surname,), Column.GIVEN: (given,), Column.PATRONYMIC: (patronymics[0],)}


def _titles(rows: Sequence[Cells]) -> int:
    """How many rows at the top have one and the same word in every cell: a title, merged or alone."""
    return next((at for at, row in enumerate(rows) if len(set(row) - {""}) > 1), 0)


def _share(values: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, values)) / len(values) if values else 0.0


def _is_one_name(words: str) -> bool:
    return NAME.fullmatch(words) is not None


def _is_whole_name(words: str) -> bool:
    parts = without_number(words).replace(".", ". ").split()
    return 2 <= len(parts) <= 5 and all(map(_is_one_name, parts))
