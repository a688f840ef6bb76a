"""When operators are told about what waits: each morning, and when something has waited too long."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model.message import DAY

HOUR = 3_600
MORNING_LASTS = 6 * HOUR  # a morning summary that comes later than this is none
SELDOM = HOUR  # not more often than this, however much comes to wait too long


class DigestKind(StrEnum):
    """What operators are told about."""

    MORNING = "morning"
    INQUIRIES = "inquiries"
    LETTERS = "letters"
    RETURNS = "returns"


def too_long(review_days: int) -> dict[DigestKind, int]:
    """After how many seconds something has waited too long.

    An inquiry that nobody has looked at, what a family wrote, a report of a return that waits for the second operator.
    """
    return {DigestKind.INQUIRIES: review_days * DAY, DigestKind.LETTERS: DAY, DigestKind.RETURNS: HOUR}


@dataclass(frozen=True)
class Waiting:
    """What waits for one operator, as far as that operator can do something about it."""

    inquiries: int = 0
    late_inquiries: int = 0
    letters: int = 0
    late_letters: int = 0
    returns: int = 0
    calls: int = 0
    meetings: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell about."""
        return not (self.inquiries or self.letters or self.returns or self.calls or self.meetings)


@dataclass(frozen=True)
class Load:
    """How many letters families wrote in this hour and in the one before, and how many updates came in all."""

    letters: int
    letters_before: int
    updates: int


def morning(opens: time, zone: ZoneInfo, now: int) -> int:
    """The instant at which this day's work begins, where the organisation is."""
    today = datetime.fromtimestamp(now, UTC).astimezone(zone).date()
    return int(datetime.combine(today, opens, zone).timestamp())


def is_morning(opens: time, zone: ZoneInfo, last: int, now: int) -> bool:
    """Whether the day has begun a short while ago and its summary was not told yet."""
    begins = morning(opens, zone, now)
    return last < begins <= now < begins + MORNING_LASTS
