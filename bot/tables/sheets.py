"""Several sheets of a workbook as one list: those with heads are read one behind the other, the others are named."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from bot.model.sheets import SheetRows, SheetsRead
from bot.tables.births import SERIAL
from bot.tables.cells import Cells
from bot.tables.guessing import guess
from bot.tables.heads import find_heads
from bot.tables.layout import Layout
from bot.tables.lines import HEAD_ROWS
from bot.tables.remains import speaks_of_remains
from bot.tables.table import Table
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import Column, plain

SAMPLE = 200
SINCE_1904 = 1_462  # days between the two beginnings of Excel's calendar
TOO_MUCH = ("too_many_rows", "too_many_columns")


@dataclass(frozen=True)
class Sheet:
    """A sheet in which something is written; since_1904: days are counted from then, which their cells do not say."""

    name: str
    lines: Callable[[], Iterable[Cells]]
    since_1904: bool = False

    @cached_property
    def first(self) -> list[Cells]:
        """As many rows as are looked at to find the heads; Unreadable, as Table.rows."""
        return list(islice(Table(self.name, self.lines).rows(), HEAD_ROWS + SAMPLE))

    @cached_property
    def headed(self) -> Layout | None:
        """The layout by its heads, if it has any and something is written below them."""
        layout = find_heads(self.first, HEAD_ROWS)
        return layout if layout and len(self.first) > layout.start else None

    @cached_property
    def guessed(self) -> Layout | None:
        """The layout by what is written; a single row is rather the title of a cover."""
        return guess(self.first) if len(self.first) > 1 else None

    def count(self) -> int:
        """How many rows are written."""
        return sum(map(any, self.lines()))

    def data(self, layout: Layout) -> Iterator[Cells]:
        """The rows below the heads, the heads left out where they are repeated; Unreadable, as Table.rows."""
        births = layout.columns.get(Column.BIRTH, ()) if self.since_1904 else ()
        for row in islice(Table(self.name, self.lines).rows(), layout.start, None):
            if layout.is_data(row):
                yield _with_days(row, births) if births else row


def joined(name: str, sheets: Sequence[Sheet], hidden: Sequence[Sheet] = ()) -> Table:
    """All the sheets with heads as one table; without any head in the file, those that look alike.  Unreadable."""
    read = _to_read(sheets)
    others = [sheet for sheet in (*sheets, *hidden) if sheet not in [one for one, _ in read]]
    left_out = tuple(SheetRows(sheet.name, sheet.count()) for sheet in others)
    if not read:
        (only, *_), left_out = sheets, left_out[1:]
        return Table(name, only.lines, SheetsRead((SheetRows(only.name, only.count()),), left_out))
    layout, places = _together(read)
    for sheet, own in read[1:]:
        if speaks_of_remains(chain.from_iterable(sheet.first[: own.start])):
            raise UnreadableFile("remains")
        if own.unclear:
            raise UnreadableFile("unclear_column", heads=tuple(map(own.head, own.unclear)))
    counted = tuple(SheetRows(sheet.name, sum(1 for _ in sheet.data(own))) for sheet, own in read)
    return Table(
        name,
        lambda: _lines(read, layout, places),
        SheetsRead(counted, left_out),
        layout if layout.heads else None,  # a guess is better made from all the rows
    )


Read = tuple[Sheet, Layout]


def _to_read(sheets: Sequence[Sheet]) -> list[Read]:
    """A word like Surname alone may stand in instructions, if another sheet has more columns."""
    small = [sheet for sheet in sheets if _is_small_enough(sheet, alone=len(sheets) == 1)]
    headed = [(sheet, sheet.headed) for sheet in small if sheet.headed]
    if headed:
        enough = min(2, max(len(layout.columns) for _, layout in headed))
        return [(sheet, layout) for sheet, layout in headed if len(layout.columns) >= enough]
    if any(find_heads(sheet.first, HEAD_ROWS) for sheet in small):  # and nothing below them
        return []
    guessed = [(sheet, sheet.guessed) for sheet in small if sheet.guessed]
    largest = max(guessed, key=lambda one: one[0].count(), default=None)
    return [one for one in guessed if largest and one[1].columns == largest[1].columns]


def _is_small_enough(sheet: Sheet, *, alone: bool) -> bool:
    try:
        return bool(sheet.first)
    except UnreadableFile as unreadable:
        if alone or unreadable.reason not in TOO_MUCH:
            raise
        return False


def _together(read: Sequence[Read]) -> tuple[Layout, list[Mapping[int, int]]]:
    """The layout of all, and for each sheet in which column of the whole each of its own belongs."""
    first = read[0][1]
    heads, columns = list(first.heads), dict(first.columns)
    places: list[Mapping[int, int]] = [{place: place for place in range(len(heads))}]
    for _, own in read[1:]:
        same = {
            here: there
            for column, known in own.columns.items()
            for here, there in zip(known, columns.get(column, ()), strict=False)
        }
        used, known_to = set(same.values()), set(chain.from_iterable(columns.values()))
        of_a_column = set(chain.from_iterable(own.columns.values()))
        for place in range(len(own.heads)):
            if place not in same:
                # What is the person's never goes where the first sheet has something else, nor the other way round.
                same[place] = _like(own.head(place), heads, used | known_to, alone=place in of_a_column)
                used.add(same[place])
        for column, known in own.columns.items():
            there = tuple(same[place] for place in known if place in same)
            columns[column] = tuple(dict.fromkeys((*columns.get(column, ()), *there)))
        places.append(same)
    in_parts = any(own.born_in_parts for _, own in read)  # a whole date is then where the day is, and read as one
    return replace(first, heads=tuple(heads), columns=columns, born_in_parts=in_parts), places


def _like(head: str, heads: list[str], taken: set[int], *, alone: bool) -> int:
    """The column with the same head that is still free, else, as always when it is to be alone, one more behind all."""
    for place, other in enumerate([] if alone else heads):
        if place not in taken and plain(other) == plain(head):
            return place
    heads.append(head)
    return len(heads) - 1


def _lines(read: Sequence[Read], whole: Layout, places: Sequence[Mapping[int, int]]) -> Iterator[Cells]:
    (first, layout), *others = read
    yield from first.first[: layout.start]
    yield from first.data(layout)
    for (sheet, own), there in zip(others, places[1:], strict=True):
        beyond = len(whole.heads) - len(own.heads)  # what has no head goes behind all that have one
        for row in sheet.data(own):
            yield _moved(row, there, beyond) if own.heads else row


def _moved(row: Cells, places: Mapping[int, int], beyond: int) -> Cells:
    cells = {places.get(place, place + beyond): words for place, words in enumerate(row) if words}
    return tuple(cells.get(place, "") for place in range(max(cells, default=-1) + 1))


def _with_days(row: Cells, births: Sequence[int]) -> Cells:
    return tuple(_day(cell) if place in births else cell for place, cell in enumerate(row))


def _day(cell: str) -> str:
    serial = SERIAL.fullmatch(cell)
    return str(int(serial[1]) + SINCE_1904) if serial else cell
