"""The rows of a list by what became of them, and one of them with whoever it was said to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.person import Person
from bot.model.returned import ListRow, PossibleMatch, ReturnedList


class RowSort(StrEnum):
    """What became of a row; work: somebody has to decide."""

    WORK = "work"
    LATER = "later"
    NOBODY = "nobody"
    ASIDE = "aside"
    PROPOSED = "proposed"
    VERIFIED = "verified"


@dataclass(frozen=True)
class RowsPage:
    """Some rows of one sort.  number, of: which page this is, from 1, and of how many; total: rows of that sort."""

    found: ReturnedList
    sort: RowSort
    rows: Sequence[ListRow]
    number: int
    of: int
    total: int


@dataclass(frozen=True)
class RowEntry:
    """A row that is not to be decided now.

    said: whom it was said to be, number: their reference or the id of the import; report_id: while that waits.
    """

    row: ListRow
    sort: RowSort
    said: Person | None = None
    number: str = ""
    by: str = ""
    report_id: int | None = None


@dataclass(frozen=True)
class OtherCandidate:
    """Somebody whom a row may be as well."""

    match: PossibleMatch
    facts: Mapping[str, str]
    number: str
    relatives: int


@dataclass(frozen=True)
class Others:
    """Everybody whom a row may be, best first.  fitting: how many more there are, of whom nothing is kept."""

    row: ListRow
    found: Sequence[OtherCandidate]
    fitting: int
