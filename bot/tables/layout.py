"""Which column of a table holds what, and where its data begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.tables.cells import Cells
from bot.tables.vocabulary import Column

ALPHABET = 26


@dataclass(frozen=True)
class Layout:
    """columns: what stands where, a name perhaps in several places; start: rows before the data; heads: as written."""

    columns: Mapping[Column, tuple[int, ...]]
    start: int
    heads: Cells

    def head(self, column: int) -> str:
        """The head of a column, else its letter in a spreadsheet."""
        written = self.heads[column] if column < len(self.heads) else ""
        return written or letters(column)

    def values(self, column: Column, rows: Sequence[Cells]) -> list[str]:
        """What is written in a column of the rows, without what is empty."""
        places = self.columns.get(column, ())
        return [row[place] for row in rows for place in places if place < len(row) and row[place]]


def letters(column: int) -> str:
    """A, B … Z, AA: as spreadsheets name their columns."""
    first, last = divmod(column, ALPHABET)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
