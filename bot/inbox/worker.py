"""The loop that acts on updates: in order within a lane, lanes side by side, each update once."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.settings import OrgConfig
from bot.use_cases.staff import faults
from storage.queues import inbox
from storage.queues.inbox import Delivery
from storage.store.connection import NotNow
from storage.store.lease import Lease, LeaseLost
from storage.store.store import Store
from storage.store.transaction import Transaction

LANES = 64  # side by side
AT_ONCE = 16  # lanes at least that are loaded together, when so many are busy that a look for one would be dear
ROWS_PER_LANE = 8  # loaded at once, so that 512 updates are in memory at most
ALONE = 0.5  # seconds in which, after a start, an update has everything to itself
RESTING = 500  # lanes that wait for another try; with more of them everything fails, and waits
PAUSES = (1, 5, 30)  # seconds before the second, third and fourth try
LOOK_AGAIN = 0.5  # seconds; another process may have received something
log = structlog.get_logger()

Act = Callable[[Delivery], Awaitable[None]]


class Inbox:
    """Hands every update to act while the lease is ours.  An update is done when act has set delivery.done.

    Whether it returned normally says nothing: python-telegram-bot swallows what a handler raises.
    """

    def __init__(self, store: Store, act: Act, lease: Lease, now: Callable[[], float], org: OrgConfig) -> None:
        """Nothing is handed over before work."""
        self._store, self._act, self._lease, self._now, self._house = store, act, lease, now, org
        self._busy: set[bytes] = set()
        self._resting: dict[bytes, float] = {}
        self._stopping = False

    async def work(self) -> None:
        """Act until stop is called, then let what was begun end.  LeaseLost, as part of an ExceptionGroup."""
        async with asyncio.TaskGroup() as lanes:
            await self._begin_with_care(lanes)
            while not self._stopping:
                seen = self._store.changes.count
                for lane, deliveries in (await self._load()).items():
                    self._busy.add(lane)
                    lanes.create_task(self._go_along(lane, deliveries))
                await self._store.changes.wait(LOOK_AGAIN, since=seen, tables=("inbox",))

    async def _begin_with_care(self, lanes: asyncio.TaskGroup) -> None:
        """What waits at the start may be what ended the last process: each alone, and counted before it is acted on.

        So it is put aside in the end, while the others, which had no part in it, are done one after the other.
        """
        for lane, (delivery, *_later) in (await self._load()).items():
            if not self._stopping:
                self._busy.add(lane)
                acting = lanes.create_task(self._go_along(lane, [delivery], with_care=True))
                await asyncio.wait([acting], timeout=ALONE)

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        self._store.changes.notify()

    async def _load(self) -> dict[bytes, list[Delivery]]:
        """The oldest updates of lanes that are free, as many lanes as may start."""
        self._resting = {lane: until for lane, until in self._resting.items() if until > self._now()}
        room = min(LANES - len(self._busy), RESTING - len(self._resting))
        if room <= 0 or len(self._busy) > LANES - AT_ONCE:
            return {}
        taken = self._busy | self._resting.keys()
        try:
            rows = await self._store.read(inbox.waiting, self._lease, room * ROWS_PER_LANE, taken, room)
        except NotNow as fault:
            log.warning("updates not read", fault=type(fault).__name__)
            return {}
        lanes: dict[bytes, list[Delivery]] = {}
        for lane, delivery in rows:
            lanes.setdefault(lane, []).append(delivery)
        return lanes

    async def _go_along(self, lane: bytes, deliveries: list[Delivery], *, with_care: bool = False) -> None:
        try:
            for delivery in deliveries:
                rest = await self._rest_after(self._deliver_counted(delivery) if with_care else self._deliver(delivery))
                if self._stopping or rest is not None:
                    break
            if rest:
                self._resting[lane] = self._now() + rest
        finally:
            self._busy.discard(lane)
            self._store.changes.notify(("inbox",))

    async def _rest_after(self, delivering: Awaitable[int | None]) -> int | None:
        try:
            return await delivering
        except NotNow:  # what could not be counted is tried once more
            return PAUSES[0]

    async def _deliver_counted(self, delivery: Delivery) -> int | None:
        """The same, counted as a try beforehand; after so many tries it is not acted on any more."""
        if delivery.tries >= len(PAUSES):
            return await self._count_failure(delivery)
        if not await self._store.run(inbox.failed, delivery):
            return None
        await self._try(delivery)
        return None if delivery.done else PAUSES[delivery.tries]

    async def _deliver(self, delivery: Delivery) -> int | None:
        """None when the lane may go on, else how many seconds it waits."""
        await self._try(delivery)
        if delivery.hindered:
            return PAUSES[0]
        return None if delivery.done else await self._count_failure(delivery)

    async def _try(self, delivery: Delivery) -> None:
        try:
            await self._act(delivery)
        except Exception as fault:
            log.error("update failed", row=delivery.row_id, fault=type(fault).__name__)

    async def _count_failure(self, delivery: Delivery) -> int | None:
        if delivery.tries >= len(PAUSES):
            await self._give_up(delivery)
            return None
        if not await self._store.run(inbox.failed, delivery):
            return None
        log.warning("update is tried again", row=delivery.row_id, tries=delivery.tries + 1)
        return PAUSES[delivery.tries]

    async def _give_up(self, delivery: Delivery) -> None:
        """Dead, and said so; when even that fails, because of what is in it, dead all the same."""
        log.error("update is put aside", row=delivery.row_id)
        try:
            await self._store.run(_put_aside, self._house, delivery, int(self._now()))
        except LeaseLost:
            raise
        except Exception as fault:
            log.critical("nobody was told of it", row=delivery.row_id, fault=type(fault).__name__)
            await self._store.run(inbox.put_aside, delivery, int(self._now()))


async def _put_aside(tx: Transaction, org: OrgConfig, delivery: Delivery, now: int) -> None:
    if await inbox.put_aside(tx, delivery, now):
        await faults.update_put_aside(tx, org, delivery, now)
