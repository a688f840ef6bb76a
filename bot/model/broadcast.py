"""A verified update to many: whom it is for, how far it has come, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil

from bot.settings import FREE_RATE

STARS_A_MESSAGE = 0.1  # for each one above


class Stage(StrEnum):
    """How far it has come.  Only what a second operator has approved is beyond DROPPED."""

    CHECKING = "checking"
    WRITTEN = "written"
    PROPOSED = "proposed"
    DROPPED = "dropped"
    SENDING = "sending"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


OPEN_TO_CHANGE = (Stage.CHECKING, Stage.WRITTEN, Stage.PROPOSED)
APPROVED = (Stage.SENDING, Stage.PAUSED, Stage.CANCELLED, Stage.DONE)


@dataclass(frozen=True)
class Audience:
    """Whom it is for.  narrowed: the language or the category; corrects: the broadcast whose recipients get it."""

    sort: str
    narrowed: str | None = None
    corrects: int | None = None


@dataclass(frozen=True)
class Found:
    """What was looked up about a draft: names in it that may be registered people's, recipients by language, when."""

    names: tuple[str, ...] = ()
    recipients: Mapping[str, int] = field(default_factory=dict)
    at: int = 0

    @property
    def total(self) -> int:
        """How many it would go to."""
        return sum(self.recipients.values())


@dataclass(frozen=True)
class Broadcast:
    """answers: what its author said, by the names of the form's steps; zone: whose quiet hours are respected."""

    id: int
    stage: Stage
    revision: int
    author_id: int
    audience: Audience
    answers: Mapping[str, str]
    found: Found
    number: int | None
    approver_id: int | None
    approved_at: int | None
    due_at: int | None
    expires_at: int | None
    zone: str | None
    filled: bool
    shown_at: int | None
    shown_count: int
    reported_at: int | None


@dataclass(frozen=True)
class Edition:
    """What is printed: words as HTML by language, empty where there are none; corrects: the number it corrects."""

    number: int
    at: int  # on which day
    words: Mapping[str, str]
    picture: str | None = None
    corrects: int | None = None
    paid: bool = False


@dataclass(frozen=True)
class Progress:
    """How Telegram has taken it so far, and how many are on their way; late: it was too late to send it to them."""

    sent: int = 0
    blocked: int = 0
    failed: int = 0
    unknown: int = 0
    late: int = 0
    stopped: int = 0
    waiting: int = 0

    @property
    def settled(self) -> int:
        """To how many nothing is left to send."""
        return self.sent + self.blocked + self.failed + self.unknown + self.late + self.stopped

    @property
    def total(self) -> int:
        """How many have a row in the outbox."""
        return self.settled + self.waiting


def stars(recipients: int, rate: int) -> int:
    """What a paid broadcast costs at most: Telegram asks a tenth of a Star for each message above thirty a second."""
    return ceil(recipients * max(0, rate - FREE_RATE) / rate * STARS_A_MESSAGE - 1e-9)
