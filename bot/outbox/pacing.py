"""How many calls may start at an instant: a pace, and that of each chat.  Instants are seconds of a steady clock."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

WINDOW = 1.004  # a little more than the second that counts, since calls catch up with each other on their way
LATEST = 0.1  # seconds that a call may have taken to arrive; what took longer was waited for at the other end
REMEMBERED = 60.0  # seconds: no call starts so much later than now or than it was counted for
CHAT_BURST = 3
PACE = {"private": 1.0, "group": 3.0}  # seconds a message, on average
ROUNDING = 1e-9


@dataclass
class Start:
    """When a call starts; whoever starts it late says so, for the second is counted from there."""

    at: float
    chat: int | None = None  # None: counted over all chats only
    rested: float = 0.0  # from when on the chat had its whole burst again, before this call
    every: float = 0.0  # seconds a message to that chat


class Pace:
    """At most `rate` starts in any second, evenly spread but for a tenth of them.  The rate may change, up to `most`.

    The budget is empty at the start, because whoever sent before may have spent it.  What is asked for with keeps
    leaves a tenth of the second to others; what is asked for without spread takes any place in it.
    """

    def __init__(self, rate: int, start: float, most: int = 0) -> None:
        """From the instant `start` on, `rate` calls a second (at least 1)."""
        self._starts: deque[Start] = deque(maxlen=max(rate, most))
        self._before = start  # when every place was taken, as far as is known, that none of these has
        self._even = start
        self.rate = rate

    @property
    def _burst(self) -> int:
        return max(1, min(self.rate // 10, 256))

    def room(self, at: float, *, keeps: bool = False, spread: bool = True) -> int:
        """How many calls may start now."""
        kept, most = self._kept(keeps), self.rate
        if spread:
            burst = self._burst_of(keeps)
            most = max(0, min(int((at - self._even) * self.rate + burst + ROUNDING), burst))
        return max(0, min(most, self._passed(most + kept, at - WINDOW + ROUNDING) - kept))

    def wait(self, at: float, *, keeps: bool = False, spread: bool = True) -> float:
        """Seconds until a call may start; 0.0 when one may start now."""
        free, taken = self._in_the_way(self._kept(keeps) + 1)
        window_opens = max([self._before] * (free > 0) + [start.at for start in taken]) + WINDOW
        saved_one = self._even - (self._burst_of(keeps) - 1) / self.rate if spread else at
        return max(0.0, window_opens - at, saved_one - at)

    def _passed(self, count: int, instant: float) -> int:
        """How many of the next places are free again at that instant, one after the other."""
        free, taken = self._in_the_way(count)
        if free and self._before > instant:
            return 0
        passed = free
        for start in taken:
            if start.at > instant:
                break
            passed += 1
        return passed

    def _in_the_way(self, count: int) -> tuple[int, Iterator[Start]]:
        """The places that the next calls take, if the rate is to hold: those that no call has taken, then the calls."""
        count = min(count, self.rate)
        free = min(count, max(0, self.rate - len(self._starts)))
        first = max(0, len(self._starts) - self.rate)
        return free, islice(self._starts, first, first + count - free)

    def _kept(self, keeps: bool) -> int:
        return min(self._burst, self.rate - 1) if keeps else 0

    def _burst_of(self, keeps: bool) -> int:
        """What keeps a tenth, in bursts, would give free at once all that is kept for others, and then nothing."""
        return max(1, self._burst // 3) if keeps else self._burst

    def not_before(self, at: float) -> float:
        """That instant, or the first at which the call whose place it would take is out of the second that counts."""
        free, taken = self._in_the_way(1)
        return max(at, (self._before if free else next(taken).at) + WINDOW - ROUNDING)

    def count(self, start: Start) -> None:
        """A call starts then."""
        self._starts.append(start)
        self._even = max(self._even, start.at) + 1 / self.rate
        while self._starts[0].at < start.at - REMEMBERED:
            self._starts.popleft()


class Chats:
    """The pace of each chat: a short burst, then one message in so many seconds."""

    def __init__(self) -> None:
        """All have rested."""
        self._rested: dict[int, float] = {}
        self._quickest = LATEST
        self._tidy_at = 1_024

    def may(self, chat: int, sort: str, at: float) -> bool:
        """Whether this chat (private or group) may get a message now."""
        return self._rested.get(chat, at) <= at + (CHAT_BURST - 1) * PACE[sort] + ROUNDING

    def start(self, chat: int, sort: str, at: float) -> Start:
        """A call to the chat starts then."""
        start = Start(at, chat, self._rested.get(chat, at), PACE[sort])
        self._count(start, at)
        if len(self._rested) > self._tidy_at:
            self._forget_idle(at)
        return start

    def began(self, start: Start, at: float) -> None:
        """The call starts at that instant, not before the one it was taken for."""
        start.at = at
        self._count(start, at)

    def answered(self, start: Start, at: float) -> None:
        """The answer has come: if later than usual, the call may have been that late, and counts from then.

        What the window has beyond a second allows for as much; to count that twice would lose it with every call.
        """
        took = at - start.at
        self._quickest = min(took, self._quickest * 1.01)
        late = max(took - self._quickest - (WINDOW - 1), 0.0)
        self._count(start, start.at + late)
        start.at += min(late, LATEST)

    def _count(self, start: Start, at: float) -> None:
        if start.chat is not None:
            self._rested[start.chat] = max(start.rested, at) + start.every

    def _forget_idle(self, at: float) -> None:
        self._rested = {chat: even for chat, even in self._rested.items() if even > at}
        self._tidy_at = max(1_024, 2 * len(self._rested))
