"""A list of a thousand returned people is verified and stopped while a hundred thousand messages lie in the outbox.

Whoever reads them all for every notice is busy for so long that the lease runs out and the process ends.
"""

from collections.abc import AsyncIterator

from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.report import Verification
from bot.model.returned import PossibleMatch, TypedRow
from bot.model.row_lists import RowSort
from storage.lists import candidates, in_hand, list_counts, list_rows, lists, row_pages, sure_rows
from storage.queues import withdrawing
from storage.register import inquiries, persons
from storage.returns import notices, reports
from storage.rights import erasing
from storage.staff import operators
from storage.store.keys import new_master_key
from storage.store.sqlite import Sqlite
from storage.store.store import Store, connect, path_of
from storage.store.transaction import Transaction
from tests.plans import Said, plan, read_whole, said, visited
from tests.register import TARAS
from tests.storage.cast import Case, chat, operator

__all__ = ["said"]

RETURNED, OLD, LISTED = 1_000, 100_000, 200
_OLD_MESSAGES = (
    "INSERT INTO outbox (id, chat_id, kind, urgency, state, due_at, put_at, settled_at)"
    " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :old)"
    " SELECT i, :chat, 'reply', 1, 'sent', 0, 0, 0 FROM n"
)
# PostgreSQL may take the index that keeps notices from being sent twice: it sees that what is due is not stopped.
FOUND_BY = ("outbox_of_notice", "outbox_notice")
_BY_NOTICE = ("UPDATE outbox SET state = 'stopped' WHERE notice_id", "DELETE FROM outbox WHERE notice_id")
# Operators stay, since the audit refers to them; updates to many are few, and each is watched in two chats.
_STAY_OR_FEW = {"operator", "broadcast", "broadcast_live"}


async def test_neither_verifying_nor_stopping_a_list_reads_the_whole_outbox(url: str, key: str, said: Said) -> None:
    store = await Store.open(url, [key])
    said.clear()  # what the migrations said
    returned = await store.run(_verified)
    db = await connect(url)
    await db.define("ANALYZE")  # as PostgreSQL does by itself once a table has grown
    assert await store.run(_stopped, returned) == RETURNED - 1
    whole = [(sql, found) for sql, values in said.items() if (found := await read_whole(db, sql, values))]
    by_notice = [await plan(db, sql, values) for sql, values in said.items() if sql.startswith(_BY_NOTICE)]
    await db.close()
    await store.close()
    assert [sql for sql, found in whole if "outbox" in found] == []
    assert len(by_notice) == 3
    assert [steps for steps in by_notice if not any(name in " ".join(steps) for name in FOUND_BY)] == []


async def _verified(tx: Transaction) -> list[tuple[Verification, Inquiry]]:
    reporter, verifier = await operator(tx, 1), await operator(tx, 2)
    await tx.execute(_OLD_MESSAGES, old=OLD, chat=await chat(tx, 3))
    return [await _returned(tx, 10 + number, reporter, verifier) for number in range(RETURNED)]


async def _returned(tx: Transaction, number: int, reporter: int, verifier: int) -> tuple[Verification, Inquiry]:
    """Somebody's return was verified; the notice of it lies in the outbox."""
    relative, person = await chat(tx, number), await persons.add(tx, TARAS, 0)
    asked = await inquiries.add(tx, relative, str(number), TARAS, 0)
    assert await inquiries.accept(tx, await inquiries.get(tx, asked), person, {}, reporter, 0)
    case = Case(person, asked, relative, reporter, verifier)
    verification = await reports.verification(tx, await case.verify(tx, await case.report(tx)))
    inquiry = await inquiries.get(tx, asked)
    await case.post(tx, await notices.add(tx, verification, inquiry))
    return verification, inquiry


async def _stopped(tx: Transaction, returned: list[tuple[Verification, Inquiry]]) -> int:
    """One is told by phone, all the others are stopped; then the first relatives want to be forgotten."""
    (verification, inquiry), *others = returned
    for notice in await tx.all("SELECT id FROM notice WHERE inquiry_id = :id", id=inquiry.id):
        await notices.to_the_telephone(tx, notice["id"], "held", 0)
    stopped = [await notices.stop(tx, verification_id=one.id) for one, _inquiry in others]
    for _verification, one in returned[:2]:
        assert not await notices.is_leaving(tx, verification.id)
        await withdrawing.stop_waiting(tx, one.chat_id, 0)
        await erasing.inquiry(tx, one, 0)
        await erasing.belongings(tx, one.chat_id)
    return sum(kept for kept, _leaving in stopped)


