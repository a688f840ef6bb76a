"""Which of the rows that are due start now: those with a free slot, room in the rate, and a rested chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.message import BULK, Kind
from bot.model.quiet_hours import QuietHours, zone_of
from bot.outbox.pacing import Pace
from storage.store.transaction import Row

MOST = 512  # in flight together, however high the rate


@dataclass
class Slots:
    """How many calls may be in flight together, and how many are.  Half are kept from messages to many."""

    most: int
    taken: int = 0
    taken_by_bulk: int = 0

    @classmethod
    def at_rate(cls, rate: int) -> "Slots":
        """Enough for calls of a second, also to many; not more, since a crash leaves those in flight uncertain."""
        return cls(min(MOST, max(8, 2 * rate)))

    def free(self) -> int:
        """How many more calls may start."""
        return self.most - self.taken

    def free_for_bulk(self) -> int:
        """How many more calls for messages to many may start."""
        return self.most // 2 - self.taken_by_bulk

    def take(self, kind: Kind) -> None:
        """A call for a message of that kind starts."""
        self.taken += 1
        self.taken_by_bulk += kind.is_bulk

    def give_back(self, kind: Kind) -> None:
        """A call for a message of that kind has ended."""
        self.taken -= 1
        self.taken_by_bulk -= kind.is_bulk


def startable(heads: Sequence[Row], slots: Slots, pace: Pace, at: float, free: Pace | None = None) -> list[int]:
    """The ids of the rows that start now, of one head for each chat, the most urgent first (storage.flight.heads).

    free: the pace of what is not paid for, which only updates are; None when nothing is.
    """
    free_room = free.room(at) if free else MOST
    room = min(slots.free(), pace.room(at))
    bulk_slots, bulk_room = slots.free_for_bulk(), pace.room(at, bulk=True)
    chosen: list[int] = []
    for row in heads:
        if len(chosen) == room:
            break
        bulk, paid = row["kind"] in BULK, row["kind"] == Kind.BROADCAST
        has_room = (min(bulk_slots, bulk_room) > 0 or not bulk) and (free_room > 0 or paid)
        if has_room and pace.may(row["chat_id"], row["sort"], at):
            bulk_slots, bulk_room, free_room = bulk_slots - bulk, bulk_room - 1, free_room - (not paid)
            chosen.append(row["id"])
    return chosen


def asleep(heads: Sequence[Row], quiet: QuietHours, now: int) -> dict[int, int]:
    """The rows that would arrive in somebody's quiet hours, and when those are over."""
    ends = {row["id"]: quiet.over_at(zone_of(row["zone"]), now) for row in heads if row["zone"]}
    return {row_id: end for row_id, end in ends.items() if end is not None}


def has_expired(row: Row, now: int) -> bool:
    """Whether it is too late to send it."""
    return row["expires_at"] is not None and row["expires_at"] <= now
