"""What an import would do, and doing it: read beside the loop, page by page."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, tee

from bot.loops import by_halves
from bot.model.imported import Looked, OtherPerson
from bot.model.person import Person
from bot.tables.people import NamedPeople, NamedRow
from bot.tables.registering import FieldFault, RefusedRow, Registrable, persons
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import Column
from bot.use_cases.register import register
from bot.use_cases.register.register import Counts
from storage.register import revision, to_compare
from storage.register.persons import Change
from storage.store.ids import new_id
from storage.store.store import Store

PAGE = 300  # people in one transaction: a quarter of a second also where every statement crosses a network
PAUSE = 0.05  # seconds in which the bot may write; it tries at least every tenth of a second, for ten seconds
NEEDED = {Column.BIRTH: "birth_date", Column.SOURCE_ID: "id"}

Read = tuple[NamedRow, Registrable | RefusedRow]
Said = Callable[[int], Awaitable[None]]


@dataclass
class Plan:
    """What an import would do: the rows to write, how many there are of which kind, and the rows refused.

    others: rows whose id is somebody else's; they are written only on a word of their own.
    """

    rows: list[Registrable] = field(default_factory=list)
    counts: Counts = field(default_factory=Counter)
    refused: list[RefusedRow] = field(default_factory=list)
    others: list[OtherPerson] = field(default_factory=list)

    def add(self, row: NamedRow, read: Registrable | RefusedRow, change: Change | FieldFault | Person) -> None:
        """One more row, as it was read and what it would do."""
        if isinstance(read, RefusedRow):
            self.refused.append(read)
        elif isinstance(change, FieldFault):
            self.refused.append(RefusedRow(row.number, (change,), row.cells))
        elif isinstance(change, Person):
            self.others.append(OtherPerson(read.number, read.source_id, change.facts, read.facts, row.cells))
        else:
            self.counts[change] += 1
            self.rows += [read] * (change is not Change.UNCHANGED)

    def to_write(self, *, replace_people: bool) -> list[Registrable]:
        """The rows that are written."""
        others = self.others if replace_people else []
        return self.rows + [Registrable(one.number, one.source_id, dict(one.said)) for one in others]

    def left_out(self) -> list[RefusedRow]:
        """The rows that are not written without a further word, in their order."""
        others = [RefusedRow(one.number, (FieldFault("id", "somebody_else"),), one.cells) for one in self.others]
        return sorted([*self.refused, *others], key=lambda row: row.number)

    def counted(self) -> Looked:
        """The plan as it is told."""
        new, changed, unchanged = (self.counts[change] for change in (Change.NEW, Change.CHANGED, Change.UNCHANGED))
        return Looked(new, changed, unchanged, len(self.refused), self.others)


def missing(listed: NamedPeople) -> list[str]:
    """The columns without which nothing can be imported, and which the list has not."""
    return [name for column, name in NEEDED.items() if not listed.heads(column)]


def require_columns(listed: NamedPeople) -> None:
    """Unreadable when a column is lacking without which nothing can be imported, or the id may be one of several."""
    if lacking := missing(listed):
        raise UnreadableFile("lacks_" + "_and_".join(lacking))
    if len(ids := listed.heads(Column.SOURCE_ID)) > 1:
        raise UnreadableFile("two_ids", heads=ids)


async def looked(store: Store, listed: NamedPeople, today: date, said: Said) -> Plan:
    """What an import would do; said hears after each page how many rows were read.  Unreadable, as People.rows."""
    plan, count, rows = Plan(), 0, _read(listed, today)
    while page := await asyncio.to_thread(_page, rows):
        taken = [one for _, one in page if isinstance(one, Registrable)]
        found = dict(zip((one.number for one in taken), await store.read(register.look, taken), strict=True))
        for row, one in page:
            plan.add(row, one, found.get(row.number, Change.UNCHANGED))
        await said(count := count + len(page))
    return plan


async def carried_out(
    store: Store,
    rows: Sequence[Registrable],
    now: Callable[[], float],
    said: Said,
    by: int | None = None,
    *,
    replace_people: bool = False,
) -> Counts:
    """Writes the rows; said hears after each page how many.  In the end, what waits is compared with them.

    replace_people: also over others who have the same id.
    """
    done, import_id, rest = Counts(), new_id(), iter(rows)
    while page := list(islice(rest, PAGE)):
        done += await store.run(register.take_in, page, import_id, int(now()), by, replace_people=replace_people)
        await said(done.total())
        await asyncio.sleep(PAUSE)
    await compare_everybody(store)
    return done


async def compare_everybody(store: Store) -> None:
    """The register has grown: all are to be compared with it again, in pieces, each a short transaction.

    Interrupted, the import is done again, and this from its beginning.
    """
    await store.run(revision.grow)
    for again in (to_compare.inquiries_again, to_compare.rows_again):
        reached: int | None = 0
        while reached is not None:
            reached = await by_halves(store.run(again, reached))


def _read(listed: NamedPeople, today: date) -> Iterator[Read]:
    rows, again = tee(listed.rows())
    return zip(rows, persons(again, today), strict=True)


def _page(rows: Iterator[Read]) -> list[Read]:
    return list(islice(rows, PAGE))
