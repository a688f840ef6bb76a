"""The loop: whatever waits to be compared is compared; what fails is tried again and stops nothing else."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.matcher import inquiries as inquired
from bot.matcher import rows
from bot.matcher.index import Index
from storage.lists import lists
from storage.register import inquiries
from storage.store.store import Store

LOOK_AGAIN = 5.0
log = structlog.get_logger()


class Matcher:
    """Compares what waits, inquiries first: rows of lists may wait because of them."""

    def __init__(self, store: Store, now: Callable[[], float]) -> None:
        """Nothing is read before work."""
        self._store, self._now, self._index = store, now, Index(store)

    async def work(self) -> None:
        """Until cancelled.  The register is read at the start, so that the first inquiry need not wait for it."""
        await self._try(self._index.follow())
        while True:
            seen = self._store.changes.count
            if not (await self._compare_inquiries() and await self._compare_lists()):
                await asyncio.sleep(LOOK_AGAIN)  # else what fails would be tried again after every commit
            await self._store.changes.wait(LOOK_AGAIN, since=seen)

    async def _compare_inquiries(self) -> bool:
        waiting = await self._store.read(inquiries.uncompared)
        if waiting and not await self._try(self._index.follow()):
            return False
        work = [inquired.compare(self._store, self._index, one, int(self._now())) for one in waiting]
        return all([await self._try(one) for one in work])

    async def _compare_lists(self) -> bool:
        waiting = await self._store.read(lists.uncompared)
        if waiting and not await self._try(self._index.follow()):
            return False
        work = [rows.compare(self._store, self._index, one, int(self._now())) for one in waiting]
        return all([await self._try(one) for one in work])

    async def _try(self, work: Awaitable[None]) -> bool:
        """Whether it was done."""
        try:
            await work
        except Exception as fault:
            log.error("not compared", exc_info=fault)
            return False
        return True
