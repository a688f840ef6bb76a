"""A list of returned people as a table: each row beside whom it may be best, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.i18n import Language
from bot.model.inquiry import Inquiry, State
from bot.model.likeness import Double
from bot.model.list_views import Objected
from bot.model.returned import Decision, ListProgress, ListRow, PossibleMatch, ReturnedList
from bot.model.row_lists import RowSort, Settled


class Fit(StrEnum):
    """How well the best of those that fit does; the most doubtful come first."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    SURE = "sure"
    NONE = "none"


class Standing(StrEnum):
    """How a row stands for who looks at the table.

    looked_at: by this operator, as it still is; in_hand: a colleague has it; aside: a person has to read it.
    """

    OPEN = "open"
    LOOKED_AT = "looked_at"
    LATER = "later"
    IN_HAND = "in_hand"
    ASIDE = "aside"
    PROPOSED = "proposed"
    VERIFIED = "verified"
    NOT_THIS = "not_this"
    BEFORE = "before"
    DOUBLE = "double"
    NOBODY = "nobody"


TO_DECIDE = frozenset({Standing.OPEN, Standing.LOOKED_AT, Standing.LATER})


@dataclass(frozen=True)
class TableRow:
    """number: by which this reader sees it.  best: of those whom it may be; facts: of that one.

    relatives: who ask about them, by language.
    by: the name of whoever decided it or has it in hand; at: since when, or until when it is in their hands.
    earlier: the number, as this reader sees it, of an earlier row that is the same person.
    """

    row: ListRow
    number: int
    standing: Standing
    best: PossibleMatch | None
    facts: Mapping[str, str]
    relatives: Mapping[Language, int]
    by: str
    mine: bool
    at: int | None
    earlier: int | None

    @cached_property
    def fit(self) -> Fit:
        """How well the best does; what a second operator did not find right is possible at most."""
        verdict = self.row.verdict if self.best is None else self.best.verdict
        return Fit.NONE if verdict is None else Fit.POSSIBLE if self.row.objections else Fit(verdict)

    @property
    def is_to_decide(self) -> bool:
        """Whether somebody has to say who it is, and this operator may."""
        return self.standing in TO_DECIDE

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do with it."""
        return self.standing not in (*TO_DECIDE, Standing.IN_HAND)


@dataclass(frozen=True)
class ListTable:
    """A list and its rows.  last: what the reader decided last; looked_at: how many rows they may propose together.

    places: by which numbers the reader sees the rows, by the numbers that these have.
    """

    found: ReturnedList
    progress: ListProgress
    rows: Sequence[TableRow]
    last: Decision | None
    looked_at: int
    places: Mapping[int, int]


@dataclass(frozen=True)
class Column:
    """One of those whom a row may be.  number: their reference or id; asked: what relatives ask, as far as accepted.

    settled: why nothing is to be proposed if the row is this one; doubles: who else looks like them.
    state: of an inquiry that belongs to nobody in the register.
    """

    match: PossibleMatch
    facts: Mapping[str, str]
    number: str
    asked: Sequence[tuple[Inquiry, Language]]
    settled: Settled | None
    doubles: Sequence[Double]
    state: State | None = None


@dataclass(frozen=True)
class OpenRow:
    """A row that somebody looks at closely, and everybody whom it may be, best first; number: by which they see it.

    mine: it is in the reader's hands, until then it may be decided.  said: by what operators call whom it was said to
    be, by: who said so.  fitting: how many more there are, of whom nothing is kept.
    """

    row: ListRow
    number: int
    sort: RowSort
    mine: bool
    columns: Sequence[Column]
    objections: Sequence[Objected]
    said: str
    by: str
    in_hand_of: str

    @property
    def fitting(self) -> int:
        """How many more fit than are kept."""
        return self.row.fitting

    @property
    def stands_out(self) -> bool:
        """Whether it is decided by itself, and never among others: it is not plain who it is, or who would be told."""
        if not self.columns:
            return True
        best, *others = self.columns
        rivals = [one for one in others if one.match.verdict == best.match.verdict]
        unsettled = best.match.person_id is None or best.settled or best.doubles
        return bool(unsettled or rivals or self.objections or self.row.reopened or self.row.wish)
