"""Recognises the columns by their heads, in one row or in two; titles above them are skipped."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.births import is_birth
from bot.tables.cells import Cells
from bot.tables.choosing import Columns, choose, date_in_parts, is_part, read_head
from bot.tables.layout import Layout
from bot.tables.vocabulary import Column, column_of, plain


def find_heads(rows: Sequence[Cells], head_rows: int) -> Layout | None:
    """The layout by the row, among the first, that names most columns; None when none names a person."""
    grouped = list(filter(_names_a_person, _in_two_rows(rows, head_rows)))
    # Without what is above them, the heads below a group would be anybody's.
    starts = {one.start for one in grouped}
    alone = [one for one in _in_one_row(rows, head_rows) if one.start not in starts and _names_a_person(one)]
    return max([*grouped, *alone], key=_certainty, default=None)


def _names_a_person(layout: Layout) -> bool:
    return Column.SURNAME in layout.columns or Column.FULL_NAME in layout.columns


def _certainty(layout: Layout) -> tuple[int, int, int]:
    """How many columns are known; among equals two rows tell more, and the shorter words are no title."""
    return len(layout.columns), len(layout.head_rows), -max(map(len, layout.heads))


def _in_one_row(rows: Sequence[Cells], head_rows: int) -> Iterator[Layout]:
    for at, row in enumerate(rows[:head_rows]):
        yield _layout([""] * len(row), row, rows, at + 1, row)


def _in_two_rows(rows: Sequence[Cells], head_rows: int) -> Iterator[Layout]:
    """Groups above, and below them what is in each column; a group goes on until the next one begins."""
    for at, (upper, lower) in enumerate(pairwise(rows[:head_rows])):
        if lower not in rows[: at + 1] and _are_groups(upper) and _are_heads(lower):
            width = max(len(upper), len(lower))
            over, under = (row + ("",) * (width - len(row)) for row in (upper, lower))
            groups = [_group(over, place) if under[place] else "" for place in range(width)]
            heads = tuple(below or above for above, below in zip(over, under, strict=True))
            yield _layout(groups, heads, rows, at + 2, upper, lower)


def _are_groups(row: Cells) -> bool:
    """Whether a row may be above heads: a title says one thing, and somebody's row has a date of birth."""
    return len(set(filter(None, row))) > 1 and not any(map(is_birth, row))


def _are_heads(row: Cells) -> bool:
    """Whether everything in a row names a column, and more than one."""
    words = [cell for cell in row if cell]
    return len(words) > 1 and all(column_of(plain(cell)) or is_part(plain(cell)) for cell in words)


def _group(upper: Cells, place: int) -> str:
    return next((cell for cell in reversed(upper[: place + 1]) if cell), "")


def _layout(groups: Sequence[str], row: Cells, rows: Sequence[Cells], start: int, *written: Cells) -> Layout:
    read = [read_head(place, words, above) for place, (words, above) in enumerate(zip(row, groups, strict=True))]
    parts = date_in_parts(read)
    chosen = choose([head for head in read if head not in parts], rows[start:])
    in_parts = bool(parts) and Column.BIRTH not in chosen.columns
    if in_parts:
        chosen.columns[Column.BIRTH] = tuple(head.place for head in parts)
    heads = tuple(f"{a}: {b}" if a not in ("", b) else b for a, b in zip(groups, row, strict=True))
    return Layout(_with_name(chosen.columns), start, heads, chosen.unclear, frozenset(written), in_parts)


def _with_name(found: Columns) -> Columns:
    """A name beside a surname is the given name; a name, or a given name, alone is the whole one."""
    columns: Columns = {column: places for column, places in found.items() if column is not Column.NAME}
    if Column.NAME in found:
        columns.setdefault(Column.GIVEN if Column.SURNAME in found else Column.FULL_NAME, found[Column.NAME])
    if Column.GIVEN in columns and not {Column.SURNAME, Column.FULL_NAME} & columns.keys():
        columns[Column.FULL_NAME] = columns.pop(Column.GIVEN)
    return columns


def counts(values: Sequence[str]) -> bool:
    """Whether the values go up one by one from nought or one; so does nothing at all."""
    numbers = [int(value.rstrip(".)")) if value.rstrip(".)").isdecimal() else None for value in values]
    return not numbers or (numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers))))
