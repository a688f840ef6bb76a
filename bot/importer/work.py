"""The loop: registers that administrators have sent are read, and written when they say so, one after the other."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, tzinfo
from io import BytesIO

import structlog

from bot.importer.plan import Plan, carried_out, looked, require_columns
from bot.loops import attempt, every_change
from bot.model.register_import import ImportState, RegisterImport
from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.registering import RefusedRow
from bot.tables.unreadable import UnreadableFile
from bot.tables.writing import refused_rows, write_csv
from bot.use_cases.staff import imports as saying
from storage.register import imports
from storage.store.store import Store

LOOK_AGAIN = 5.0
EDIT_EVERY = 3.0  # seconds; a chat gets one message a second on average, and answers come first
Fetch = Callable[[str], Awaitable[bytes]]
Explain = Callable[[RefusedRow], str]
log = structlog.get_logger()


class Importer:
    """fetch: brings a file from Telegram by its id; zone: whose today it is."""

    def __init__(self, store: Store, fetch: Fetch, now: Callable[[], float], zone: tzinfo) -> None:
        """Nothing is read before work."""
        self._store, self._fetch, self._now, self._zone = store, fetch, now, zone
        self._edited_at = 0.0

    async def work(self) -> None:
        """Until cancelled."""
        await every_change(self._store, self._round, pause=LOOK_AGAIN)

    async def _round(self) -> bool:
        """What cannot be done is said and left; what was written stays written."""
        for waiting in await self._store.read(imports.waiting):
            if not await attempt(self._try(waiting), "import failed", row=waiting.id):
                await self._give_up(waiting, "failed")
        return True

    async def _try(self, waiting: RegisterImport) -> None:
        try:
            await self._do(waiting)
        except UnreadableFile as unreadable:
            await self._give_up(waiting, unreadable.reason, unreadable.heads)

    async def _give_up(self, waiting: RegisterImport, reason: str, heads: Sequence[str] = ()) -> None:
        await self._store.run(saying.unreadable, waiting.id, reason, int(self._now()), heads)

    async def _do(self, waiting: RegisterImport) -> None:
        listed = await self._listed(waiting)
        require_columns(listed)
        plan = await looked(self._store, listed, datetime.now(self._zone).date(), self._read(waiting))
        if waiting.state is ImportState.LOOKING:
            explain = await self._store.read(saying.explainer, waiting.id)
            refused = await asyncio.to_thread(_refused, listed, plan, *explain) if plan.refused else b""
            await self._store.run(
                saying.looked,
                waiting.id,
                listed.understood,
                listed.table.sheets,
                plan.counts,
                len(plan.refused),
                refused,
                int(self._now()),
            )
            return
        done = await carried_out(
            self._store, plan.rows, self._now, self._written(waiting, len(plan.rows)), waiting.brought_by
        )
        await self._store.run(saying.done, waiting.id, done, int(self._now()))

    async def _listed(self, waiting: RegisterImport) -> NamedPeople:
        try:
            content = await self._fetch(waiting.file_id)
        except Exception as fault:
            log.warning("file not fetched", row=waiting.id, fault=type(fault).__name__)
            raise UnreadableFile("not_fetched") from None
        return await asyncio.to_thread(lambda: people(read(content, waiting.name)))

    def _read(self, waiting: RegisterImport) -> Callable[[int], Awaitable[None]]:
        return lambda count: self._show(waiting, count, 0)

    def _written(self, waiting: RegisterImport, of: int) -> Callable[[int], Awaitable[None]]:
        return lambda count: self._show(waiting, count, of)

    async def _show(self, waiting: RegisterImport, count: int, of: int) -> None:
        if time.monotonic() - self._edited_at >= EDIT_EVERY:
            self._edited_at = time.monotonic()
            await self._store.run(saying.progress, waiting.id, count, of, int(self._now()))


def _refused(listed: NamedPeople, plan: Plan, head: str, explain: Explain) -> bytes:
    """The refused rows as a CSV file, with the reason behind each, and where it was if there are several sheets."""
    target = BytesIO()

    def say(row: RefusedRow) -> str:
        place = listed.table.sheets.place(row.number)
        return f"{place.sheet}: {place.number}. {explain(row)}" if place else explain(row)

    write_csv(target, *refused_rows(listed, plan.refused, head, say))
    return target.getvalue()
