"""Rows of a list that are verified together, with one statement: which, and how far that has come."""

from collections import Counter
from dataclasses import dataclass

from bot.i18n import Language
from storage.lists.list_rows import NOT_OWN
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction


@dataclass(frozen=True)
class Batch:
    """announced_with: the first verification of it, None before that; left_out: rows that could not be verified."""

    id: int
    list_id: int
    operator_id: int
    announced_with: int | None
    left_out: int
    begun_at: int
    statement: str


async def begin(tx: Transaction, list_id: int, operator_id: int, statement: str, now: int) -> int:
    """A batch without rows; its id."""
    batch_id = new_id()
    await tx.insert(
        "batch",
        id=batch_id,
        list_id=list_id,
        operator_id=operator_id,
        begun_at=now,
        sealed=tx.seal("batch", batch_id, {"statement": statement}),
    )
    return batch_id


async def take(tx: Transaction, batch_id: int, row_ids: list[int]) -> None:
    """These rows belong to the batch from now on, and to nobody else's second look."""
    for row_id in row_ids:
        await tx.execute("UPDATE returned_row SET batch_id = :batch WHERE id = :id", batch=batch_id, id=row_id)


async def open_ones(tx: Transaction) -> list[int]:
    """The batches that have not come to their end, oldest first."""
    return [row["id"] for row in await tx.all("SELECT id FROM batch WHERE ended_at IS NULL ORDER BY id")]


async def get(tx: Transaction, batch_id: int) -> Batch:
    """One batch; RowMissing if there is none."""
    return _batch(tx, await tx.known("SELECT * FROM batch WHERE id = :id", id=batch_id))


async def open_one(tx: Transaction, batch_id: int) -> Batch | None:
    """The batch, while it has not come to its end; another process waits until this transaction is over."""
    sql = f"SELECT * FROM batch WHERE id = :id AND ended_at IS NULL {tx.row_lock_alone}"
    row = await tx.one(sql, id=batch_id)
    return None if row is None else _batch(tx, row)


async def to_be_verified(tx: Transaction, batch_id: int, limit: int) -> list[tuple[int, int]]:
    """The next rows of a batch that still wait, and the report of each."""
    rows = await tx.all(
        "SELECT w.id, w.report_id FROM returned_row w JOIN return_report r ON r.id = w.report_id"
        " WHERE w.batch_id = :batch AND r.state = 'open' ORDER BY w.number LIMIT :limit",
        batch=batch_id,
        limit=limit,
    )
    return [(row["id"], row["report_id"]) for row in rows]


async def leave_out(tx: Transaction, batch_id: int, row_id: int) -> None:
    """A row could not be verified: it waits for another operator, or was decided in the meantime."""
    await tx.execute("UPDATE returned_row SET batch_id = NULL WHERE id = :id", id=row_id)
    await tx.execute("UPDATE batch SET left_out = left_out + 1 WHERE id = :id", id=batch_id)


async def announce(tx: Transaction, batch_id: int, verification_id: int) -> None:
    """The alarm about this verification tells about the whole batch."""
    await tx.execute("UPDATE batch SET announced_with = :first WHERE id = :id", first=verification_id, id=batch_id)


async def end(tx: Transaction, batch_id: int, now: int) -> None:
    """The batch has come to its end."""
    await tx.execute("UPDATE batch SET ended_at = :now WHERE id = :id", now=now, id=batch_id)


async def stop_of_list(tx: Transaction, list_id: int, now: int) -> None:
    """What of a list is being verified goes on no further."""
    for row in await tx.all("SELECT id FROM batch WHERE list_id = :list AND ended_at IS NULL", list=list_id):
        await stop(tx, row["id"], now)


async def stop(tx: Transaction, batch_id: int, now: int) -> None:
    """The batch goes on no further; what is left of it waits for a second operator again."""
    left = await tx.execute(
        "UPDATE returned_row SET batch_id = NULL WHERE batch_id = :batch AND report_id IN"
        " (SELECT r.id FROM return_report r WHERE r.state = 'open')",
        batch=batch_id,
    )
    await tx.execute("UPDATE batch SET left_out = left_out + :left WHERE id = :id", left=left, id=batch_id)
    await end(tx, batch_id, now)


async def size(tx: Transaction, batch_id: int, chat_id: int) -> int:
    """How many rows belong to it, without those of this chat's own family."""
    return await tx.count(f"returned_row w WHERE w.batch_id = :batch AND {NOT_OWN}", batch=batch_id, chat=chat_id)


async def verified(tx: Transaction, batch_id: int, chat_id: int) -> int:
    """How many of them are verified, without those of this chat's own family."""
    return await tx.count(
        "returned_row w JOIN verification v ON v.report_id = w.report_id"
        f" WHERE w.batch_id = :batch AND v.state = 'standing' AND {NOT_OWN}",
        batch=batch_id,
        chat=chat_id,
    )


async def told(tx: Transaction, batch_id: int, chat_id: int) -> Counter[Language]:
    """How many relatives the batch tells, by language, without this chat's own family."""
    rows = await tx.all(
        "SELECT c.language, COUNT(*) AS n FROM returned_row w JOIN verification root ON root.report_id = w.report_id"
        " JOIN verification v ON (v.id = root.id OR v.follows = root.id)"
        " JOIN notice n ON n.verification_id = v.id JOIN chat c ON c.id = n.chat_id"
        f" WHERE w.batch_id = :batch AND v.state = 'standing' AND n.sort = 'return' AND {NOT_OWN} GROUP BY c.language",
        batch=batch_id,
        chat=chat_id,
    )
    return Counter({row["language"]: row["n"] for row in rows})


def _batch(tx: Transaction, row: Row) -> Batch:
    statement = tx.unseal("batch", row["id"], row["sealed"])["statement"]
    return Batch(
        row["id"],
        row["list_id"],
        row["operator_id"],
        row["announced_with"],
        row["left_out"],
        row["begun_at"],
        statement,
    )
