"""Quiet hours: when, where somebody lives, nothing is sent that can wait.

An instant is whole seconds in UTC; the clock on the wall is only looked at, never reckoned with, so that neither change
of clocks shortens or lengthens a night by accident.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class QuietHours:
    """From start up to but not including end, over midnight if need be; none at all when both are the same."""

    start: time
    end: time

    def over_at(self, zone: ZoneInfo, now: int) -> int | None:
        """When they are over for whoever lives in that zone; None when they are not on."""
        local = datetime.fromtimestamp(now, UTC).astimezone(zone)
        if not self._hold(local.time()):
            return None
        ending = local.date() if local.time() < self.end else local.date() + timedelta(days=1)
        return _latest(datetime.combine(ending, self.end, zone))

    def _hold(self, clock: time) -> bool:
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


USUAL = QuietHours(time(21), time(9))


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name; UTC when a newer list of zones has dropped it."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return ZoneInfo("UTC")


def _latest(wall: datetime) -> int:
    """When a wall clock shows that time: the later one of two instants; just after, when it skips that time."""
    return max(int(wall.replace(fold=fold).timestamp()) for fold in (0, 1))
