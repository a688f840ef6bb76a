"""The loop: whatever waits to be compared is compared; what fails is tried again and stops nothing else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.loops import attempt, every_change
from bot.matcher import declared, finding, rows
from bot.matcher import inquiries as inquired
from bot.matcher.index import Index
from bot.model.chat import Operator
from bot.model.declaration import Declaration
from bot.model.finding import Found
from bot.model.inquiry import Inquiry
from bot.model.returned import ReturnedList
from storage.lists import lists
from storage.queues import outgoing
from storage.register import declarations, to_compare
from storage.store.store import Store

LOOK_AGAIN = 5.0
COMPARED = (  # in which it is written that something is to be compared
    "inquiry", "returned_list", "returned_row", "declaration", "register_revision",
)  # fmt: skip
OTHERS_FIRST = 5  # seconds; within two, all who had written during a restart were answered (benchmarks.day)
FAILING = "not compared"
Waiting = TypeVar("Waiting", Inquiry, ReturnedList, Declaration)


class Matcher:
    """Compares what waits: whom operators have declared, then inquiries, as rows of lists may wait because of them."""

    def __init__(self, store: Store, now: Callable[[], float]) -> None:
        """Nothing is read before work."""
        self._store, self._now, self._index = store, now, Index(store)

    async def work(self) -> None:
        """Until cancelled.  The register is read at the start, so that the first inquiry need not wait for it."""
        await self._lets_others_first()
        await attempt(self._index.follow(), FAILING)
        await every_change(self._store, self._compare, pause=LOOK_AGAIN, tables=COMPARED)

    async def _lets_others_first(self) -> None:
        """After a restart on a busy day, who wrote in between is answered first: reading the register takes a core."""
        for _look in range(OTHERS_FIRST * 2):
            if not await self._store.read(outgoing.busy, int(self._now())):
                return
            await asyncio.sleep(0.5)

    async def find(self, words: str, operator: Operator) -> Found:
        """Who in the register an operator may mean by these words; nobody of the own family."""
        return await finding.find(self._store, self._index, words, operator)

    async def _compare(self) -> bool:
        if self._index.is_behind:
            await attempt(self._index.follow(), FAILING)
        waiting = await self._store.read(to_compare.some)
        return (
            await self._each(await self._store.read(declarations.uncompared), declared.compare)
            and await self._each(waiting, inquired.compare)
            and await self._each(await self._store.read(lists.uncompared), rows.compare)
        )

    async def _each(
        self, waiting: Sequence[Waiting], compare: Callable[[Store, Index, Waiting, int], Awaitable[None]]
    ) -> bool:
        """Whether all were compared."""
        if waiting and not await attempt(self._index.follow(), FAILING):
            return False
        now = int(self._now())
        return all([await attempt(compare(self._store, self._index, one, now), FAILING) for one in waiting])
