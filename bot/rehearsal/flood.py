"""Telegram's flood control, as far as it is known: 30 messages a second, one a second in a chat after a short burst."""

import math
from dataclasses import dataclass, field

from bot.rehearsal.refusals import too_many


@dataclass
class _Bucket:
    rate: float
    size: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed; 0: now."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.left) / self.rate)


@dataclass
class Flood:
    """Counts what is sent; off until strict is set."""

    strict: bool = False
    per_second: int = 30
    burst: int = 3
    _all: _Bucket | None = None
    _chats: dict[int, _Bucket] = field(default_factory=dict)

    def count(self, chat_id: int, now: float) -> None:
        """One message to a chat; Refused (429) when there were too many.  now: seconds of a clock that never stands."""
        if not self.strict:
            return
        self._all = self._all or _Bucket(self.per_second, self.per_second, self.per_second, now)
        chat = self._chats.setdefault(chat_id, _Bucket(1, self.burst, self.burst, now))
        wait = max(self._all.wait(now), chat.wait(now))
        if wait > 0:
            raise too_many(math.ceil(wait))
        self._all.left -= 1
        chat.left -= 1
