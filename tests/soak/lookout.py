"""Sees from outside for whom there is nothing left to do, so that nobody speaks before they were answered."""

import asyncio
import time
from dataclasses import dataclass

from bot.rehearsal.webhook import lane
from tests.end_to_end.deployment import Deployment

EVERY = 0.05  # seconds
WAITING = """
    SELECT DISTINCT lane FROM inbox WHERE state = 'new'
    UNION SELECT DISTINCT chat_id FROM outbox WHERE state = 'sending' OR (state = 'due' AND due_at <= :now)"""


@dataclass(frozen=True)
class Place:
    """Under what names the database knows somebody: the row of the chat, the lane of the updates."""

    chat: int
    lane: bytes


class Lookout:
    """Looks again and again while watch runs."""

    def __init__(self, deployment: Deployment) -> None:
        self.places: dict[int, Place] = {}
        self._deployment = deployment
        self._looked = asyncio.Event()
        self._busy: set[int] = set()

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            self._busy = self._look()
            looked, self._looked = self._looked, asyncio.Event()
            looked.set()
            await asyncio.sleep(EVERY)

    async def nothing_waits_for(self, telegram_id: int) -> None:
        """Returns when nothing that this person did or is to hear is waiting."""
        while True:
            await self._looked.wait()
            if telegram_id not in self._busy:
                return

    def _look(self) -> set[int]:
        """Telegram's side first: what has left it by then stands in the database."""
        coming = {int(lane(update)[1]) for update in self._deployment.telegram.updates.pending}
        names = {name for (name,) in self._deployment.rows(WAITING, now=int(time.time()))}
        return coming | {who for who, place in self.places.items() if {place.chat, place.lane} & names}


class Quarter:
    """What tests/cast.py wants of a town: somebody's own corner of it, in which the others do not matter."""

    def __init__(self, lookout: Lookout, telegram_id: int) -> None:
        self._lookout, self._telegram_id = lookout, telegram_id

    async def settles(self) -> None:
        """Everything that concerns this person has been done."""
        await self._lookout.nothing_waits_for(self._telegram_id)
