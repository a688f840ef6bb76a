"""Numbers that may be shown and printed: what is so rare that it could point to somebody is never shown exactly.

A count of one to four is only "fewer than five".  Every total is made of what is shown, as a range, so that no
difference of two of them says more; but for the total of a month that is over, which is told where it leaves to each
count that is hidden in it all the values that it can have (`narrows_nothing`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce

FEW = 5
MOST_HIDDEN = FEW - 1


class Measure(StrEnum):
    """What is counted, each by the day on which it happened."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    TOLD = "told"
    ACKNOWLEDGED = "acknowledged"
    CALLED = "called"


class Wait(StrEnum):
    """How long somebody waited: for the review, until it was read, until it was told on the telephone."""

    REVIEW = "review"
    READ = "read"
    CALL = "call"


@dataclass(frozen=True)
class Count:
    """So many: exactly, or between two numbers."""

    least: int
    most: int

    @classmethod
    def of(cls, exactly: int) -> "Count":
        """As it may be shown."""
        return cls(1, MOST_HIDDEN) if 0 < exactly < FEW else cls(exactly, exactly)

    def __add__(self, other: "Count") -> "Count":
        return Count(self.least + other.least, self.most + other.most)

    @property
    def is_exact(self) -> bool:
        """Whether it says just how many."""
        return self.least == self.most


NONE = Count(0, 0)


def narrows_nothing(cells: Iterable[Count], total: int) -> bool:
    """Whether that exact total leaves each hidden count able to be anything from one to four."""
    known = list(cells)
    hidden = sum(not one.is_exact for one in known)
    rest = total - sum(one.least for one in known if one.is_exact)
    return not hidden or hidden + MOST_HIDDEN - 1 <= rest <= MOST_HIDDEN * (hidden - 1) + 1


@dataclass(frozen=True)
class Waited:
    """Seconds: half of them waited no longer than that, nine of ten; None where they were too few."""

    half: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Counts:
    """Of one measure.  cells: by day and category; total: of the whole month."""

    cells: Mapping[tuple[date, str], Count]
    total: Count

    def of_day(self, day: date, categories: Sequence[str]) -> Count:
        """Of all categories."""
        return reduce(Count.__add__, (self.cells.get((day, one), NONE) for one in categories), NONE)

    def of_category(self, category: str) -> Count:
        """Of all days."""
        return reduce(Count.__add__, (one for (_day, name), one in self.cells.items() if name == category), NONE)


@dataclass(frozen=True)
class Month:
    """days: those that have begun."""

    first: date
    days: Sequence[date]
    is_over: bool
    counts: Mapping[Measure, Counts]
    waits: Mapping[Wait, Waited]
