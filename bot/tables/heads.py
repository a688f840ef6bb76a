"""Recognises the columns by their heads; titles above them are skipped."""

from collections.abc import Sequence
from itertools import pairwise

from bot.tables.cells import Cells
from bot.tables.layout import Layout
from bot.tables.vocabulary import Column, meaning

Columns = dict[Column, tuple[int, ...]]


def find_heads(rows: Sequence[Cells], head_rows: int) -> Layout | None:
    """The layout by the row, among the first, that names most columns; None when none names a person."""
    candidates = [Layout(_columns(row, rows[at + 1 :]), at + 1, row) for at, row in enumerate(rows[:head_rows])]
    named = [one for one in candidates if Column.SURNAME in one.columns or Column.FULL_NAME in one.columns]
    return max(named, key=_certainty, default=None)


def _certainty(layout: Layout) -> tuple[int, int]:
    """How many columns are known; among equals the shorter words are the heads and the longer ones a title."""
    return len(layout.columns), -max(map(len, layout.heads))


def _columns(row: Cells, below: Sequence[Cells]) -> Columns:
    meanings = [meaning(cell) for cell in row]
    found = {column: _first(meanings, column) for column in dict.fromkeys(meanings) if column}
    return _with_number(_with_name(found), below)


def _first(meanings: list[Column | None], column: Column) -> tuple[int, ...]:
    """The first place of a column; a whole name's head may stand, merged, over its parts in several columns."""
    places = [place for place, one in enumerate(meanings) if one == column]
    if column is not Column.FULL_NAME:
        return (places[0],)
    together = 1 + next((at for at, (a, b) in enumerate(pairwise(places)) if b - a > 1), len(places) - 1)
    return tuple(places[:together])


def _with_name(found: Columns) -> Columns:
    """A name beside a surname is the given name; a name, or a given name, alone is the whole one."""
    columns: Columns = {column: places for column, places in found.items() if column is not Column.NAME}
    if Column.NAME in found:
        columns.setdefault(Column.GIVEN if Column.SURNAME in found else Column.FULL_NAME, found[Column.NAME])
    if Column.GIVEN in columns and not {Column.SURNAME, Column.FULL_NAME} & columns.keys():
        columns[Column.FULL_NAME] = columns.pop(Column.GIVEN)
    return columns


def _with_number(found: Columns, below: Sequence[Cells]) -> Columns:
    """A number that counts the rows is none of a person."""
    columns: Columns = {column: places for column, places in found.items() if column is not Column.NUMBER}
    if Column.NUMBER in found:
        values = Layout(found, 0, ()).values(Column.NUMBER, below)
        columns.setdefault(Column.RUNNING_NUMBER if counts(values) else Column.SOURCE_ID, found[Column.NUMBER])
    return columns


def counts(values: Sequence[str]) -> bool:
    """Whether the values go up one by one from nought or one; so does nothing at all."""
    numbers = [int(value.rstrip(".)")) if value.rstrip(".)").isdecimal() else None for value in values]
    return not numbers or (numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers))))
