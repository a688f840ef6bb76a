"""The people of a list: what each row says, by the columns that were recognised."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice

from bot.model.columns import Understood
from bot.model.whole_name import split_given, without_number
from bot.tables.births import birth, head_says, joined, month_comes_first
from bot.tables.cells import Cells, is_blank, says_nothing
from bot.tables.guessing import guess
from bot.tables.heads import find_heads
from bot.tables.layout import Layout
from bot.tables.lines import HEAD_ROWS, MOST_COLUMNS, MOST_ROWS
from bot.tables.remains import (
    birth_speaks_of_death,
    head_speaks_of_death,
    name_speaks_of_death,
    speaks_of_death,
    speaks_of_remains,
)
from bot.tables.table import Table
from bot.tables.totals import is_total
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import Column, plain

SAMPLE = 200
NAMES = (Column.FULL_NAME, Column.SURNAME, Column.GIVEN, Column.PATRONYMIC, Column.GIVEN_AND_PATRONYMIC)
IN_THE_ROW = (*NAMES, Column.BIRTH, Column.CATEGORY, Column.UNIT, Column.SOURCE_ID)
# How a cell is searched for words of death where more than such words may be meant.
SEARCHED: dict[Column | None, Callable[[str], bool]] = {Column.BIRTH: birth_speaks_of_death}
SEARCHED |= dict.fromkeys((*NAMES, Column.FORMER_SURNAME), name_speaks_of_death)


@dataclass(frozen=True)
class NamedRow:
    """What one row says, each empty when it does not; number: of the data row, from 1; cells: as they were.

    extra: what else is written, by the name of its column (phone, sex, rank, former_surname) or else by its head.
    beside: everything but name and date of birth, each cell behind its head; unknown: of it the columns not recognised.
    aside: some cell mentions a death; nothing may come of the row by itself.
    """

    number: int
    surname: str
    given: str
    patronymic: str
    full_name: str
    birth: str
    category: str
    unit: str
    source_id: str
    extra: Mapping[str, str] = field(repr=False)
    cells: Cells = field(repr=False)
    beside: tuple[tuple[str, str], ...] = field(repr=False)
    unknown: tuple[tuple[str, str], ...] = field(repr=False)
    aside: bool


@dataclass(frozen=True)
class NamedPeople:
    """A table whose columns are known; month_first: its dates are written as in America."""

    table: Table
    layout: Layout
    month_first: bool

    @property
    def columns(self) -> dict[str, str]:
        """Which head was taken for which column: the letter of a column, if it has no head."""
        return {
            column.value: ", ".join(map(self.layout.head, places)) for column, places in self.layout.columns.items()
        }

    @property
    def ignored(self) -> tuple[str, ...]:
        """The heads that told nothing."""
        known = set(chain.from_iterable(self.layout.columns.values()))
        return tuple(head for place, head in enumerate(self.layout.heads) if head and place not in known)

    @property
    def understood(self) -> Understood:
        """How the table was read, to be said before anything comes of it."""
        return Understood(self.columns, self.ignored, self.month_first, self.totals)

    def heads(self, column: Column) -> tuple[str, ...]:
        """The heads of all that was taken for a column."""
        return tuple(map(self.layout.head, self.layout.columns.get(column, ())))

    def rows(self) -> Iterator[NamedRow]:
        """One after the other, repeated heads and sums left out; Unreadable, as Table.rows, and "remains".

        A list is one of remains when every row mentions a death, or a heading between the rows does.
        """
        people = self._data()
        only_dead = True
        for number, cells in enumerate(people, start=1):
            if number > MOST_ROWS:
                raise UnreadableFile("too_many_rows", MOST_ROWS)
            if is_total(cells):
                continue
            row = self._row(number, cells)
            only_dead = only_dead and row.aside
            yield row
        if only_dead:
            raise UnreadableFile("remains")

    def _data(self) -> Iterator[Cells]:
        return filter(self.layout.is_data, islice(self.table.rows(), self.layout.start, None))

    @cached_property
    def totals(self) -> tuple[str, ...]:
        """The rows that only count the others, each in one line; Unreadable, as Table.rows."""
        return tuple(" ".join(dict.fromkeys(filter(None, cells))) for cells in self._data() if is_total(cells))

    def _row(self, number: int, cells: Cells) -> NamedRow:
        one = {column: self._cell(cells, places) for column, places in self._in_the_row.items()}
        given, patronymic = one[Column.GIVEN], one[Column.PATRONYMIC]
        if both := one[Column.GIVEN_AND_PATRONYMIC]:
            given, patronymic = split_given(both)
        if self._is_heading(cells) and any(map(speaks_of_death, cells)):
            raise UnreadableFile("remains", row=number)
        return NamedRow(
            number=number,
            surname=one[Column.SURNAME],
            given=given,
            patronymic=patronymic,
            full_name=without_number(one[Column.FULL_NAME]),
            birth=birth(self._born(cells) or one[Column.BIRTH], month_first=self.month_first),
            category=one[Column.CATEGORY],
            unit=one[Column.UNIT],
            source_id=one[Column.SOURCE_ID],
            extra={head: cells[place] for place, head in self._extra if place < len(cells) and cells[place]},
            cells=cells,
            beside=self._behind_heads(cells, self._beside),
            unknown=self._behind_heads(cells, self._unknown),
            aside=any(self._speaks_of_death(place, cell) for place, cell in enumerate(cells) if cell),
        )

    def _born(self, cells: Cells) -> str:
        """The date whose day, month and year are in columns of their own, if they are."""
        if not self.layout.born_in_parts:
            return ""
        places = self.layout.columns[Column.BIRTH]
        return joined(*(self._cell(cells, (place,)) for place in places))

    def _is_heading(self, cells: Cells) -> bool:
        """Whether the same words, and nothing else, stand in a row that has room for more."""
        return len(set(filter(None, cells))) == 1 and len(self._known) > 1

    def _speaks_of_death(self, place: int, cell: str) -> bool:
        column = self._known.get(place)
        if cell.isdecimal() and column in (Column.RUNNING_NUMBER, Column.SOURCE_ID):
            return False
        if column is None and not is_blank(cell) and head_speaks_of_death(self.layout.head(place)):
            return True
        return SEARCHED.get(column, speaks_of_death)(cell)

    def _behind_heads(self, cells: Cells, places: Sequence[int]) -> tuple[tuple[str, str], ...]:
        here = [place for place in places if place < len(cells) and not is_blank(cells[place])]
        return tuple((self.layout.head(place), cells[place]) for place in here)

    @cached_property
    def _in_the_row(self) -> dict[Column, tuple[int, ...]]:
        return {column: self.layout.columns.get(column, ()) for column in IN_THE_ROW}

    @cached_property
    def _known(self) -> dict[int, Column]:
        return {place: column for column, places in self.layout.columns.items() for place in places}

    @cached_property
    def _extra(self) -> list[tuple[int, str]]:
        """The other columns by their place: by the word for what is known of them, else by their head."""
        known, left_out = self._known, (*IN_THE_ROW, Column.RUNNING_NUMBER)
        places = [place for place in range(MOST_COLUMNS) if known.get(place) not in left_out]
        return [(place, known[place].value if place in known else self.layout.head(place)) for place in places]

    @cached_property
    def _unknown(self) -> list[int]:
        return [place for place in range(MOST_COLUMNS) if place not in self._known]

    @cached_property
    def _beside(self) -> list[int]:
        """The columns that say more than who somebody is, those first of which it is not known what they say."""
        who = (*NAMES, Column.BIRTH, Column.RUNNING_NUMBER)
        return self._unknown + [place for place, column in sorted(self._known.items()) if column not in who]

    def _cell(self, cells: Cells, places: tuple[int, ...]) -> str:
        """The parts of a name that several columns hold are put together; a merged one is there several times."""
        written = [cells[place] for place in places if place < len(cells) and not says_nothing(cells[place])]
        return " ".join(dict.fromkeys(written)) if len(written) > 1 else "".join(written)


def people(table: Table) -> NamedPeople:
    """The table with its columns recognised; Unreadable("no_heads" | "unclear_column" | "remains" | "empty" | …)."""
    first = list(islice(table.rows(), HEAD_ROWS + SAMPLE))
    layout = table.layout or find_heads(first, HEAD_ROWS)
    above = first[: layout.start] if layout else first[:1]
    if speaks_of_remains([table.name, table.sheet, *chain.from_iterable(above)]):
        raise UnreadableFile("remains")
    layout = layout or guess(first)
    if layout is None:
        raise UnreadableFile("no_heads")
    if layout.unclear:
        raise UnreadableFile("unclear_column", heads=tuple(map(layout.head, layout.unclear)))
    data = [row for row in first[layout.start :] if layout.is_data(row) and not is_total(row)]
    if not data:
        raise UnreadableFile("empty")
    return NamedPeople(table, layout, _month_first(layout, data))


def _month_first(layout: Layout, data: Sequence[Cells]) -> bool:
    """The head of the column knows, else its dates tell."""
    said = [head_says(plain(layout.head(place))) for place in layout.columns.get(Column.BIRTH, ())]
    known = next((one for one in said if one is not None), None)
    return month_comes_first(layout.values(Column.BIRTH, data)) if known is None else known
