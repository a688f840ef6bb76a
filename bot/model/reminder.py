"""When to remind somebody of what: values and rules; every instant is whole seconds in UTC."""

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model.correspondence import LETTER_DAYS
from bot.model.message import DAY
from bot.model.quiet_hours import QuietHours, zone_of

INTERVALS = (30, 60, 90, 180, 365)  # days
PAUSES = (30, 90, 180)  # days
ZONES = (
    "Europe/Kyiv", "Europe/Warsaw", "Europe/London", "Asia/Jerusalem", "Asia/Tbilisi", "America/New_York",
    "America/Chicago", "America/Los_Angeles", "Australia/Sydney",
)  # fmt: skip
STALE = 3 * DAY  # a question about details that comes later than this is left out
REST_AFTER_TELLING = 7 * DAY


class ReminderKind(StrEnum):
    """What somebody is reminded of."""

    DETAILS = "details"
    REGISTRATION = "registration"
    QUESTION = "question"
    REVIEW = "review"  # an inquiry still waits for it: said once
    LETTER = "letter"  # nobody has read it yet: said once


class Unsaid(StrEnum):
    """Why a reminder whose time had come was not said."""

    EXCHANGE_DAY = "exchange_day"  # it waits for the end of the day
    PAUSED = "paused"  # so the relative wishes
    LATELY = "lately"  # one a day
    NIGHT = "night"
    OVER = "over"  # nothing to remind of is left
    MOVED = "moved"  # somebody else was faster
    STALE = "stale"  # the bot was down
    STOPPED = "stopped"  # so the relative wishes
    UNREACHABLE = "unreachable"
    NOT_NOW = "not_now"  # a person handles the case, or the relative was told: which of them is nobody's business


# Days from what began it to the first reminder, from the first to the second, and so on.  The third of an unfinished
# registration says that it has been erased.
STEPS = {
    ReminderKind.REGISTRATION: (1, 7, 7),
    ReminderKind.QUESTION: (3, 7, 20),
    ReminderKind.REVIEW: (),  # once, after the days that the organisation promises
    ReminderKind.LETTER: (LETTER_DAYS,),
}


@dataclass(frozen=True)
class Reminder:
    """Something to remind a chat of.

    subject: the inquiry of a question or a review, or the letter; sent: how often its time has come.
    """

    chat_id: int
    sort: ReminderKind
    subject: int
    due_at: int
    sent: int

    def following(self, every_days: int, now: int) -> int | None:
        """When its time comes next; None when this was the last time."""
        if self.sort is ReminderKind.DETAILS:
            return now + every_days * DAY if not self.is_stale(now) else self._next_turn(every_days * DAY, now)
        steps = STEPS[self.sort][self.sent + 1 :]
        return now + steps[0] * DAY if steps else None

    def is_stale(self, now: int) -> bool:
        """Whether it was due so long ago, since the bot was down, that it is better left out."""
        return self.sort is ReminderKind.DETAILS and now - self.due_at > STALE

    @property
    def erases(self) -> bool:
        """Whether this time it says that the answers of an unfinished registration have been erased."""
        return self.sort is ReminderKind.REGISTRATION and self.sent + 1 == len(STEPS[self.sort])

    def _next_turn(self, seconds: int, now: int) -> int:
        return self.due_at + ((now - self.due_at) // seconds + 1) * seconds


def first_due(sort: ReminderKind, now: int) -> int:
    """When somebody is first reminded of what begins now."""
    return now + STEPS[sort][0] * DAY


@dataclass(frozen=True)
class Wishes:
    """How a relative wants to be reminded; None is as the organisation does."""

    every_days: int | None = None
    zone_name: str | None = None
    paused_until: int | None = None
    stopped: bool = False
    reminded_at: int | None = None
    confirmed_at: int | None = None

    def zone(self, org: ZoneInfo) -> ZoneInfo:
        """Where the relative lives."""
        return zone_of(self.zone_name) if self.zone_name else org

    def rest(self, quiet: QuietHours, org: ZoneInfo, now: int) -> tuple[int, Unsaid] | None:
        """Until when nothing may be said and why: a pause, one reminder a day, the night; None when it may be now."""
        if self.paused_until is not None and self.paused_until > now:
            return self.paused_until, Unsaid.PAUSED
        if self.reminded_at is not None and self.reminded_at + DAY > now:
            return self.reminded_at + DAY, Unsaid.LATELY
        until = quiet.over_at(self.zone(org), now)
        return None if until is None else (until, Unsaid.NIGHT)


@dataclass(frozen=True)
class ReminderView:
    """How a relative is reminded.  next_at: when next, if at all; follows: whether they were told about a return."""

    wishes: Wishes
    next_at: int | None
    follows: bool


def rarer(every_days: int) -> int:
    """The next longer interval; the longest stays."""
    return next((days for days in INTERVALS if days > every_days), max(every_days, INTERVALS[-1]))
