"""The rows of a list by what happened to them, and one of them with whoever it was said to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.inquiry import State
from bot.model.person import Person
from bot.model.returned import ListRow, PossibleMatch, ReturnedList


class RowSort(StrEnum):
    """What happened to a row; work: somebody has to decide.

    before: whoever it is was verified before, from another row or a single report; double: is reported already, or is
    an earlier row of the list as well.
    """

    WORK = "work"
    LATER = "later"
    NOBODY = "nobody"
    ASIDE = "aside"
    PROPOSED = "proposed"
    VERIFIED = "verified"
    BEFORE = "before"
    DOUBLE = "double"


@dataclass(frozen=True)
class Settled:
    """Why a row is no work if it is this person.

    verified_at: when their return was verified, None if it was not; waits: whether a report waits for the second
    operator.  number, list_id: of the row because of which, None for a single report; list_name: if it is of another.
    """

    verified_at: int | None
    number: int | None
    list_name: str
    waits: bool
    list_id: int | None

    @property
    def is_told(self) -> bool:
        """Whether a return of this person stands or waits, so that none is to be proposed."""
        return self.waits or self.verified_at is not None


@dataclass(frozen=True)
class RowsPage:
    """Some rows of one sort.  number, of: which page this is, from 1, and of how many; total: rows of that sort.

    settled: why rows are no work, by their ids.
    """

    found: ReturnedList
    sort: RowSort
    rows: Sequence[ListRow]
    number: int
    of: int
    total: int
    settled: Mapping[int, Settled] = field(default_factory=dict)


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
    """Somebody whom a row may be as well.  state: of the inquiry, where it belongs to nobody in the register."""

    match: PossibleMatch
    facts: Mapping[str, str]
    number: str
    relatives: int
    state: State | None = None


@dataclass(frozen=True)
class Others:
    """Everybody whom a row may be, best first.  fitting: how many more there are, of whom nothing is kept."""

    row: ListRow
    found: Sequence[OtherCandidate]
    fitting: int
