"""Which of several columns is the person's: the one whose head says so; where none does, none is taken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.tables.cells import Cells
from bot.tables.vocabulary import Column, column_of, plain, qualifiers
from bot.tables.whose import Whose, whose

Columns = dict[Column, tuple[int, ...]]
WHOLE = (Column.SURNAME, Column.FULL_NAME, Column.NAME)  # one person has one of these, and the rest beside it
REST = (Column.GIVEN, Column.GIVEN_AND_PATRONYMIC, Column.PATRONYMIC, Column.BIRTH)


OF_THE_PERSON = (Whose.PERSON, Whose.UNSAID)
BIRTH = re.compile(r"народж|рожд|birth|born")
OF_BIRTH = r"( народж\w*| рожд\w*| of birth| birth)?$"
PARTS = (
    re.compile(rf"(^|\s)(день|число|day){OF_BIRTH}"),
    re.compile(rf"(^|\s)(місяць|месяц|month){OF_BIRTH}"),
    re.compile(rf"(^|\s)(рік|год|year){OF_BIRTH}"),
)


@dataclass(frozen=True)
class Head:
    """column: what the column holds, whoever it is about; words: plain."""

    place: int
    words: str
    column: Column | None
    whose: Whose

    @property
    def is_whole(self) -> bool:
        """Whether a person's columns begin with it."""
        return self.column in WHOLE


@dataclass(frozen=True)
class Chosen:
    """columns: the person's; unclear: places of which it cannot be known whether they are."""

    columns: Columns
    unclear: tuple[int, ...] = ()


def read_head(place: int, words: str, above: str = "") -> Head:
    """What is written above a column, in one row or, with what is above, in two."""
    whole = plain(f"{above} {words}") if above != words else plain(words)
    column = column_of(plain(words)) or column_of(whole)
    return Head(place, whole, column, whose(whole))


def is_part(words: str) -> bool:
    """Whether a head is of the day, the month or the year of a date."""
    return any(part.search(words) for part in PARTS)


def date_in_parts(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Day, month and year of the birth in columns of their own, if there is one of each and one mentions the birth."""
    each = [[head for head in heads if part.search(head.words) and head.whose in OF_THE_PERSON] for part in PARTS]
    parts = tuple(found[0] for found in each if len(found) == 1)
    whole = len(parts) == len(PARTS) and any(BIRTH.search(head.words) for head in parts)
    return parts if whole else ()


def choose(heads: Sequence[Head], below: Sequence[Cells]) -> Chosen:
    """The person's columns; below: the rows under the heads, which tell whether one name is spread over columns."""
    heads = _with_given_names(heads)
    names = _names([head for head in heads if head.column in WHOLE and head.whose is not Whose.OTHER])
    others = [head for head in heads if head.column not in WHOLE and head.whose is not Whose.OTHER]
    taken = [*names, *_belonging(heads, names, others)]
    columns = {column: _places(taken, column) for column in dict.fromkeys(one.column for one in taken) if column}
    doubtful = (_doubt([one for one in taken if one.column == column], below) for column in columns)
    unclear = next(filter(None, (*doubtful, _strangers(heads, names, taken), _two_people(names))), ())
    return Chosen(columns, unclear)


def _with_given_names(heads: Sequence[Head]) -> list[Head]:
    """A name beside a surname is the given name, if it is of the same person."""
    beside = {head.whose for head in heads if head.column is Column.SURNAME} - {Whose.OTHER}
    same = beside | {Whose.UNSAID} if beside else set()
    return [
        replace(one, column=Column.GIVEN) if one.column is Column.NAME and one.whose in same else one for one in heads
    ]


def _names(heads: list[Head]) -> list[Head]:
    """Those that are said to be the person's, else all."""
    return _said(heads) or heads


def _said(heads: Iterable[Head]) -> list[Head]:
    return [head for head in heads if head.whose is Whose.PERSON]


def _belonging(heads: Sequence[Head], names: list[Head], others: list[Head]) -> list[Head]:
    """Of each other column those that are said to be the person's, else all."""
    whole = bool(_said(names)) and all(head.column is Column.FULL_NAME for head in names)
    parts = (Column.GIVEN, Column.GIVEN_AND_PATRONYMIC, Column.PATRONYMIC) if whole else ()
    kept = [head for head in others if head.column not in parts or head.whose is Whose.PERSON]
    said = {head.column for head in _said(kept)}
    dates = [head for head in kept if head.column is Column.BIRTH and not _is_year(head)]
    return [
        head
        for head in kept
        if (head.column not in said or head.whose is Whose.PERSON or head.column not in REST)
        and not (dates and head.column is Column.BIRTH and _is_year(head) and head not in dates)
    ]


def _is_year(head: Head) -> bool:
    return head.words.startswith(("рік", "год", "year", "р н", "г р"))


def _places(heads: list[Head], column: Column) -> tuple[int, ...]:
    return tuple(head.place for head in heads if head.column == column)


def _doubt(heads: list[Head], below: Sequence[Cells]) -> tuple[int, ...]:
    """Where one thing of the person stands in several columns, or beside somebody else's word."""
    if heads[0].column not in (*WHOLE, *REST):
        return ()
    places = tuple(head.place for head in heads)
    if len(heads) > 1:
        return () if _is_spread(heads, below) else places
    return places if heads[0].whose is Whose.UNCLEAR else ()


def _is_spread(heads: list[Head], below: Sequence[Cells]) -> bool:
    """Whether one head was merged over columns, in which are the parts of one name, or the same in each."""
    places = [head.place for head in heads]
    if len({head.words for head in heads}) > 1 or places != list(range(places[0], places[0] + len(places))):
        return False
    rows = [[row[place] for place in places if place < len(row) and row[place]] for row in below]
    return all(len(set(row)) < 2 or all(len(cell.split()) == 1 for cell in row) for row in rows)


def _strangers(heads: Sequence[Head], names: list[Head], taken: list[Head]) -> tuple[int, ...]:
    """What follows the name of somebody else without a word whose it is may be theirs."""
    left_out = [head for head in heads if head.is_whole and head not in names]
    for head in taken:
        if head.column not in REST or head.whose is Whose.PERSON:
            continue
        before = [one for one in heads if one.is_whole and one.place < head.place]
        if before and before[-1] in left_out:
            return (before[-1].place, head.place)
    return ()


def _two_people(names: list[Head]) -> tuple[int, ...]:
    """A surname, and beside it a whole name that is further described, may be two people's."""
    surnames = [head for head in names if head.column is Column.SURNAME]
    wholes = [head for head in names if head.column is Column.FULL_NAME]
    if surnames and wholes and qualifiers(surnames[0].words) != qualifiers(wholes[0].words):
        return (surnames[0].place, wholes[0].place)
    return ()
