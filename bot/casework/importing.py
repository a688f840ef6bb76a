"""import-cases: a register of another system comes in.  A look first, which changes nothing; then page by page.

Whoever has the same id as before is the same person: unchanged with the same facts, replaced with others.  Every page
is a transaction of its own, so that the bot goes on meanwhile; after an interruption the import is done again, and
finds what was done already unchanged.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice, tee
from pathlib import Path
from typing import TypeVar

from bot.casework import files, sentences
from bot.casework.progress import Progress
from bot.chores import Failed, opened
from bot.model.reference import read_reference
from bot.settings import Settings
from bot.tables.people import People, Row
from bot.tables.registering import Fault, Refused, Registrable, persons
from bot.tables.writing import refused_rows, write_csv
from storage import audit, erasing, inquiries, likenesses
from storage import persons as register
from storage.ids import new_id
from storage.persons import Change
from storage.store import Store
from storage.transaction import Transaction

PAGE = 500
PAUSE = 0.05  # seconds in which the bot may write; it tries at least every tenth of a second, for ten seconds
NEEDED = ("birth_date", "id")

T = TypeVar("T")
Counts = Counter[Change]
Read = tuple[Row, Registrable | Refused]


@dataclass
class Plan:
    """What an import would do: the rows to write, how many there are of which kind, and the rows refused."""

    rows: list[Registrable] = field(default_factory=list)
    counts: Counts = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)

    def add(self, row: Row, read: Registrable | Refused, change: Change | Fault) -> None:
        """One more row, as it was read and what it would do."""
        if isinstance(read, Refused):
            self.refused.append(read)
        elif isinstance(change, Fault):
            self.refused.append(Refused(row.number, (change,), row.cells))
        else:
            self.counts[change] += 1
            self.rows += [read] * (change is not Change.UNCHANGED)


async def import_cases(settings: Settings, path: Path, *, dry_run: bool, refused: Path | None) -> None:
    """Says what would be done and, unless it is a dry run, does it; the refused rows go to a file if one is named."""
    if refused:
        files.require_other(refused, path)
    listed = files.listed(path)
    print(sentences.understood(listed))
    _require_columns(path, listed)
    async with opened(settings, migrate=not dry_run) as store:
        with files.readable(path):
            plan = await _looked(store, _read(listed, datetime.now(settings.timezone).date()))
        _say(plan)
        if refused:
            _write_refused(refused, listed, plan.refused)
        print("Dry run: nothing was changed." if dry_run else _done(await _carried_out(store, plan.rows)))


async def look(tx: Transaction, rows: Sequence[Registrable]) -> list[Change | Fault]:
    """What each row would do to the register, or why its id cannot be taken."""
    ids = [row.source_id for row in rows]
    known, erased = await register.by_sources(tx, ids), await erasing.erased_among(tx, ids)
    return [
        await _objection(tx, row.source_id, erased) or register.change(known.get(row.source_id), row.facts)
        for row in rows
    ]


async def take_in(tx: Transaction, rows: Sequence[Registrable], import_id: int, now: int) -> Counts:
    """A page of an import, each row with an id of its own; import_id: under which the pages stand in the audit."""
    # In one order, so that two imports at once never wait for each other in a circle.
    page = {row.source_id: row.facts for row in sorted(rows, key=lambda row: row.source_id)}
    for source_id in await erasing.erased_among(tx, list(page)):  # since the look
        del page[source_id]
    known = await register.by_sources(tx, list(page))
    new = {source_id: facts for source_id, facts in page.items() if source_id not in known}
    added = await register.add_imported(tx, new, now)
    if added < len(new):  # another import was faster with some of them
        known = await register.by_sources(tx, list(page))
    changed = [one for one in known.values() if register.change(one, page[one.source_id or ""]) is Change.CHANGED]
    for person in sorted(changed, key=lambda person: person.source_id or ""):
        await register.replace(tx, person, page[person.source_id or ""])
    done = {Change.NEW: added, Change.CHANGED: len(changed)}
    await audit.write(tx, None, "imported", "register", import_id, now, {kind: str(n) for kind, n in done.items()})
    return Counts(done)


async def _objection(tx: Transaction, source_id: str, erased: set[str]) -> Fault | None:
    """What was exported and comes back must not stand in the register twice, and nobody comes back who was erased."""
    if source_id in erased:
        return Fault("id", "erased")
    if read_reference(source_id) == source_id and await inquiries.by_reference(tx, source_id):
        return Fault("id", "reference")
    return None


def _require_columns(path: Path, listed: People) -> None:
    if missing := [head for head in NEEDED if head not in sentences.columns(listed)]:
        raise Failed(f"{path} has no column {' and no column '.join(missing)}; name it so in the first row.")


def _read(listed: People, today: date) -> Iterator[Read]:
    rows, again = tee(listed.rows())
    return zip(rows, persons(again, today), strict=True)


async def _looked(store: Store, rows: Iterator[Read]) -> Plan:
    plan, count = Plan(), 0
    with Progress("Rows read") as progress:
        for page in _pages(rows):
            taken = [one for _, one in page if isinstance(one, Registrable)]
            found = dict(zip((one.number for one in taken), await store.read(look, taken), strict=True))
            for row, one in page:
                plan.add(row, one, found.get(row.number, Change.UNCHANGED))
            progress.at(count := count + len(page))
    return plan


async def _carried_out(store: Store, rows: Sequence[Registrable]) -> Counts:
    done, import_id = Counts(), new_id()
    with Progress("Rows written", len(rows)) as progress:
        for page in _pages(rows):
            done += await store.run(take_in, page, import_id, int(time.time()))
            progress.at(done.total())
            await asyncio.sleep(PAUSE)
    await store.run(likenesses.compare_anew)
    return done


def _pages(rows: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(rows)
    while page := list(islice(rest, PAGE)):
        yield page


def _say(plan: Plan) -> None:
    for row in plan.refused:
        print(f"Row {row.number}: {sentences.refused(row)}")
    kinds = ", ".join(f"{plan.counts[change]} {change}" for change in Change)
    print(f"Rows: {plan.counts.total() + len(plan.refused)}. {kinds}, {len(plan.refused)} refused.")


def _done(done: Counts) -> str:
    return f"Done: {done[Change.NEW]} added, {done[Change.CHANGED]} replaced."


def _write_refused(path: Path, listed: People, refused: list[Refused]) -> None:
    with files.whole(path) as target:
        write_csv(target, *refused_rows(listed, refused, "reason", sentences.refused))
