"""A signal that something was committed, for loops that otherwise look again only after their timeout."""

import asyncio
from collections.abc import Collection


class Signal:
    """Wakes who waits for it.  Belongs to one event loop.

    A loop that looks and then waits reads `count` before it looks and gives it as `since`: what came in between
    ends the wait at once.
    """

    def __init__(self) -> None:
        self.count = 0
        self._next = asyncio.Event()
        self._all_at = 0
        self._at: dict[str, int] = {}

    def notify(self, tables: Collection[str] = ()) -> None:
        """Wakes all who wait for one of these tables, or for any; without tables everybody."""
        self.count += 1
        for table in tables:
            self._at[table] = self.count
        if not tables:
            self._all_at = self.count
        self._next.set()
        self._next = asyncio.Event()

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
        since = self.count if since is None else since
        try:
            async with asyncio.timeout(timeout):
                while not self._came(since, tables):
                    await self._next.wait()
        except TimeoutError:
            return False
        return True

    def _came(self, since: int, tables: Collection[str]) -> bool:
        if not tables:
            return self.count != since
        return max(self._all_at, *(self._at.get(table, 0) for table in tables)) > since
