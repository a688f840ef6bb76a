"""The program that opens a workbook for workbook.py, in a process of its own: bytes come in, frames of rows go out.

The library lays a sheet out as one rectangle, so two cells far apart would take all the memory there is, and what then
ends in Rust cannot be caught.  Here it ends a process that holds one file and no secret.
"""

import json
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import chain, islice, repeat
from typing import Any, BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from bot.tables.cells import Cells, cell
from bot.tables.lines import HEAD_ROWS, LAST_LINE, MOST_COLUMNS, MOST_ROWS, trimmed
from bot.tables.merged import filled, merged
from bot.tables.plainer import plainer

MOST_MEMORY = 1024 * 1024 * 1024  # bytes; a sheet of 120,000 rows and 60 columns takes half of it
MOST_SECONDS = 60  # of the processor
CHUNK = 1_000  # rows in a frame
LENGTH = struct.Struct(">I")


def main() -> None:
    """From standard input to standard output; what a broken file raises is named in the last frame."""
    _limit()
    target = sys.stdout.buffer
    try:
        for frame in _frames(sys.stdin.buffer.read()):
            _put(target, frame)
        _put(target, {"end": ""})
    except PasswordError:
        _put(target, {"end": "password_protected"})
    except BaseException:  # a panic of Rust is no Exception
        _put(target, {"end": "broken"})
    target.flush()


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # there are systems that know no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _put(target: BinaryIO, frame: object) -> None:
    packed = zlib.compress(json.dumps(frame, ensure_ascii=False).encode("utf-8", "replace"), level=1)
    target.write(LENGTH.pack(len(packed)) + packed)


def _frames(content: bytes) -> Iterator[object]:
    """Of every sheet its name, and whether it is shown; of those that are, the rows behind it."""
    workbook = CalamineWorkbook.from_object(BytesIO(plainer(content)))
    for found in workbook.sheets_metadata:
        if found.typ == SheetTypeEnum.WorkSheet:
            shown = found.visible == SheetVisibleEnum.Visible
            yield {"sheet": found.name, "shown": shown}
            rows = _rows(workbook.get_sheet_by_name(found.name))
            while chunk := list(islice(rows, CHUNK)):
                yield chunk


def _rows(sheet: CalamineSheet) -> Iterator[Cells]:
    """The lines as text, up to the first by which the sheet is more than may be read."""
    lines = filled(_lines(sheet), merged(sheet.merged_cell_ranges or []))
    written = 0
    for line in islice(lines, LAST_LINE + 1):
        row = trimmed(line)
        written += bool(row)
        yield row
        if written > MOST_ROWS + HEAD_ROWS or len(row) > MOST_COLUMNS:
            return


def _lines(sheet: CalamineSheet) -> Iterator[Cells]:
    before = sheet.start[1] if sheet.start else 0  # columns
    for row in sheet.iter_rows():
        yield tuple(map(cell, chain(repeat("", before), _without_end(row))))


def _without_end(row: list[Any]) -> Iterable[object]:
    width = len(row)
    while width and row[width - 1] == "":  # formatted, but nothing written: thousands in some
        width -= 1
    return row[:width]


if __name__ == "__main__":
    main()
