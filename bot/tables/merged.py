"""Merged cells: their value is written once and meant for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.tables.cells import Cells
from bot.tables.lines import MOST_COLUMNS

Range = tuple[tuple[int, int], tuple[int, int]]  # the first cell and the last, each a row and a column from 0
MOST_RANGES = 120_000


@dataclass(frozen=True)
class Merged:
    """Rows and columns from 0, first and last included."""

    top: int
    bottom: int
    left: int
    right: int


def merged(ranges: Iterable[Range]) -> list[Merged]:
    """The ranges of a sheet, from top to bottom."""
    found = (
        Merged(top, bottom, left, right) for (top, left), (bottom, right) in islice(sorted(set(ranges)), MOST_RANGES)
    )
    return [one for one in found if one.top <= one.bottom and one.left <= one.right < MOST_COLUMNS]


def filled(lines: Iterable[Cells], ranges: list[Merged]) -> Iterator[Cells]:
    """The lines with every merged cell bearing the value; a line without a word of its own stays empty."""
    waiting = iter([*ranges, Merged(1 << 30, 1 << 30, 0, 0)])
    following = next(waiting)
    active: dict[Merged, str] = {}
    for number, line in enumerate(lines):
        active = {one: words for one, words in active.items() if one.bottom >= number}
        while following.top == number:
            if len(active) < MOST_COLUMNS:  # no program lets ranges overlap, so a line has no more of them
                active[following] = line[following.left] if following.left < len(line) else ""
            following = next(waiting)
        yield _with(line, active) if active and any(line) else line


def _with(line: Cells, active: dict[Merged, str]) -> Cells:
    width = max(len(line), *(one.right + 1 for one in active))
    cells = [*line, *[""] * (width - len(line))]
    for one, words in active.items():
        cells[one.left : one.right + 1] = [words] * (one.right + 1 - one.left)
    return tuple(cells)
