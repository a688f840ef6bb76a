"""Long polling: fetches updates as raw JSON and commits them before the next request confirms them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram.error import NetworkError

from bot.inbox.lanes import entry
from bot.transport import Caller, said_by_telegram
from storage.queues import inbox
from storage.store.connection import NotNow
from storage.store.store import Store

HOLD = 50  # seconds, the longest that Telegram keeps a poll open
READ_TIMEOUT = HOLD + 10.0
LONGEST_PAUSE = 60.0
LONGEST_PAUSE_OF_OURS = 5.0  # when it is our database that cannot keep them
log = structlog.get_logger()


class Poller:
    """Fetches updates of the allowed kinds.  Only one may poll: Telegram gives the same updates to every one that does.

    The first request has no offset: after a quiet week ids start again, perhaps lower; the inbox ignores what it knows.
    """

    def __init__(
        self,
        store: Store,
        call: Caller,
        allowed: Sequence[str],
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Nothing is fetched before work."""
        self._store, self._call, self._now, self._sleep = store, call, now, sleep
        self._params: dict[str, Any] = {"timeout": HOLD, "allowed_updates": list(allowed)}
        self._failures = 0

    async def work(self) -> None:
        """Poll until cancelled.  Cancelling loses nothing: what was not committed was not confirmed."""
        while True:
            updates = await self._fetch()
            if updates is not None and await self._keep(updates):
                self._failures = 0
            else:
                longest = LONGEST_PAUSE if updates is None else LONGEST_PAUSE_OF_OURS
                await self._sleep(min(longest, 2.0**self._failures))
                self._failures = min(self._failures + 1, 6)

    async def _keep(self, updates: list[Any]) -> bool:
        """Whether they are kept; else Telegram keeps them, and gives them again."""
        entries = [found for update in updates if (found := entry(update))]
        if entries:
            try:
                await self._store.run(inbox.keep, entries, int(self._now()))
            except NotNow as fault:
                log.warning("updates not kept", fault=type(fault).__name__)
                return False
            self._params["offset"] = max(update_id for update_id, _, _ in entries) + 1
        return True

    async def _fetch(self) -> list[Any] | None:
        try:
            status, body = await self._call("getUpdates", self._params, read_timeout=READ_TIMEOUT)
        except NetworkError as error:
            log.warning("polling failed", fault=type(error).__name__)
            return None
        said = said_by_telegram(body)
        result = said.get("result")
        if status == 200 and isinstance(result, list):
            return result
        _complain(status, is_telegram=bool(said))
        return None


def _complain(status: int, *, is_telegram: bool) -> None:
    if not is_telegram:
        log.warning("polling failed: something else answers in Telegram's place", status=status)
    elif status == 409:
        log.critical("somebody else polls with this token, or a webhook is set: one bot must be stopped")
    elif status in (401, 404):
        log.critical("telegram does not know this token")
    else:
        log.warning("polling failed", status=status)
