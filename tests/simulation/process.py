"""A process of the bot, as far as it receives, acts and sends; it can be killed and made to hang."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from bot.inbox.polling import Poller
from bot.inbox.worker import Inbox
from bot.jobs import LOOK_EVERY, Jobs
from bot.leading import RENEW_EVERY, ROLE, SECONDS, Leadership
from bot.outbox.sender import Sender
from bot.tidying import ErasureReport
from storage.queues.inbox import Delivery
from storage.store import lease
from storage.store.lease import Lease, LeaseLost
from storage.store.store import Store
from tests.simulation.acting import ORG, SETTINGS, act
from tests.simulation.database import InlineConnection, Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

RATE = 30
DISK = (0.0, 0.0005, 0.002, 0.02)  # seconds
INSIDE: ContextVar["Process | None"] = ContextVar("process", default=None)


class Process:
    """tasks: all that run in it, whoever began them; ended once it was killed or has given up."""

    def __init__(self, world: "World", name: str) -> None:
        self.world, self.name = world, name
        self.tasks: set[asyncio.Task[Any]] = set()
        self.connections: list[InlineConnection] = []
        self.is_dead = False
        self._hangs_until = 0.0

    async def lives(self) -> None:
        """From its start to its end; whatever ends it, it does not tidy up."""
        INSIDE.set(self)
        with suppress(Exception, Killed, asyncio.CancelledError):
            store = await Store.open(self.world.url, [self.world.key])
            taken = await Leadership(store, self.name, steady=asyncio.get_running_loop().time).take()
            self.world.takes_over()
            async with asyncio.TaskGroup() as works:
                for work in self._works(store, taken):
                    works.create_task(work)
        self.kill()

    def kill(self) -> None:
        """Nothing of it happens any more; a transaction it was in is taken back."""
        if not self.is_dead:
            self.is_dead = True
            for connection in self.connections:
                connection._conn.close()
        for task in self.tasks - {asyncio.current_task()}:
            task.cancel()

    def hangs(self, seconds: float) -> None:
        """Its disk does not answer for so long."""
        self._hangs_until = asyncio.get_running_loop().time() + seconds

    async def disk(self) -> None:
        """The disk has done it."""
        left = self._hangs_until - asyncio.get_running_loop().time()
        await asyncio.sleep(max(left, self.world.rng.choice(DISK)))
        if self.is_dead:
            raise Killed

    def _works(self, store: Store, taken: Lease) -> list[Any]:
        now, call = self.world.now, self.world.telegram.call
        steady: Callable[[], float] = asyncio.get_running_loop().time

        async def acts(delivery: Delivery) -> None:
            await store.run(act, delivery, int(now()), self.world)
            delivery.done = True

        poller = Poller(store, call, ["message"], now)
        sender = Sender(store, call, call, taken, now, RATE, steady)
        inbox, jobs = Inbox(store, acts, taken, now, ORG), Jobs(store, SETTINGS, taken, now, ErasureReport())
        return [self._keep(store, taken), poller.work(), inbox.work(), sender.work(), self._at_its_time(jobs)]

    async def _at_its_time(self, jobs: Jobs) -> None:
        """What the clock has done beside the bot, without the nights."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            for job in (jobs.list_what_does_not_leave, jobs.ask_who_has_not_read, jobs.follow_up, jobs.make_rounds):
                with suppress(Exception):  # the clock goes on whatever becomes of one
                    await job()

    async def _keep(self, store: Store, taken: Lease) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY)
            if not await store.run(lease.renew, taken, SECONDS):
                raise LeaseLost(ROLE)


def born(loop: asyncio.AbstractEventLoop, work: Any, **how: Any) -> asyncio.Task[Any]:
    """A task factory: what a process begins belongs to it."""
    task = asyncio.Task(work, loop=loop, **how)
    if (process := INSIDE.get()) is not None:
        process.tasks.add(task)
        task.add_done_callback(process.tasks.discard)
    return task
