"""Tables for spreadsheet programs, row by row; no cell of theirs is ever a formula."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from bot.tables.formulas import guarded, is_dangerous
from bot.tables.people import NamedPeople
from bot.tables.registering import RefusedRow
from bot.tables.writable import writable

Line = Sequence[str | int | None]


def write_csv(target: BinaryIO, heads: Sequence[str], rows: Iterable[Line]) -> int:
    """UTF-8 with the mark by which Excel knows it, every cell quoted; returns how many rows were written."""
    target.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(target, "utf-8", newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL)
    table.writerow(map(_guarded, heads))
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - it is the result
        table.writerow(map(_guarded, row))
    text.detach()  # flushed, and the target left open
    return count


def write_xlsx(target: BinaryIO, heads: Sequence[str], rows: Iterable[Line]) -> int:
    """One sheet; words are words whatever they look like, numbers are numbers; returns how many rows were written."""
    from openpyxl import Workbook  # noqa: PLC0415 (a tenth of the start, for what few presses need)

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append([_excel(sheet, head) for head in heads])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - as above
        sheet.append([_excel(sheet, cell) for cell in row])
    workbook.save(target)
    return count


def refused_rows(
    people: NamedPeople, refused: Sequence[RefusedRow], head: str, say: Callable[[RefusedRow], str]
) -> tuple[list[str], Iterator[Line]]:
    """Heads and rows of the refused as they were in the file, and after them a column with the reason."""
    width = max([len(people.layout.heads), *(len(row.cells) for row in refused)])
    heads = [*map(people.layout.head, range(width)), head]
    return heads, ([*row.cells, *[""] * (width - len(row.cells)), say(row)] for row in refused)


def _guarded(cell: str | int | None) -> str | int | None:
    return guarded(writable(cell)) if isinstance(cell, str) else cell


def _excel(sheet: Any, cell: str | int | None) -> Any:
    if not isinstance(cell, str):
        return cell
    words = writable(cell)
    if not is_dangerous(words):
        return words
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 (see write_xlsx)

    styled = WriteOnlyCell(sheet, words)
    styled.data_type = "s"
    styled.quotePrefix = True  # stays words also when somebody edits the cell
    return styled
