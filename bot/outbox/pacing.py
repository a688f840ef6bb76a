"""How many calls may start at an instant, over all chats and to one chat.  Instants are seconds of any steady clock."""

from collections import deque

WINDOW = 1.05  # a little more than the second that counts, since calls catch up with each other on their way
CHAT_BURST = 3
PACE = {"private": 1.0, "group": 3.0}  # seconds a message, on average
ROUNDING = 1e-9


class Pace:
    """At most `rate` starts in any second, evenly spread but for a tenth of them; a limit for each chat as well.

    The budget is empty at the start, because whoever sent before may have spent it.
    """

    def __init__(self, rate: int, start: float) -> None:
        """From the instant `start` on, `rate` calls a second (at least 1)."""
        self._starts = deque([start] * rate, maxlen=rate)
        self._spacing = 1 / rate
        self._burst = max(1, rate // 10)
        self._even = start
        self._chats: dict[int, float] = {}
        self._tidy_at = 1_024

    def room(self, at: float) -> int:
        """How many calls may start now."""
        in_window = sum(start > at - WINDOW + ROUNDING for start in self._starts)
        saved = int((at - self._even) / self._spacing + self._burst + ROUNDING)
        return max(0, min(len(self._starts) - in_window, saved, self._burst))

    def wait(self, at: float) -> float:
        """Seconds until a call may start; 0.0 when one may start now."""
        window_opens = self._starts[0] + WINDOW
        saved_one = self._even - (self._burst - 1) * self._spacing
        return max(0.0, window_opens - at, saved_one - at)

    def may(self, chat: int, sort: str, at: float) -> bool:
        """Whether this chat (private or group) may get a message now."""
        return self._chats.get(chat, at) <= at + (CHAT_BURST - 1) * PACE[sort] + ROUNDING

    def take(self, chat: int, sort: str, at: float) -> None:
        """A call to the chat starts now."""
        self._starts.append(at)
        self._even = max(self._even, at) + self._spacing
        self._chats[chat] = max(self._chats.get(chat, at), at) + PACE[sort]
        if len(self._chats) > self._tidy_at:
            self._forget_idle(at)

    def _forget_idle(self, at: float) -> None:
        self._chats = {chat: even for chat, even in self._chats.items() if even > at}
        self._tidy_at = max(1_024, 2 * len(self._chats))
