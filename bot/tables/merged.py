"""Merged cells: their value is written once and meant for all of them."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

from bot.tables.archive import pieces
from bot.tables.cells import Cells
from bot.tables.table import MOST_COLUMNS

RANGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
MOST_RANGES = 120_000


@dataclass(frozen=True)
class Merged:
    """Rows and columns from 0, first and last included."""

    top: int
    bottom: int
    left: int
    right: int


def merged_ranges(archive: zipfile.ZipFile, part: str) -> list[Merged]:
    """Those of a sheet, from top to bottom; they are written after the rows that they concern, so looked for first."""
    found = {match for piece in pieces(archive, part) for match in RANGE.findall(piece)}
    boundaries = (range_boundaries(reference.decode()) for reference in sorted(found)[:MOST_RANGES])
    ranges = [Merged(top - 1, bottom - 1, left - 1, right - 1) for left, top, right, bottom in boundaries]
    return sorted((one for one in ranges if one.right < MOST_COLUMNS), key=lambda one: one.top)


def filled(lines: Iterable[Cells], ranges: list[Merged]) -> Iterator[Cells]:
    """The lines with every merged cell bearing the value; a line without a word of its own stays empty."""
    waiting = iter([*ranges, Merged(1 << 30, 1 << 30, 0, 0)])
    following = next(waiting)
    active: dict[Merged, str] = {}
    for number, line in enumerate(lines):
        active = {one: words for one, words in active.items() if one.bottom >= number}
        while following.top == number:
            active[following] = line[following.left] if following.left < len(line) else ""
            following = next(waiting)
        yield _with(line, active) if active and any(line) else line


def _with(line: Cells, active: dict[Merged, str]) -> Cells:
    width = max(len(line), *(one.right + 1 for one in active))
    cells = [*line, *[""] * (width - len(line))]
    for one, words in active.items():
        cells[one.left : one.right + 1] = [words] * (one.right + 1 - one.left)
    return tuple(cells)
