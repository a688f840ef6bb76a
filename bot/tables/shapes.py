"""Tables of a shape in which rows are no people: they are refused with the reason, since half of them would be lost."""

from collections.abc import Sequence
from itertools import groupby, islice

from bot.tables.cells import Cells
from bot.tables.heads import find_heads
from bot.tables.lines import HEAD_ROWS
from bot.tables.table import Table
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import Column, meaning, plain

NAMES = frozenset({Column.FULL_NAME, Column.SURNAME, Column.GIVEN, Column.NAME})


def with_people_in_rows(table: Table) -> Table:
    """The table; Unreadable("side_by_side" | "transposed"), and as Table.rows."""
    first = list(islice(table.rows(), HEAD_ROWS))
    grouped = _under_groups(first)
    if any(_are_two(row) for row in first if row not in grouped):
        raise UnreadableFile("side_by_side")
    if _is_transposed(first):
        raise UnreadableFile("transposed")
    return table


def _under_groups(rows: Sequence[Cells]) -> frozenset[Cells]:
    """Heads in two rows, where what is above says which of those that come again are the person's."""
    layout = find_heads(rows, HEAD_ROWS)
    return layout.head_rows if layout and len(layout.head_rows) > 1 and not layout.unclear else frozenset()


def _are_two(row: Cells) -> bool:
    """Whether heads come again, and not merged: two of them, or a name's behind a column without a head."""
    heads = [head for head, _ in groupby(map(plain, row))]
    again = {head for head in heads if head and heads.count(head) > 1 and meaning(head)}
    names = [head for head in again if meaning(head) in NAMES]
    return any(len(again) > 1 or "" in _between(heads, name) for name in names)


def _between(heads: list[str], head: str) -> list[str]:
    first = heads.index(head)
    return heads[first : heads.index(head, first + 1)]


def _is_transposed(rows: Sequence[Cells]) -> bool:
    """Whether two heads or more, a name's among them, stand below one another and nowhere beside one another."""
    known = [{column for column in map(meaning, row) if column} for row in rows]
    below = {meaning(row[0]) for row in rows if len(row) > 1} - {None}
    return len(below) > 1 and bool(below & NAMES) and all(len(columns) < 2 for columns in known)
