"""Tables as XLSX workbooks: the values that were saved, never a formula; the first visible sheet with data."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.tables.archive import open_archive
from bot.tables.cells import Cells, cell
from bot.tables.merged import filled, merged_ranges
from bot.tables.table import LAST_LINE, Table
from bot.tables.unreadable import UnreadableFile, otherwise_broken

WORKBOOK = "xl/workbook.xml"


def read(content: bytes, name: str) -> Table:
    """The table in a workbook; Unreadable("bomb" | "password_protected" | "broken" | "not_a_table" | "empty")."""
    warnings.filterwarnings("ignore", module=r"openpyxl\.")  # they quote what is written in cells
    archive = open_archive(content)
    if WORKBOOK not in archive.namelist():
        raise UnreadableFile("not_a_table")
    sheets = [sheet for sheet in _sheets(content) if _has_data(sheet)]
    if not sheets:
        raise UnreadableFile("empty")
    first, *others = sheets
    return Table(name, lambda: _rows(first, archive), first.title, tuple(sheet.title for sheet in others))


def _sheets(content: bytes) -> list[ReadOnlyWorksheet]:
    with otherwise_broken():
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        sheet.reset_dimensions()  # what some programs write there is wrong
    return visible


def _has_data(sheet: ReadOnlyWorksheet) -> bool:
    return any(any(row) for row in _lines(sheet))


def _rows(sheet: ReadOnlyWorksheet, archive: zipfile.ZipFile) -> Iterator[Cells]:
    with otherwise_broken():
        ranges = merged_ranges(archive, sheet._worksheet_path)
    return filled(_lines(sheet), ranges)


def _lines(sheet: ReadOnlyWorksheet) -> Iterator[Cells]:
    with otherwise_broken():
        for row in islice(sheet.iter_rows(values_only=True), LAST_LINE + 1):
            yield _cells(row)


def _cells(row: Sequence[object]) -> Cells:
    width = len(row)
    while width and row[width - 1] is None:  # formatted, but nothing written: thousands in some
        width -= 1
    return tuple(map(cell, row[:width]))
