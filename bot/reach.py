"""Whether Telegram can be reached, and how it has answered: seen at every call, for /metrics and /readyz.

A way to Telegram that is dead shows nowhere else: nothing comes in, so nothing waits.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.transport import Answer, Caller, said_by_telegram

LOST = 120.0  # seconds without Telegram's answer; a poll is answered within fifty
ASK_EVERY = 30.0
POLL, WEBHOOK, SEND, ASK = "poll", "webhook", "send", "ask"
Handler = Callable[[web.Request], Awaitable[web.Response]]


class Reach:
    """at: the last success of each way.  failures: by way and status, or "none" where no answer came.

    pending: updates that Telegram holds for us, None when it has not been asked yet.
    """

    def __init__(self, now: Callable[[], float], *, polls: bool) -> None:
        """polls: whether updates are fetched; else Telegram brings them."""
        self._now, self._polls = now, polls
        self.at: dict[str, float] = {}
        self.failures: Counter[tuple[str, str]] = Counter()
        self.pending: int | None = None
        self._since: float | None = None

    def begins(self) -> None:
        """From now on Telegram is to be reached; whoever stands by does not try."""
        self._since = self._now()

    @property
    def is_lost(self) -> bool:
        """Whether it could not be reached for too long: when polling, by a poll that brought an answer."""
        needed = POLL if self._polls else ASK
        return self._since is not None and self._now() - self.at.get(needed, self._since) > LOST

    def watched(self, way: str, call: Caller) -> Caller:
        """The same caller, whose answers are counted."""

        async def watching(method: str, params: Mapping[str, Any], *, read_timeout: float | None = None) -> Answer:
            try:
                status, body = await call(method, params, read_timeout=read_timeout)
            except Exception:
                self.failures[way, "none"] += 1
                raise
            if said_by_telegram(body) and (status < 400 or (way == SEND and status in (400, 403))):
                self.at[way] = self._now()
            else:
                self.failures[way, str(status)] += 1
            return status, body

        return watching

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
            await asyncio.sleep(ASK_EVERY)
