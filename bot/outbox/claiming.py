"""Which of the rows that are due start now: those with a free slot, room in the budget, and a rested chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.message import BULK, Kind
from bot.model.quiet_hours import QuietHours, zone_of
from bot.outbox.budget import Budget
from storage.store.transaction import Row

MOST = 512  # in flight together, however high the rate
URGENT = frozenset({Kind.ALARM, Kind.NOTICE})


@dataclass
class Slots:
    """How many calls may be in flight together, and how many are.

    Half are kept from messages to many, and a quarter for alarms and notices: Telegram may take its time to answer, and
    no crowd is to have all of them then.
    """

    most: int
    taken: int = 0
    taken_by_bulk: int = 0

    @staticmethod
    def at_rate(rate: float) -> int:
        """Enough for calls of two seconds; not more, since a crash leaves those in flight uncertain."""
        return min(MOST, max(8, 2 * int(rate)))

    def free(self, kind: Kind) -> int:
        """How many more calls for messages of that kind may start."""
        free = self.most - self.taken
        if kind in URGENT:
            return free
        others = free - self.most // 4
        return min(others, self.most // 2 - self.taken_by_bulk) if kind in BULK else others

    def take(self, kind: Kind) -> None:
        """A call for a message of that kind starts."""
        self.taken += 1
        self.taken_by_bulk += kind.is_bulk

    def give_back(self, kind: Kind) -> None:
        """A call for a message of that kind has ended."""
        self.taken -= 1
        self.taken_by_bulk -= kind.is_bulk


def startable(heads: Sequence[Row], slots: Slots, budget: Budget, at: float) -> list[int]:
    """The ids of the rows that start now, of one head for each chat, the most urgent first (storage.flight.heads)."""
    rooms, places = budget.rooms(at), Slots(slots.most, slots.taken, slots.taken_by_bulk)
    chosen: list[int] = []
    for row in heads:
        kind = Kind(row["kind"])
        lane = budget.lane(kind)
        if places.free(kind) > 0 and rooms.of(lane) > 0 and budget.chats.may(row["chat_id"], row["sort"], at):
            places.take(kind)
            rooms.use(lane)
            chosen.append(row["id"])
    return chosen


def asleep(heads: Sequence[Row], quiet: QuietHours, now: int) -> dict[int, int]:
    """The rows that would arrive in somebody's quiet hours, and when those are over."""
    ends = {row["id"]: quiet.over_at(zone_of(row["zone"]), now) for row in heads if row["zone"]}
    return {row_id: end for row_id, end in ends.items() if end is not None}


def has_expired(row: Row, now: int) -> bool:
    """Whether it is too late to send it."""
    return row["expires_at"] is not None and row["expires_at"] <= now
