"""Looks drafts of updates through, puts their recipients into the outbox, and keeps whoever watches up to date.

It works beside the loop, in short transactions; what a crash interrupts goes on from the rows that it has left.
"""

import asyncio
from collections import Counter
from collections.abc import Callable

from bot.i18n import LANGUAGES
from bot.loops import attempt, every_change
from bot.matcher.index import everybody
from bot.matching import Entry
from bot.matching.mentions import Names
from bot.model.broadcast import Broadcast, BroadcastAudience, Findings, Stage
from bot.model.formatted import plain
from bot.model.quiet_hours import QuietHours, zone_of
from bot.settings import OrgConfig
from bot.use_cases.updates import mailing as watching
from bot.use_cases.updates import writing
from storage.store.store import Store
from storage.updates import audiences, broadcasts, mailing

LOOK_AGAIN = 1.0
BREATH = 0.05  # seconds; every message that is sent is a commit, and not each needs a look


class Broadcaster:
    """Does what is to be done for updates, until cancelled."""

    def __init__(self, store: Store, org: OrgConfig, now: Callable[[], float]) -> None:
        """Nothing is read before work."""
        self._store, self._house, self._now = store, org, now
        self._quiet = QuietHours(*org.quiet_hours)
        self._resting: set[int] = set()  # those whose live messages say so

    async def work(self) -> None:
        """Until cancelled."""
        await every_change(self._store, self._round, pause=LOOK_AGAIN, breath=BREATH)

    async def _round(self) -> bool:
        """One that cannot be worked on, or read, stops neither the bot nor the others; it is tried again."""
        open_ones = await self._store.read(broadcasts.open_ones)
        return all([await attempt(self._do(one), "update not carried on", broadcast=one) for one in open_ones])

    async def _do(self, broadcast_id: int) -> None:
        found = await self._store.read(broadcasts.get, broadcast_id)
        await (self._look_through(found) if found.stage is Stage.CHECKING else self._carry_on(found))

    async def _look_through(self, found: Broadcast) -> None:
        texts = [plain(found.answers.get(code, "")) for code in LANGUAGES]
        names = await asyncio.to_thread(_names, await everybody(self._store), texts)
        looked_up = Findings(names, await self._recipients(found.audience), int(self._now()))
        await self._store.run(writing.checked, self._house, found, looked_up, int(self._now()))

    async def _recipients(self, audience: BroadcastAudience) -> dict[str, int]:
        """How many it is for, by language; counted in parts, between which others are served."""
        found: Counter[str] = Counter()
        part = await self._store.read(audiences.page, audience, 0)
        while part.last is not None:
            found.update(chat["language"] for chat in part.chats)
            part = await self._store.read(audiences.page, audience, part.last)
        return dict(found)

    async def _carry_on(self, found: Broadcast) -> None:
        now = int(self._now())
        if found.stage is Stage.SENDING and not found.filled and self._may_begin(found, now):
            await self._fill(found, now)
        await self._keep_up(await self._store.read(broadcasts.get, found.id), now)

    async def _fill(self, found: Broadcast, now: int) -> None:
        """As many more recipients as there is room for."""
        while await self._store.read(mailing.waiting, found.id) < mailing.WINDOW:
            if not await self._store.run(mailing.put_page, found, now):
                return

    async def _keep_up(self, found: Broadcast, now: int) -> None:
        waiting = await self._store.read(mailing.waiting, found.id)
        if (found.filled or found.stage is Stage.CANCELLED) and not waiting:
            progress = await self._store.read(mailing.progress, found.id)
            await self._store.run(watching.end, self._house, found.id, progress, now)
        elif found.shown_at is None or now - found.shown_at >= watching.EVERY:
            progress = await self._store.read(mailing.progress, found.id)
            turned = self._rests(found, now) != (found.id in self._resting)
            if found.shown_at is None or progress.settled != found.shown_count or turned:
                await self._store.run(watching.keep_up, self._house, found.id, progress, now)
                self._resting ^= {found.id} if turned else set()

    def _may_begin(self, found: Broadcast, now: int) -> bool:
        """Its time has come, and nobody whom it would frighten is asleep; when it is too late it goes to nobody."""
        return (found.due_at or 0) <= now and (not self._rests(found, now) or (found.expires_at or 0) <= now)

    def _rests(self, found: Broadcast, now: int) -> bool:
        return found.zone is not None and self._quiet.over_at(zone_of(found.zone), now) is not None


def _names(people: list[Entry], texts: list[str]) -> tuple[str, ...]:
    known = Names(people)
    return tuple(dict.fromkeys(name for text in texts for name in known.found_in(text)))
