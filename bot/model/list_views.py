"""What an operator is shown of a list of returned people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import Language
from bot.model.inquiry import Inquiry, State
from bot.model.joining import JoinedWith
from bot.model.likeness import Double
from bot.model.person import Person
from bot.model.returned import Decision, ListProgress, ListRow, PossibleMatch, Proposals, ReturnedList, Telling
from bot.model.row_lists import Settled


@dataclass(frozen=True)
class ListView:
    """A list and how far it has come, without the rows of the reader's own family.

    with_others: how many rows that are to be decided colleagues have in hand; last: what the reader can undo.
    """

    found: ReturnedList
    progress: ListProgress
    telling: Telling
    with_others: int
    last: Decision | None


@dataclass(frozen=True)
class Objected:
    """Why a second operator, by name, did not find a proposal right."""

    name: str
    why: str


@dataclass(frozen=True)
class RowView:
    """A row and who it may be, best first.  facts, reference, asked: of the best one; the accepted inquiries.

    state: of the best one, where it is an inquiry that nobody has accepted.
    doubles: who else in the register looks like the best one, and whose relatives would not be told.
    settled: why nothing is to be proposed if the row is the best one.
    last: what the reader decided last and can undo.
    """

    row: ListRow
    found: Sequence[PossibleMatch]
    facts: Mapping[str, str]
    reference: str
    asked: Sequence[Inquiry]
    progress: ListProgress
    doubles: Sequence[Double]
    settled: Settled | None
    objections: Sequence[Objected]
    last: Decision | None
    state: State | None


@dataclass(frozen=True)
class SureOnes:
    """Sure matches that can be proposed together; stopped: how many of them were verified and stopped before."""

    found: ReturnedList
    rows: int
    stopped: int


@dataclass(frozen=True)
class Beside:
    """A proposed row beside the person it is said to be.  fields: how each field of the two agrees.

    doubles: who else in the register looks like the person, and whose relatives would not be told.
    told: how many relatives would be told, by language.
    """

    row: ListRow
    person: Person
    fields: Mapping[str, str]
    doubles: Sequence[Double]
    told: Counter[Language]
    objections: Sequence[Objected]
    joined: Sequence[JoinedWith]

    @property
    def stands_out(self) -> bool:
        """Whether it is found right by itself, and never among others: something has to be read beside the two."""
        return bool(self.doubles or self.objections or self.row.wish)


@dataclass(frozen=True)
class ProposalsView:
    """A page of what a second operator has to compare or has compared.

    page: its number; before: that of what they found right last, if it still waits.
    """

    list_id: int
    page: int
    shown: Sequence[Beside]
    counts: Proposals
    before: int | None


@dataclass(frozen=True)
class AudienceOfList:
    """How many returns of a list an operator could verify now, and how many relatives would be told, by language.

    whom: which relatives, as one word: another one when it is somebody else.
    """

    returns: int
    told: Counter[Language]
    whom: str


@dataclass(frozen=True)
class VerifiedTogether:
    """Returns of a list that were verified with one statement.  refused: how many proposals could not be."""

    list_id: int
    verifier: str
    count: int
    refused: int
    release_at: int
    told: Counter[Language]
