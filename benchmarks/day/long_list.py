"""How long one transaction lasts at most while a list of 5,000 is worked through, with 100,000 messages sent before.

Everything is written by one writer: whoever writes meanwhile waits as long, as families do here.  The use cases are
called as the chat calls them, without the chat.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, ClassVar

from benchmarks.day.places import Place
from benchmarks.day.sizes import BRINGS, STAFF, VERIFIES, Sizes
from benchmarks.day.town import Facts, fill
from benchmarks.delivery.figures import share_at
from bot.importer import plan
from bot.matcher.index import Index
from bot.matcher.rows import compare
from bot.model.actor import Actor
from bot.model.correction import Wrong
from bot.model.correspondence import Content, Incoming
from bot.model.returned import TypedList, TypedRow
from bot.model.rights import Role
from bot.settings import Settings
from bot.tables.registering import Registrable
from bot.use_cases.lists import (
    batches,
    comparing,
    in_pieces,
    lists,
    receiving,
    rows,
    stopping,
    sure_ones,
    together,
    undoing,
)
from bot.use_cases.lists.pieces import Size
from bot.use_cases.register import letters, register
from bot.use_cases.returns import corrections, notices
from bot.use_cases.staff import removing
from storage.lists import lists as stored_lists
from storage.staff import operators
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.keys import new_master_key
from storage.store.statement import values_of
from storage.store.store import Store
from storage.store.transaction import Transaction

WHOLE = Sizes(5_000, 5_000, 1, 1.0, 5_100, 0, 10)
QUICK = Sizes(300, 300, 1, 1.0, 400, 0, 10)
ORG = Settings(organisation="Benchmark", hotline="+380 40 000 0099", second_factor="off").org
PROVENANCE = {"origin": "state", "source": "x", "date": "2026-03-12", "territory": "x", "identity": "x", "wish": "all"}
STOPS = 3
FAMILIES, FAMILIES_EVERY = 250, 0.02  # how many relatives write, and after how many seconds the next one


class Timed(Store):
    """Writes down how long its transactions last at most, by what is being done."""

    doing = ""
    longest: ClassVar[dict[str, float]] = {}

    async def run(self, job: Callable[..., Awaitable[Any]], *args: Any, **kw: Any) -> Any:
        """The same, timed; nobody but families writes here, so almost all of it is the transaction."""
        began = time.perf_counter()
        try:
            return await super().run(job, *args, **kw)
        finally:
            took = time.perf_counter() - began
            self.longest[self.doing] = max(took, self.longest.get(self.doing, 0.0))


@dataclass
class Long:
    """The list, and who works at it."""

    store: Timed
    list_id: int = 0
    began: float = field(default_factory=time.monotonic)

    async def actor(self, who: int) -> Actor:
        """An operator, now."""
        chat = who

        async def found(tx: Transaction) -> Actor:
            operator = await operators.of_chat(tx, chat)
            assert operator
            return Actor(operator, ORG, int(time.time()))

        return await self.store.read(found)

    async def does(self, name: str, who: int, job: Callable[..., Awaitable[Any]], *args: Any, **kw: Any) -> Any:
        """One press of an operator."""
        self.store.doing = name
        return await self.store.run(job, await self.actor(who), *args, **kw)

    async def goes_on(self, name: str) -> None:
        """What a press began, to its end."""
        self.store.doing = f"{name}, a piece"
        for batch_id in await self.store.read(_open_ones):
            size, more = Size(), True
            while more:
                began = time.monotonic()
                more = await self.store.run(in_pieces.go_on, ORG, batch_id, int(time.time()), size.rows)
                size.took(time.monotonic() - began)


def measured(place: Place, *, quick: bool) -> dict[str, float]:
    """Seconds at most, by what was done."""
    sizes, keys = QUICK if quick else WHOLE, [new_master_key()]
    listed = fill(place.url, keys, sizes)
    return asyncio.run(_measured(place, keys, listed, 1_000 if quick else 100_000))


async def _measured(place: Place, keys: list[str], listed: list[Facts], sent: int) -> dict[str, float]:
    store = await Store.open(place.url, keys)
    store.__class__ = Timed
    assert isinstance(store, Timed)
    store.longest.clear()
    try:
        store.doing = "filling"
        await _sent_before(store, sent)
        long = Long(store)
        await _brought(long, listed)
        async with _families_writing(long) as waits:
            await _proposed(long)
            await _left_and_proposed_again(long)
            await _verified(long)
            await _stopped_and_corrected(long)
        await _imported(long, sent)
    finally:
        await store.close()
    found = {name: took for name, took in store.longest.items() if name != "filling"}
    return found | {"families wait meanwhile, 99 %": share_at(waits, 0.99)}


@asynccontextmanager
async def _families_writing(long: Long) -> AsyncIterator[list[float]]:
    """Families write all the time, one after the other; how long each waited until it was kept and passed on."""
    waits: list[float] = []

    async def write() -> None:
        for number in count():
            began = time.perf_counter()
            chat = STAFF + 1 + number % FAMILIES
            said = Incoming("message", Content("Чи є новини про мого чоловіка?"))
            await Store.run(long.store, letters.keep, chat, said, int(time.time()))
            waits.append(time.perf_counter() - began)
            await asyncio.sleep(FAMILIES_EVERY)

    writing = asyncio.create_task(write())
    try:
        yield waits
    finally:
        writing.cancel()


async def _sent_before(store: Store, count: int) -> None:
    into = "INSERT INTO outbox (id, chat_id, kind, urgency, state, due_at, put_at, settled_at) VALUES"
    for start in range(1, count, 1_000):
        rows = ", ".join(
            f"({row}, {row % 300 + 1}, 'reply', 2, 'sent', 1, 1, 2)" for row in range(start, start + 1_000)
        )
        await store.run(_executed, f"{into} {rows}")


async def _brought(long: Long, listed: list[Facts]) -> None:
    cells = ("surname", "given", "patronymic")
    typed = [
        TypedRow(number, {**{cell: one[cell] for cell in cells}, "birth": one["birth_date"]}, "")
        for number, one in enumerate(listed, 1)
    ]
    brought, begun = TypedList("l.csv", "c", typed), None
    for start in range(0, len(typed), receiving.AT_ONCE):
        rows = (brought, start, begun)
        begun = await long.does("a list is received, a piece", BRINGS, receiving.keep_rows, *rows)
    long.list_id = await long.does("a list is received", BRINGS, receiving.receive, brought, 0, begun)
    await long.does("it is said where it comes from", BRINGS, receiving.describe, long.list_id, PROVENANCE)
    index = Index(long.store)
    await index.follow()
    long.store.doing = "rows are compared with the register, a piece"
    await compare(long.store, index, await long.store.read(stored_lists.get, long.list_id), int(time.time()))


async def _proposed(long: Long) -> None:
    await long.does("the list is opened", BRINGS, lists.view, long.list_id)
    await long.does("a row is shown", BRINGS, rows.next_row, long.list_id)
    seen = await long.does("the sure ones are counted", BRINGS, sure_ones.look, long.list_id)
    await long.does("the sure ones are proposed", BRINGS, sure_ones.propose, long.list_id, seen.rows)
    await long.goes_on("the sure ones are proposed")
    last = (await long.does("the list is opened", BRINGS, lists.view, long.list_id)).last
    await long.does("that is taken back", BRINGS, undoing.undo, long.list_id, last.number)
    await long.goes_on("that is taken back")
    seen = await long.does("the sure ones are counted", BRINGS, sure_ones.look, long.list_id)
    await long.does("the sure ones are proposed", BRINGS, sure_ones.propose, long.list_id, seen.rows)
    await long.goes_on("the sure ones are proposed")


async def _left_and_proposed_again(long: Long) -> None:
    """Whoever proposed all of it is removed; a colleague proposes it."""
    leaves = await long.actor(BRINGS)
    removed = (leaves.id, await long.store.read(operators.active_since, leaves.id))
    await long.does("who proposed them is removed", STOPS, _managed, *removed)
    await long.goes_on("who proposed them is removed")
    seen = await long.does("the sure ones are counted", STOPS, sure_ones.look, long.list_id)
    await long.does("the sure ones are proposed", STOPS, sure_ones.propose, long.list_id, seen.rows)
    await long.goes_on("the sure ones are proposed")


async def _managed(tx: Transaction, actor: Actor, operator_id: int, since: int) -> None:
    """As an administrator does it."""
    admin = replace(actor, operator=replace(actor.operator, role=Role.ADMIN))
    await removing.remove(tx, admin, operator_id, since)


async def _imported(long: Long, inquiries: int) -> None:
    """A page of a register twice, the second time with everybody changed; then so many inquiries are compared again."""
    for name, year in (("a page of a register is imported", 1980), ("a page of a register is changed", 1981)):
        facts = {"category": "civilian", "surname": "Імпорт", "given": "Іван", "birth_date": f"{year}-01-02"}
        page = [Registrable(number, f"I{number}", {**facts, "note": str(year)}) for number in range(plan.PAGE)]
        long.store.doing = name
        await long.store.run(register.take_in, page, year, int(time.time()))
    long.store.doing = "filling"
    for start in range(1, inquiries, 1_000):
        await long.store.run(_asked, range(start, start + 1_000))
    long.store.doing = f"{inquiries:,} inquiries are compared again, a piece"
    await plan.compare_everybody(long.store)


async def _asked(tx: Transaction, numbers: range) -> None:
    """Inquiries of one family about people of whom nothing is known."""
    bound: list[dict[str, Any]] = [{"id": number, "chat_id": BRINGS, "state": "asked"} for number in numbers]
    rows = [
        (
            one["id"],
            one["id"].to_bytes(16, "big"),
            BRINGS,
            "civilian",
            "asked",
            1,
            1,
            b"",
            stamps.of(tx, "inquiry", one),
        )
        for one in bound
    ]
    lines, values = values_of(rows)
    into = (
        "INSERT INTO inquiry"
        " (id, reference_fingerprint, chat_id, category, state, received_at, compared_at, sealed, stamp)"
    )
    await tx.execute(f"{into} VALUES {lines} ON CONFLICT DO NOTHING", **values)


async def _verified(long: Long) -> None:
    page = await long.does("proposals are compared", VERIFIES, comparing.view, long.list_id)
    await long.does("a page is found right", VERIFIES, comparing.find_right, long.list_id, page.page)
    long.store.doing = "filling"
    await long.store.run(_all_compared, (await long.actor(VERIFIES)).id)
    await long.does("the last look before all are verified", VERIFIES, _last_look, long.list_id)
    await long.does("all are verified", VERIFIES, together.verify, long.list_id, "I have seen the protocol.")
    await long.goes_on("all are verified")
    await long.does("the list is opened", STOPS, lists.view, long.list_id)


async def _stopped_and_corrected(long: Long) -> None:
    long.store.doing = "filling"
    await long.store.run(_all_told)
    await long.does("all are stopped", STOPS, stopping.stop, long.list_id)
    await long.goes_on("all are stopped")
    wrong = Wrong(long.list_id, is_list=True)
    await long.does("the last look before all are corrected", VERIFIES, _before_correcting, wrong)
    await long.does("all are corrected", VERIFIES, corrections.correct, wrong, "They are other people.")
    await long.goes_on("all are corrected")


async def _last_look(tx: Transaction, actor: Actor, list_id: int) -> None:
    await batches.may_verify(tx, actor, list_id)
    await notices.audience_of_list(tx, list_id, actor.id)
    await batches.untold(tx, actor, list_id)


async def _before_correcting(tx: Transaction, actor: Actor, wrong: Wrong) -> None:
    await corrections.may_correct(tx, actor, wrong)
    await corrections.reach(tx, wrong)


async def _all_compared(tx: Transaction, operator_id: int) -> None:
    those = await tx.all(
        "SELECT r.id FROM return_report r WHERE r.state = 'open' AND NOT EXISTS"
        " (SELECT 1 FROM comparison c WHERE c.report_id = r.id AND c.operator_id = :operator)",
        operator=operator_id,
    )
    about = {"operator_id": operator_id, "page": 1, "compared_at": 1}
    rows = [{"id": new_id(), "report_id": row["id"], **about} for row in those]
    for start in range(0, len(rows), stamps.PAGE):
        await stamps.insert_all(tx, "comparison", rows[start : start + stamps.PAGE], [("operator", operator_id)])


async def _all_told(tx: Transaction) -> None:
    await tx.execute("UPDATE notice SET state = 'told', told_at = 1, unread = 0")
    await tx.execute("UPDATE outbox SET state = 'sent', settled_at = 1 WHERE state = 'due'")


async def _executed(tx: Transaction, sql: str) -> None:
    await tx.execute(sql)


async def _open_ones(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM batch WHERE ended_at IS NULL ORDER BY id")]
