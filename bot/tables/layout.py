"""Which column of a table holds what, and where its data begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.tables.cells import Cells
from bot.tables.vocabulary import Column

ALPHABET = 26


@dataclass(frozen=True)
class Layout:
    """columns: what is where, a name perhaps in several places; start: rows before the data; heads: as written.

    unclear: places of which it cannot be known whether they are of the person; head_rows: the rows of the heads.
    born_in_parts: the columns of the date of birth are those of day, month and year, in this order.
    """

    columns: Mapping[Column, tuple[int, ...]]
    start: int
    heads: Cells
    unclear: tuple[int, ...] = ()
    head_rows: frozenset[Cells] = frozenset()
    born_in_parts: bool = False

    def is_data(self, row: Cells) -> bool:
        """Whether a row is neither a repeated head nor the one below it that only numbers the columns."""
        return row not in self.head_rows and not numbers_columns(row)

    def head(self, column: int) -> str:
        """The head of a column, else its letter in a spreadsheet."""
        written = self.heads[column] if column < len(self.heads) else ""
        return written or letters(column)

    def values(self, column: Column, rows: Sequence[Cells]) -> list[str]:
        """What is written in a column of the rows, without what is empty."""
        places = self.columns.get(column, ())
        return [row[place] for row in rows for place in places if place < len(row) and row[place]]


def numbers_columns(row: Cells) -> bool:
    """Whether a row says 1 2 3 4 5, as official tables do below their heads."""
    first = next(filter(None, row), "")
    if first.strip("().") != "1":  # nearly all rows
        return False
    written = [cell.strip("().") for cell in row if cell]
    return len(written) > 1 and written == [str(number) for number in range(1, len(written) + 1)]


def letters(column: int) -> str:
    """A, B … Z, AA: as spreadsheets name their columns."""
    first, last = divmod(column, ALPHABET)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
