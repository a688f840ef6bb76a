"""Goes on with what a press does to a whole list, a piece at a time; others are served in between."""

import time
from collections.abc import Callable

from bot.loops import attempt, by_halves, every_change
from bot.settings import OrgConfig
from bot.use_cases.lists import in_pieces
from bot.use_cases.lists.pieces import Size
from storage.lists import batches
from storage.store.store import Store

LOOK_AGAIN = 1.0


class ListWorker:
    """What a press began goes on from the rows that are left, also after a crash."""

    def __init__(self, store: Store, org: OrgConfig, now: Callable[[], float]) -> None:
        """Nothing is read before work."""
        self._store, self._org, self._now = store, org, now
        self._taken_up: set[int] = set()

    async def work(self) -> None:
        """Until cancelled."""
        await every_change(self._store, self._round, pause=LOOK_AGAIN, tables=("batch", "lockdown"))

    async def _round(self) -> bool:
        """A list that cannot be carried on stops no other; it is tried again."""
        found = await self._store.read(batches.open_ones, int(self._now()))
        return all([await attempt(self._carry_on(one), "list not carried on", batch=one) for one in found])

    async def _carry_on(self, batch_id: int) -> None:
        """Counted before it is begun: what ends the process must not do so for ever."""
        if batch_id not in self._taken_up and not await self._store.run(in_pieces.take_up, batch_id, int(self._now())):
            return
        self._taken_up.add(batch_id)
        size = Size()
        while await by_halves(self._piece(batch_id, size)):
            pass
        self._taken_up.discard(batch_id)

    async def _piece(self, batch_id: int, size: Size) -> bool:
        began = time.monotonic()
        more = await self._store.run(in_pieces.go_on, self._org, batch_id, int(self._now()), size.rows)
        size.took(time.monotonic() - began)
        return more
