"""What may start at an instant, of which sort and to which chat: several paces side by side.

- Answers: what people asked for.  As many a second as was learned (learning.py).
- Many: notices, reminders, updates.  Telegram's thirty a second are about these, and about alarms and the news of
  operators, which nobody asked for either: they take the next place among them.  News count as answers as well.
- Both together, with the alarms, are never more than what was learned: Telegram's limit may be one on everything.
- Paid: updates at a price, at a rate of their own.

The more urgent goes first.  While notices leave, no crowd of answers takes more than what
they leave of both, and while people write, many leave a tenth of their rate to answers.
"""

from dataclasses import dataclass
from enum import Enum

from bot.model.message import MANY, Kind
from bot.outbox.learning import AnswerRate
from bot.outbox.pacing import Chats, Pace, Start

TALK = 10.0  # seconds after an answer in which more answers are expected
NOTICES = 1.0  # seconds after a notice in which more notices are expected


class Lane(Enum):
    """Which limits a message counts among."""

    ALARMS = "alarms"
    ANSWERS = "answers"
    NEWS = "news"
    MANY = "many"
    PAID = "paid"


LANES = {kind: Lane.MANY if kind in MANY else Lane.ANSWERS for kind in Kind} | {
    Kind.ALARM: Lane.ALARMS,
    Kind.OPERATOR: Lane.NEWS,
}
UNASKED = frozenset({Lane.ALARMS, Lane.NEWS, Lane.MANY})


@dataclass
class Rooms:
    """How many may start now: of answers, of what goes to many, of alarms, of all that is not paid for, of what is."""

    answers: int
    many: int
    alarms: int
    both: int
    paid: int

    def of(self, lane: Lane) -> int:
        """How many of that lane may start."""
        if lane is Lane.PAID:
            return self.paid
        if lane is Lane.NEWS:
            return min(self.both, self.answers, self.alarms)
        if lane is Lane.ANSWERS:
            return min(self.both, self.answers)
        return min(self.both, self.alarms if lane is Lane.ALARMS else self.many)

    def use(self, lane: Lane) -> None:
        """One of them starts."""
        self.answers -= lane in (Lane.ANSWERS, Lane.NEWS)
        self.many -= lane in UNASKED
        self.alarms -= lane in UNASKED
        self.both -= lane is not Lane.PAID
        self.paid -= lane is Lane.PAID


class Budget:
    """rate: messages a second to many.  paid: updates a second where they are paid for, else they count among those."""

    def __init__(self, rate: int, learned: AnswerRate, start: float, paid: int | None = None) -> None:
        """Empty at the instant start."""
        self.learned, self.chats = learned, Chats()
        self._both, self._answers = (Pace(int(learned.rate), start, learned.most) for _ in range(2))
        self._many = Pace(rate, start)
        self._paid = Pace(paid, start) if paid else None
        self._talk_until = self._notices_until = start

    def lane(self, kind: Kind) -> Lane:
        """Where messages of that kind count."""
        return Lane.PAID if kind is Kind.BROADCAST and self._paid else LANES[kind]

    def rooms(self, at: float) -> Rooms:
        """How many may start now."""
        self._adapt(at)
        return Rooms(
            self._answers.room(at),
            self._many.room(at, keeps=at < self._talk_until),
            self._many.room(at, spread=False),
            self._both.room(at, spread=False),
            self._paid.room(at) if self._paid else 0,
        )

    def wait(self, lane: Lane, at: float) -> float:
        """Seconds until one of that lane may start; 0.0 when one may start now."""
        if lane is Lane.PAID:
            return self._paid.wait(at) if self._paid else 0.0
        both = self._both.wait(at, spread=False)
        own = [self._answers.wait(at)] if lane in (Lane.ANSWERS, Lane.NEWS) else []
        if lane is Lane.MANY:
            own = [self._many.wait(at, keeps=at < self._talk_until)]
        elif lane in UNASKED:
            own.append(self._many.wait(at, spread=False))
        return max(both, *own)

    def take(self, kind: Kind, chat: int, sort: str, at: float) -> Start:
        """A call to that chat (private or group) starts then, or as soon as no second has too many."""
        if kind is Kind.REPLY:
            self._talk_until = at + TALK
        if kind is Kind.NOTICE:
            self._notices_until = at + NOTICES
        paces = self._paces(self.lane(kind))
        for pace in paces:
            at = pace.not_before(at)
        start = self.chats.start(chat, sort, at)
        for pace in paces:
            pace.count(start)
        return start

    def _paces(self, lane: Lane) -> list[Pace]:
        if lane is Lane.PAID and self._paid:
            return [self._paid]
        answers = [self._answers] if lane in (Lane.ANSWERS, Lane.NEWS) else []
        return [*answers, *([self._many] if lane in UNASKED else []), self._both]

    def _adapt(self, at: float) -> None:
        """To what was learned, and to whether notices leave: they need nine tenths of what may go to many."""
        self._both.rate = int(self.learned.rate)
        theirs = self._many.rate - max(1, self._many.rate // 10) if at < self._notices_until else 0
        self._answers.rate = max(1, self._both.rate - theirs)
