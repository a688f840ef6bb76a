"""A signal that something was committed, for loops that otherwise look again only after their timeout."""

import asyncio
from collections.abc import Collection
from functools import partial


class Signal:
    """Wakes who waits for it.  Belongs to one event loop.

    A loop that looks and then waits reads `count` before it looks and gives it as `since`: what came in between
    ends the wait at once.
    """

    def __init__(self) -> None:
        self.count = 0
        self._waiting: dict[asyncio.Future[bool], frozenset[str]] = {}
        self._all_at = 0
        self._at: dict[str, int] = {}

    def notify(self, tables: Collection[str] = ()) -> None:
        """Wakes all who wait for one of these tables, or for any; without tables everybody."""
        self.count += 1
        for table in tables:
            self._at[table] = self.count
        if not tables:
            self._all_at = self.count
        for waiter, wanted in self._waiting.items():
            if not (tables and wanted and wanted.isdisjoint(tables)):
                _tell(waiter, came=True)

    async def wait(
        self,
        timeout: float | None,  # noqa: ASYNC109 (the interface)
        *,
        since: int | None = None,
        tables: Collection[str] = (),
    ) -> bool:
        """Waits for the next notification, at most timeout seconds (None: for ever).  False: the time passed first.

        tables: only for one about these.
        """
        if since is not None and self._came(since, tables):
            return True
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[bool] = loop.create_future()
        self._waiting[waiter] = frozenset(tables)
        ends = None if timeout is None else loop.call_later(timeout, partial(_tell, waiter, came=False))
        try:
            return await waiter
        finally:
            del self._waiting[waiter]
            if ends is not None:
                ends.cancel()

    def _came(self, since: int, tables: Collection[str]) -> bool:
        if not tables:
            return self.count != since
        return max(self._all_at, *(self._at.get(table, 0) for table in tables)) > since


def _tell(waiter: asyncio.Future[bool], *, came: bool) -> None:
    if not waiter.done():
        waiter.set_result(came)
