"""The queue of updates and getUpdates, as Telegram keeps and answers it."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.changes import Changes
from bot.rehearsal.refusals import ApiError, conflict

Update = dict[str, Any]
NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
AHEAD = 10  # an offset further ahead than this is taken for a mistake: answered from the head, nothing is confirmed


@dataclass
class Updates:
    """Updates that nobody has confirmed, oldest first."""

    changes: Changes
    next_id: int = field(default_factory=lambda: random.randrange(100_000_000, 900_000_000))  # noqa: S311
    pending: list[Update] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    _waiting: asyncio.Future[ApiError] | None = None

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queues one update of a kind; its id, or None when the bot did not ask for that kind."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        return self.add_raw({kind: content}) if wanted else None

    def add_raw(self, update: Update) -> int:
        """Queues an update as it stands, also one that no library can read; gives it the next id unless it has one."""
        update_id = int(update.get("update_id", self.next_id))
        self.pending.append({**update, "update_id": update_id})
        self.next_id = max(self.next_id, update_id + 1)
        self.changes.happened()
        return update_id

    def renumber(self, next_id: int) -> None:
        """Goes on with other ids, also lower ones, as Telegram does after a week without updates."""
        self.next_id = next_id

    def drop(self) -> None:
        """Forgets all that are waiting."""
        self.pending.clear()

    def confirm(self, update: Update) -> None:
        """Forgets one that was delivered."""
        self.pending.remove(update)

    async def get(self, offset: int = 0, limit: int = 100, timeout: int = 0) -> list[Update]:  # noqa: ASYNC109
        """What getUpdates answers: confirms what lies below the offset, waits up to timeout seconds for the first.

        Limit and timeout are clamped to 1..100 and 0..50.  Who has to wait ends the wait of the one before (409 there).
        """
        limit, timeout = min(max(limit, 1), 100), min(max(timeout, 0), 50)
        offset = self._confirmed_up_to(offset)
        if found := self._from(offset, limit):
            return found
        return await self._wait(offset, limit, timeout) if timeout else []

    def _confirmed_up_to(self, offset: int) -> int:
        if offset < 0:
            del self.pending[:offset]
            return 0
        if not 0 < offset <= self.next_id + AHEAD:
            return 0
        self.pending[:] = [update for update in self.pending if update["update_id"] >= offset]
        return offset

    def _from(self, offset: int, limit: int) -> list[Update]:
        return [update for update in self.pending if update["update_id"] >= offset][:limit]

    async def _wait(self, offset: int, limit: int, seconds: int) -> list[Update]:
        self.end_wait("terminated by other getUpdates request; make sure that only one bot instance is running")
        ended = self._waiting = asyncio.get_running_loop().create_future()
        self.changes.happened()
        try:
            found = await self.changes.until(lambda: self._news(ended, offset, limit), seconds)
        finally:
            if self._waiting is ended:
                self._waiting = None
        if ended.done():
            raise ended.result()
        return found or []

    def _news(self, ended: asyncio.Future[ApiError], offset: int, limit: int) -> list[Update] | None:
        return [] if ended.done() else self._from(offset, limit) or None

    @property
    def is_awaited(self) -> bool:
        """Whether a poller waits now."""
        return self._waiting is not None and not self._waiting.done()

    def end_wait(self, reason: str) -> None:
        """Lets the waiting poller go with a 409."""
        self._end(conflict(reason))

    def close(self) -> None:
        """Lets the waiting poller go because the server stops."""
        self._end(ApiError(500, "Internal Server Error: restart"))

    def _end(self, refused: ApiError) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(refused)
            self.changes.happened()
