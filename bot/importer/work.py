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
from bot.use_cases.register.register import Counts
from bot.use_cases.staff import imports as saying
from storage.register import imports
from storage.store.store import Store

LOOK_AGAIN = 5.0
STARTS = 3  # processes that may end over one file
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
        self._taken_up: set[tuple[int, ImportState]] = set()

    async def work(self) -> None:
        """Until cancelled."""
        await every_change(self._store, self._round, pause=LOOK_AGAIN, tables=("register_import",))

    async def _round(self) -> bool:
        """What cannot be done is said and left; what was written stays written."""
        for waiting in await self._store.read(imports.waiting):
            if not await self._may_begin(waiting) or not await attempt(
                self._try(waiting), "import failed", row=waiting.id
            ):
                await self._give_up(waiting, "failed")
        return True

    async def _may_begin(self, waiting: RegisterImport) -> bool:
        """Counted before it is begun: a file that ends the process must not do so for ever."""
        step = (waiting.id, waiting.state)
        if step not in self._taken_up and await self._store.run(imports.count_start, waiting.id) > STARTS:
            return False
        self._taken_up.add(step)
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
            left_out = plan.left_out()
            rows = await asyncio.to_thread(_as_file, listed, left_out, *explain) if left_out else b""
            sheets, now = listed.table.sheets, int(self._now())
            await self._store.run(saying.looked, waiting.id, listed.understood, sheets, plan.counted(), rows, now)
            return
        done = await self._write(waiting, plan)
        await self._store.run(saying.done, waiting.id, done, int(self._now()))

    async def _write(self, waiting: RegisterImport, plan: Plan) -> Counts:
        rows = plan.to_write(replace_people=waiting.replace_people)
        return await carried_out(
            self._store,
            rows,
            self._now,
            self._written(waiting, len(rows)),
            waiting.brought_by,
            replace_people=waiting.replace_people,
        )

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


def _as_file(listed: NamedPeople, rows: Sequence[RefusedRow], head: str, explain: Explain) -> bytes:
    """The rows not taken as a CSV file, with the reason behind each, and where it was if there are several sheets."""
    target = BytesIO()

    def say(row: RefusedRow) -> str:
        place = listed.table.sheets.place(row.number)
        return f"{place.sheet}: {place.number}. {explain(row)}" if place else explain(row)

    write_csv(target, *refused_rows(listed, rows, head, say))
    return target.getvalue()
