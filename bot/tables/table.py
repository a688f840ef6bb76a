"""A table: rows of clean cells, read one after the other as often as wanted, within limits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.model.sheets import NO_SHEETS, SheetsRead
from bot.tables.cells import Cells
from bot.tables.layout import Layout
from bot.tables.lines import HEAD_ROWS, LAST_LINE, MOST_COLUMNS, MOST_ROWS, trimmed
from bot.tables.unreadable import UnreadableFile


@dataclass(frozen=True)
class Table:
    """source yields the cells of every line; sheets: which of a workbook these are; layout: what is where, if known."""

    name: str
    source: Callable[[], Iterable[Cells]]
    sheets: SheetsRead = NO_SHEETS
    layout: Layout | None = None

    @property
    def sheet(self) -> str:
        """The names of the sheets that are read."""
        return ", ".join(sheet.name for sheet in self.sheets.read)

    def rows(self) -> Iterator[Cells]:
        """The rows in which something is written, without empty cells at their end; Unreadable beyond the limits."""
        count = 0
        for row in _written(self.source()):
            count += 1
            if count > MOST_ROWS + HEAD_ROWS:
                raise UnreadableFile("too_many_rows", MOST_ROWS)
            yield row
        if not count:
            raise UnreadableFile("empty")


def _written(lines: Iterable[Cells]) -> Iterator[Cells]:
    for number, line in enumerate(lines, start=1):
        if number > LAST_LINE:
            raise UnreadableFile("too_many_rows", MOST_ROWS)
        row = trimmed(line)
        if len(row) > MOST_COLUMNS:
            raise UnreadableFile("too_many_columns", MOST_COLUMNS, number)
        if row:
            yield row
