"""The shift board: what waits and since when, who is here and has what in hand, what the program is doing.

It names nobody whom families miss: a case is its number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.chat import Operator
from bot.model.digest import HOUR, DigestKind, too_long
from bot.model.message import DAY
from bot.model.returned import Telling


class Wait(StrEnum):
    """What waits for operators."""

    INQUIRIES = "inquiries"
    LETTERS = "letters"
    CALLS = "calls"
    ERRANDS = "errands"
    RETURNS = "returns"
    ROWS = "rows"
    MEETINGS = "meetings"
    PAIRS = "pairs"
    HELD = "held"
    UPDATES = "updates"
    ANNOUNCEMENTS = "announcements"


def promised(review_days: int) -> Mapping[Wait, int]:
    """Within how many seconds each is to be done; what is not here waits for nobody who counts the hours."""
    late = too_long(review_days)
    return {
        Wait.INQUIRIES: late[DigestKind.INQUIRIES],
        Wait.LETTERS: late[DigestKind.LETTERS],
        Wait.RETURNS: late[DigestKind.RETURNS],
        Wait.CALLS: HOUR,
        Wait.ERRANDS: DAY,
        Wait.ROWS: 4 * HOUR,
        Wait.MEETINGS: DAY,
    }


@dataclass(frozen=True)
class Pile:
    """How much of something waits.  since: when the oldest came; promise: within how many seconds it is to be done."""

    count: int
    since: int | None = None
    promise: int | None = None

    def over(self, now: int) -> int:
        """For how many seconds the oldest has waited longer than promised; below 0: so much time is left."""
        return 0 if self.since is None or self.promise is None else now - self.since - self.promise

    def is_late(self, now: int) -> bool:
        """Whether it has waited too long."""
        return self.over(now) > 0


class InHand(StrEnum):
    """What an operator can have in hand; ROWS: several of a list to decide; PAIRS: to compare once more."""

    INQUIRY = "inquiry"
    TALK = "talk"
    MEETING = "meeting"
    ROW = "row"
    ROWS = "rows"
    PAIRS = "pairs"
    CALL = "call"


@dataclass(frozen=True)
class Hand:
    """Something in an operator's hands.  subject: its id; label: a reference, or the name of the list.

    number: of the row as the reader sees it, or how many pairs.  until: None for what stays until it is laid down.
    list_id: of a single row.
    """

    sort: InHand
    operator_id: int
    subject: int
    label: str
    number: int
    until: int | None
    list_id: int = 0


@dataclass(frozen=True)
class Here:
    """An operator at work.  seen_at: when they last did something, as far as that is known."""

    operator: Operator
    hands: Sequence[Hand]
    seen_at: int


@dataclass(frozen=True)
class HeldLine:
    """A held case.  active: whether who holds it is an operator still; letter_since: a letter waits since then."""

    person_id: int
    number: str
    holder_id: int
    holder: str
    since: int
    active: bool
    letter_since: int | None


class Work(StrEnum):
    """What the program does by itself, or after a press; the last ones to a whole list."""

    NOTICES = "notices"
    UPDATE = "update"
    COMPARING = "comparing"
    PROPOSE = "propose"
    UNDO = "undo"
    VERIFY = "verify"
    STOP = "stop"
    CORRECT = "correct"
    LEAVE = "leave"


@dataclass(frozen=True)
class Doing:
    """Something the program is doing.  name: of the list, or the number of the update.

    done, of: how far it is.  begun_at: since when, None where nobody has noted it.  at: when notices leave.
    """

    work: Work
    name: str
    done: int
    of: int
    begun_at: int | None = None
    at: int | None = None
    paused: bool = False

    @property
    def percent(self) -> int:
        """From 0 to 100."""
        return min(100, 100 * self.done // self.of) if self.of else 0

    def left(self, now: int) -> int | None:
        """In how many seconds it will be done at this pace; None when nobody can say."""
        if self.begun_at is None or not self.done or self.paused or now <= self.begun_at:
            return None
        return round((now - self.begun_at) / self.done * max(0, self.of - self.done))


@dataclass(frozen=True)
class Today:
    """What has been done since midnight.  listed: of what was reported, from lists; called: told by phone."""

    received: int
    accepted: int
    reported: int
    verified: int
    listed: int = 0
    called: int = 0

    def done(self, wait: Wait) -> int | None:
        """How much of what waits there; None where that is not counted."""
        counted = {
            Wait.INQUIRIES: self.accepted,
            Wait.RETURNS: self.verified,
            Wait.ROWS: self.listed,
            Wait.CALLS: self.called,
        }
        return counted.get(wait)


@dataclass(frozen=True)
class Board:
    """All of it, as one operator may see it.  exchange_until: 0 on a usual day."""

    piles: Mapping[Wait, Pile]
    people: Sequence[Here]
    held: Sequence[HeldLine]
    doing: Sequence[Doing]
    today: Today
    telling: Telling
    exchange_until: int
    locked: bool

    def hands_of(self, sorts: Sequence[InHand]) -> list[str]:
        """The names of those who have something of that in hand."""
        return [one.operator.name for one in self.people if any(hand.sort in sorts for hand in one.hands)]
