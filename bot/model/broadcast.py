"""A verified update to many: whom it is for, how far it has come, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil
from typing import Self

from bot.i18n import LANGUAGES, Language, language
from bot.model.form import Answers, Draft
from bot.model.forms import FORMS
from bot.model.message import Message
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
class BroadcastAudience:
    """Whom it is for.  narrowed: the language or the category; corrects: the broadcast whose recipients get it."""

    sort: str
    narrowed: str | None = None
    corrects: int | None = None

    @classmethod
    def of(cls, answers: Answers) -> Self:
        """As its author has answered."""
        corrects = int(answers["corrects"]) if "corrects" in answers else None
        return cls(answers["audience"], answers.get(answers["audience"]), corrects)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which they read."""
        return (language(self.narrowed or ""),) if self.sort == "language" else LANGUAGES


@dataclass(frozen=True)
class Findings:
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
    audience: BroadcastAudience
    answers: Mapping[str, str]
    found: Findings
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

    @property
    def changeable(self) -> list[str]:
        """The steps of the form that its author can answer again; whom a correction is for stays."""
        asked = FORMS["broadcast"].asked(Draft("broadcast", "", None, dict(self.answers)))
        return asked if self.audience.corrects is None else asked[1:]


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
class Preview:
    """The messages by language, without their code; when they would go out and expire; digest: of all that is decided.

    otherwise: it would begin at another time than its author chose, which has passed or is in the quiet hours.

    The serial number is the next that is free, and the day the one on which it would go out: when either changes, or
    a word, the digest does.
    """

    edition: Edition
    messages: Mapping[Language, Message]
    starts_at: int
    expires_at: int
    zone: str | None
    otherwise: bool
    digest: int


@dataclass(frozen=True)
class BroadcastView:
    """An update before it goes out, for an operator who looks at it.  author: the name; own: whether they wrote it."""

    broadcast: Broadcast
    preview: Preview
    author: str
    own: bool


@dataclass(frozen=True)
class BroadcastProgress:
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


def worded(answers: Answers) -> list[Language]:
    """The languages in which an update has words."""
    return [code for code in LANGUAGES if answers.get(code)]


def first_text(answers: Answers) -> str:
    """The step that asks for its words: in the first language that has any, else in the first that is asked for."""
    return next(iter(worded(answers)), answers.get("language") or LANGUAGES[0])


def unconfirmed(answers: Answers) -> list[str]:
    """Where the words lead to, when their author has not typed exactly that."""
    links = {link for code in worded(answers) for link in answers.get(f"{code}_links", "").split()}
    return [] if links == set(answers.get("domains", "").split()) else sorted(links)


def stars(recipients: int, rate: int) -> int:
    """What a paid broadcast costs at most: Telegram asks a tenth of a Star for each message above thirty a second."""
    return ceil(recipients * max(0, rate - FREE_RATE) / rate * STARS_A_MESSAGE - 1e-9)