async def test_a_list_is_counted_without_looking_at_all_of_it_from_each_row(
    postgres_url: str, key: str, said: Said
) -> None:
    store = await Store.open(postgres_url, [key])
    which = await store.run(_listed)
    said.clear()
    await store.run(_counted, *which)
    db = await connect(postgres_url)  # nothing was analysed: so it is on the first day of a list
    about_rows = ("returned_row", "FROM candidate")
    found = {sql: values for sql, values in said.items() if any(words in sql for words in about_rows)}
    looked_at = {sql: await visited(db, sql, values) for sql, values in found.items()}
    await db.close()
    await store.close()
    assert len(looked_at) > 4
    assert {sql: rows for sql, rows in looked_at.items() if rows > 20 * LISTED} == {}


async def _listed(tx: Transaction) -> tuple[int, Operator]:
    """A list of which every row is compared, and certainly somebody of whom a relative asks."""
    reporter, now = await operator(tx, 1), 0
    typed = [TypedRow(number, {"surname": f"Коваль{number}"}, str(number)) for number in range(1, LISTED + 1)]
    list_id = await lists.add(tx, reporter, "list.csv", "checksum", typed, now) or 0
    for row in await list_rows.new_rows(tx, list_id, LISTED):
        relative, person = await chat(tx, 10 + row.number), await persons.add(tx, TARAS, now)
        asked = await inquiries.add(tx, relative, str(row.number), TARAS, now)
        assert await inquiries.accept(tx, await inquiries.get(tx, asked), person, {}, reporter, now)
        assert await candidates.keep(tx, row, [PossibleMatch(row.id, 1, person, None, "sure", {})], [1.0], 0)
    await tx.execute("UPDATE inquiry SET compared_at = 1")
    found = await operators.of_chat(tx, (await operators.get(tx, reporter)).chat_id)
    assert found
    return list_id, found


async def _counted(tx: Transaction, list_id: int, by: Operator) -> None:
    """As whoever opens the list sees it."""
    assert (await list_counts.progress(tx, list_id, by.chat_id)).sure == LISTED
    assert (await row_pages.counts(tx, list_id, by.chat_id))[RowSort.WORK] == LISTED
    assert await sure_rows.counts(tx, list_id, by, 0) == (LISTED, 0)
    assert not await sure_rows.perhaps_double(tx, list_id, by, 0)
    ids = [row["id"] for row in await tx.all("SELECT w.id FROM returned_row w WHERE w.list_id = :list", list=list_id)]
    assert len(await candidates.of_rows(tx, ids)) == LISTED
    assert await in_hand.take_next(tx, list_id, by.id, 0)


async def test_what_refers_to_a_row_that_goes_is_found_by_an_index(file_url: str) -> None:
    store = await Store.open(file_url, [new_master_key()])
    db = await Sqlite.open(path_of(file_url))
    tables = [row["name"] for row in await db.all("SELECT name FROM sqlite_master WHERE type = 'table'", {})]
    whole = {name: found for name in tables if (found := [one async for one in _read_whole_for(db, name)])}
    await db.close()
    await store.close()
    assert whole == {}


async def _read_whole_for(db: Sqlite, table: str) -> AsyncIterator[tuple[str, list[str]]]:
    """The references of a table that the database follows by reading all of it, when the row referred to goes."""
    keys: dict[tuple[int, str], list[str]] = {}
    for row in await db.all(f'PRAGMA foreign_key_list("{table}")', {}):
        keys.setdefault((row["id"], row["table"]), []).append(row["from"])
    for (_id, other), columns in keys.items():
        condition = " AND ".join(f"{column} = :{column}" for column in columns)
        steps = await plan(db, f'SELECT rowid FROM "{table}" WHERE {condition}', dict.fromkeys(columns, 1))
        if not {other, table} & _STAY_OR_FEW and any(step.startswith("SCAN") for step in steps):
            yield other, columns
