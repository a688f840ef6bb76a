"""Webhook delivery: in order within a chat or a presser of buttons, side by side otherwise, again until it is taken."""

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.rehearsal.refusals import bad_request
from bot.rehearsal.updates import Update, Updates

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
LONGEST_PAUSE = 60.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


def lane(update: Update) -> tuple[str, Any]:
    """Updates of one lane are delivered one after the other: a chat's messages, a person's presses."""
    if "callback_query" in update:
        return "presser", update["callback_query"].get("from", {}).get("id")
    content = next((value for value in update.values() if isinstance(value, dict)), {})
    return "chat", content.get("chat", {}).get("id")


@dataclass
class Webhook:
    """Where updates go that the bot does not fetch.  first_pause: seconds before the second retry, then doubled."""

    updates: Updates
    first_pause: float = 2.0
    clock: Callable[[], float] = time.time
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: tuple[int, str] | None = None
    _postman: asyncio.Task[None] | None = None
    _lanes: dict[tuple[str, Any], asyncio.Task[None]] = field(default_factory=dict)

    async def set(self, url: str, secret: str = "", max_connections: int = 40) -> None:
        """Sends all further updates there; refused for any place but this machine."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.hostname not in LOOPBACK:
            raise bad_request("bad webhook: only this machine can be reached from a stand-in")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        await self.remove()
        self.url, self.secret, self.max_connections = url, secret, min(max(max_connections, 1), 100)
        self._postman = asyncio.create_task(self._deliver_all())

    async def remove(self) -> None:
        """Stops delivering."""
        self.url = ""
        tasks = [*self._lanes.values(), *([self._postman] if self._postman else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._postman = None

    def info(self) -> dict[str, Any]:
        """The WebhookInfo object."""
        said: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            said["max_connections"] = self.max_connections
        if self.last_error:
            said["last_error_date"], said["last_error_message"] = self.last_error
        if self.updates.allowed:
            said["allowed_updates"] = self.updates.allowed
        return said

    async def _deliver_all(self) -> None:
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            while True:
                await self.updates.changes.until(self._idle_lane, None)
                while (chosen := self._idle_lane()) is not None:
                    self._lanes[chosen] = asyncio.create_task(self._deliver_lane(session, chosen))

    def _idle_lane(self) -> tuple[str, Any] | None:
        if len(self._lanes) >= self.max_connections:
            return None
        return next((lane(update) for update in self.updates.pending if lane(update) not in self._lanes), None)

    async def _deliver_lane(self, session: ClientSession, chosen: tuple[str, Any]) -> None:
        try:
            while update := next((one for one in self.updates.pending if lane(one) == chosen), None):
                await self._deliver(session, update)
                if update in self.updates.pending:
                    self.updates.confirm(update)
        finally:
            del self._lanes[chosen]
            self.updates.changes.happened()

    async def _deliver(self, session: ClientSession, update: Update) -> None:
        """Posts one update until the bot takes it: again at once, then after growing pauses."""
        pause = 0.0
        while not await self._taken(session, update):
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE) or self.first_pause

    async def _taken(self, session: ClientSession, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with session.post(self.url, data=json.dumps(update), headers=headers) as answer:
                return self._noted(answer.status)
        except (ClientError, TimeoutError):
            return self._noted(None)

    def _noted(self, status: int | None) -> bool:
        if status is not None and status // 100 == 2:
            return True
        reason = f"Wrong response from the webhook: {status}" if status else "Connection refused"
        self.last_error = (int(self.clock()), reason)
        return False
