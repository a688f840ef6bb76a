"""How many calls may start at an instant, over all chats and to one chat.  Instants are seconds of any steady clock."""

from collections import deque
from dataclasses import dataclass
from itertools import islice, takewhile

WINDOW = 1.004  # a little more than the second that counts, since calls catch up with each other on their way
TALK = 10.0  # seconds after an answer in which more answers are expected
LATEST = 0.1  # seconds that a call may have taken to arrive; what took longer was waited for at the other end
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
    """At most `rate` starts in any second, evenly spread but for a tenth of them; a limit for each chat as well.

    The budget is empty at the start, because whoever sent before may have spent it.  While people write, a tenth of it
    is kept from what goes to many, so that an answer starts at once; while nobody does, they may have all.  What goes
    to many is spread for itself: an answer does not wait until those before it have been.
    """

    def __init__(self, rate: int, start: float) -> None:
        """From the instant `start` on, `rate` calls a second (at least 1)."""
        self._starts = deque([Start(start)] * rate, maxlen=rate)
        self._spacing = 1 / rate
        self._burst = max(1, min(rate // 10, 256))
        self._even = {True: start, False: start}  # of what goes to many, of the rest
        self._talk_until = start
        self._quickest = LATEST
        self._chats: dict[int, float] = {}
        self._tidy_at = 1_024

    def room(self, at: float, *, bulk: bool = False) -> int:
        """How many calls may start now; bulk: to many."""
        kept, burst = self._kept(at, bulk), self._burst_of(at, bulk)
        saved = int((at - self._even[bulk]) / self._spacing + burst + ROUNDING)
        most = max(0, min(saved, burst))
        passed = takewhile(lambda start: start.at <= at - WINDOW + ROUNDING, islice(self._starts, most + kept))
        return max(0, min(most, sum(1 for _start in passed) - kept))

    def wait(self, at: float, *, bulk: bool = False) -> float:
        """Seconds until a call may start; 0.0 when one may start now."""
        window_opens = max(start.at for start in islice(self._starts, self._kept(at, bulk) + 1)) + WINDOW
        saved_one = self._even[bulk] - (self._burst_of(at, bulk) - 1) * self._spacing
        return max(0.0, window_opens - at, saved_one - at)

    def _kept(self, at: float, bulk: bool) -> int:
        return min(self._burst, len(self._starts) - 1) if bulk and at < self._talk_until else 0

    def _burst_of(self, at: float, bulk: bool) -> int:
        """What goes to many in bursts would give free at once all that is kept for answers, and then nothing."""
        return max(1, self._burst // 3) if bulk and at < self._talk_until else self._burst

    def may(self, chat: int, sort: str, at: float) -> bool:
        """Whether this chat (private or group) may get a message now."""
        return self._chats.get(chat, at) <= at + (CHAT_BURST - 1) * PACE[sort] + ROUNDING

    def take(self, chat: int, sort: str, at: float, *, talks: bool = False, bulk: bool = False) -> Start:
        """A call to the chat starts now; talks: somebody wrote and gets an answer.

        It starts later where the call whose place it takes turned out to be later since there was said to be room.
        """
        if talks:
            self._talk_until = at + TALK
        at = self.not_before(at)
        start = Start(at, chat, self._chats.get(chat, at), PACE[sort])
        self.count(start, bulk=bulk)
        self._count_to_chat(start, at)
        if len(self._chats) > self._tidy_at:
            self._forget_idle(at)
        return start

    def not_before(self, at: float) -> float:
        """That instant, or the first at which the call whose place it would take is out of the second that counts."""
        return max(at, self._starts[0].at + WINDOW - ROUNDING)

    def count(self, start: Start, *, bulk: bool = False) -> None:
        """A call starts then, whichever chat it is to."""
        self._starts.append(start)
        self._even[bulk] = max(self._even[bulk], start.at) + self._spacing

    def began(self, start: Start, at: float) -> None:
        """The call starts at that instant, not before the one it was taken for."""
        start.at = at
        self._count_to_chat(start, at)

    def answered(self, start: Start, at: float) -> None:
        """The answer has come: if later than usual, the call may have been that late, and counts from then.

        What the window has beyond a second allows for as much; to count that twice would lose it with every call.
        """
        took = at - start.at
        self._quickest = min(took, self._quickest * 1.01)
        late = max(took - self._quickest - (WINDOW - 1), 0.0)
        self._count_to_chat(start, start.at + late)
        start.at += min(late, LATEST)

    def _count_to_chat(self, start: Start, at: float) -> None:
        if start.chat is not None:
            self._chats[start.chat] = max(start.rested, at) + start.every

    def _forget_idle(self, at: float) -> None:
        self._chats = {chat: even for chat, even in self._chats.items() if even > at}
        self._tidy_at = max(1_024, 2 * len(self._chats))
