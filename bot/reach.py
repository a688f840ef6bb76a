"""Whether Telegram can be reached, and how it has answered: seen at every call, for /metrics and /readyz.

A way to Telegram that is dead shows nowhere else: nothing comes in, so nothing waits.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from aiohttp import web

from bot.transport import Answer, Caller, said_by_telegram

LOST = 120.0  # seconds without Telegram's answer; a poll is answered within fifty
ASK_EVERY = 30.0
POLL, WEBHOOK, SEND, ASK = "poll", "webhook", "send", "ask"
log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.Response]]


class Reach:
    """at: the last success of each way.  failures: by way and status, or "none" where no answer came.

    pending: updates that Telegram holds for us, None when it has not been asked yet.  is_lost is in the log, too.
    """

    def __init__(self, now: Callable[[], float], *, polls: bool) -> None:
        """polls: whether updates are fetched; else Telegram brings them."""
        self._now, self._polls = now, polls
        self.at: dict[str, float] = {}
        self.failures: Counter[tuple[str, str]] = Counter()
        self.pending: int | None = None
        self._since: float | None = None
        self._failing_since: dict[str, float] = {}
        self._said = False

    def begins(self) -> None:
        """From now on Telegram is to be reached; whoever stands by does not try."""
        self._since = self._now()

    @property
    def is_lost(self) -> bool:
        """Whether it could not be reached for too long: nothing came in, by a poll or a question, or nothing left."""
        if self._since is None:
            return False
        now, needed = self._now(), POLL if self._polls else ASK
        return max(now - self.at.get(needed, self._since), now - self._failing_since.get(SEND, now)) > LOST

    def watched(self, way: str, call: Caller) -> Caller:
        """The same caller, whose answers are counted."""

        async def watching(method: str, params: Mapping[str, Any], *, read_timeout: float | None = None) -> Answer:
            try:
                status, body = await call(method, params, read_timeout=read_timeout)
            except Exception:
                self._failed(way, "none")
                raise
            if said_by_telegram(body) and (status < 400 or (way == SEND and status in (400, 403))):
                self.at[way] = self._now()
                self._failing_since.pop(way, None)
            else:
                self._failed(way, str(status))
            return status, body

        return watching

    def _failed(self, way: str, status: str) -> None:
        self.failures[way, status] += 1
        self._failing_since.setdefault(way, self._now())

    def watched_webhook(self, handle: Handler) -> Handler:
        """The same handler, whose successes are seen."""

        async def watching(request: web.Request) -> web.Response:
            answer = await handle(request)
            if answer.status == 200:
                self.at[WEBHOOK] = self._now()
            return answer

        return watching

    async def work(self, call: Caller) -> None:
        """Asks Telegram again and again how much it holds for us, until cancelled."""
        asking = self.watched(ASK, call)
        while True:
            try:
                said = said_by_telegram((await asking("getWebhookInfo", {}))[1]).get("result")
            except Exception:  # counted; it is asked again
                said = None
            if isinstance(said, dict) and isinstance(said.get("pending_update_count"), int):
                self.pending = said["pending_update_count"]
            self.say()
            await asyncio.sleep(ASK_EVERY)

    def say(self) -> None:
        """To the log, once when it is lost and once when it is back."""
        if self.is_lost and not self._said:
            failures = {f"{way} {status}": number for (way, status), number in self.failures.items()}
            log.critical("telegram cannot be reached: families write and nobody hears them", failures=failures)
        elif self._said and not self.is_lost:
            log.warning("telegram can be reached again")
        self._said = self.is_lost
