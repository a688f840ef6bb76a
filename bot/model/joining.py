"""Two records that are said to be one person, or not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.i18n import Language
from bot.model.person import Person


class JoiningState(StrEnum):
    """proposed, parting: to be joined, to be taken apart, which waits for another operator."""

    PROPOSED = "proposed"
    JOINED = "joined"
    PARTING = "parting"
    PARTED = "parted"
    DIFFERENT = "different"


WAITING = (JoiningState.PROPOSED, JoiningState.PARTING)
STANDING = (JoiningState.JOINED, JoiningState.PARTING)


@dataclass(frozen=True)
class Joining:
    """asked_by: who proposed what waits, or decided it alone; decided_by: who decided it last.

    reason, parting_reason: why they were joined, and why taken apart.
    """

    id: int
    person_id: int
    other_id: int
    state: JoiningState
    asked_by: int
    asked_at: int
    decided_by: int | None
    decided_at: int | None
    reason: str
    parting_reason: str = ""

    @property
    def waits(self) -> bool:
        """For a second operator."""
        return self.state in WAITING


@dataclass(frozen=True)
class Record:
    """One record of a person as an operator sees it beside another.

    number: a reference, or the id of an import; references: of the open inquiries about it; returned: a return of it is
    reported, or verified and stands; told: how many relatives know of that.
    """

    person: Person
    number: str
    references: Sequence[str]
    reported: bool
    returned: bool
    told: int


@dataclass(frozen=True)
class PairView:
    """Two records beside each other.  fields: how each field agrees; needs_two: two operators have to say it.

    audience: how many relatives would be told about a return when the two are joined, by language.  are_one: they are.
    joining: what was said of the two before; asked_by: by whom; own: by whoever looks.
    """

    first: Record
    second: Record
    fields: Mapping[str, str]
    needs_two: bool
    audience: Counter[Language]
    are_one: bool
    joining: Joining | None
    asked_by: str
    own: bool


@dataclass(frozen=True)
class Joined:
    """What came of it.  joined: else taken apart; waits: for another operator; told: how many relatives will be now."""

    joining_id: int
    joined: bool
    waits: bool = False
    told: int = 0


@dataclass(frozen=True)
class JoinedWith:
    """Another record of the same person, and by which joining.  is_doubted: somebody proposes to take it apart."""

    joining_id: int
    number: str
    is_doubted: bool = False


@dataclass(frozen=True)
class WaitingPair:
    """Two records of which a second operator has to decide something."""

    joining_id: int
    numbers: tuple[str, str]


@dataclass(frozen=True)
class AlikePair:
    """Two records that look like one person."""

    ids: tuple[int, int]
    numbers: tuple[str, str]


@dataclass(frozen=True)
class Pairs:
    """What waits about records that may be one person, the first of each; how many wait and are alike in all."""

    waiting: Sequence[WaitingPair]
    alike: Sequence[AlikePair]
    waiting_in_all: int
    alike_in_all: int
