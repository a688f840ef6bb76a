"""What the stories of the inbox are told with: updates, somebody who acts on them, a crash."""

import asyncio
import json
from collections import Counter
from contextlib import suppress
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from bot.inbox.lanes import entry
from bot.inbox.worker import Inbox
from bot.settings import OrgConfig
from storage.queues import inbox
from storage.queues.inbox import Delivery
from storage.store import lease
from storage.store.lease import Lease
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.reliability.clock import Clock

HOUSE = OrgConfig(
    "Org",
    "https://org.example",
    "+447700900000",
    120,
    ZoneInfo("Europe/Kyiv"),
    (time(21), time(9)),
    60,
    365,
    second_factor="off",
)


def message(update_id: int, chat: int, text: str = "Good day") -> dict[str, Any]:
    """A private message as Telegram tells about it."""
    about = {"id": chat, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": about, "from": about, "text": text}}


class Desk:
    """The bot as far as it receives.  done holds what was acted on and committed; broken texts raise after a commit."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.tried: list[int] = []
        self.broken: set[int] = set()
        self.stuck: dict[int, asyncio.Event] = {}
        self.leaders = 0
        self.working: asyncio.Task[None] | None = None

    async def receives(self, *updates: dict[str, Any]) -> int:
        """Updates are committed; how many were new."""
        entries = [found for update in updates if (found := entry(update))]
        return await self.store.run(inbox.keep, entries, int(self.clock()))

    async def lease(self) -> Lease:
        """A new leader's lease."""
        self.leaders += 1
        taken = await self.store.run(lease.take, "bot", f"leader {self.leaders}", 3600, by_force=True)
        assert taken
        return taken

    async def opens(self) -> Inbox:
        """Somebody starts to act, as in a new process."""
        worker = Inbox(self.store, self._act, await self.lease(), self.clock, HOUSE)
        self.working = asyncio.create_task(worker.work())
        return worker

    async def crashes(self) -> None:
        """The process ends, wherever it is."""
        assert self.working
        self.working.cancel()
        with suppress(asyncio.CancelledError):
            await self.working

    async def acts(self, delivery: Delivery) -> None:
        """What has to be done once because of an update is done, and committed."""
        await self.store.run(_turn, delivery, int(self.clock()))

    async def settles(self) -> None:
        """Time goes on until no update waits."""
        async with asyncio.timeout(30):
            while "new" in await self.states():
                self.clock.goes_on()
                await self.store.changes.wait(0.01)

    async def done(self) -> list[int]:
        """The ids of the updates that were acted on, in that order, as the database has them."""
        rows = await self.store.read(_acted)
        return [int(row["action"]) for row in rows]

    async def states(self) -> dict[str, int]:
        """How many updates are in each state."""
        return dict(Counter(row["state"] for row in await self.store.read(_rows)))

    async def _act(self, delivery: Delivery) -> None:
        self.tried.append(delivery.update_id)
        if delivery.update_id in self.broken:
            raise ValueError("a handler failed")
        json.loads(delivery.raw)
        if delivery.update_id in self.stuck:
            await self.stuck[delivery.update_id].wait()
        await self.acts(delivery)
        delivery.done = True


async def _turn(tx: Transaction, delivery: Delivery, now: int) -> None:
    """What a use case would do: a change that must be made once."""
    await tx.execute(
        "INSERT INTO audit (id, at, action, subject) SELECT COUNT(*), :now, :update, 'test' FROM audit",
        now=now,
        update=str(delivery.update_id),
    )
    await inbox.finish(tx, delivery, now)


async def _acted(tx: Transaction) -> list[Row]:
    return await tx.all("SELECT action FROM audit WHERE subject = 'test' ORDER BY id")


async def _rows(tx: Transaction) -> list[Row]:
    return await tx.all("SELECT state FROM inbox")
