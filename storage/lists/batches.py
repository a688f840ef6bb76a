"""What one press does to many rows of a list: to which, and how far it has come.

What it is about is sealed (bound_rows.py).  Which rows point to a batch is not under a key: what does not agree with
the seal is passed over, and is free again when the batch ends.
"""

from collections import Counter

from bot.i18n import Language
from bot.model.act import Confirmation, Factor
from bot.model.batch import Batch, Deed
from bot.model.returned import ListRow
from storage.lists import bound_rows
from storage.lists.list_rows import NOT_OWN, as_row
from storage.staff import lockdowns
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

# In a lockdown nothing more of a list is verified; it goes on from there when that is over.
_GOES_ON = "ended_at IS NULL AND NOT (deed = 'verify' AND :locked = 1)"


async def begin(
    tx: Transaction,
    deed: Deed,
    list_id: int,
    operator_id: int,
    now: int,
    *,
    statement: str = "",
    decision: int | None = None,
    confirmed: Confirmation | None = None,
) -> int:
    """A batch without rows; its id."""
    batch_id = new_id()
    await stamps.insert(
        tx,
        "batch",
        rests_on=[("operator", operator_id)],
        id=batch_id,
        deed=deed.value,
        list_id=list_id,
        operator_id=operator_id,
        begun_at=now,
        decision=decision,
        factor=confirmed.factor.value if confirmed else None,
        confirmed_at=confirmed.at if confirmed else None,
        sealed=tx.seal("batch", batch_id, {"statement": statement}),
    )
    return batch_id


async def is_open(tx: Transaction, deed: Deed, list_id: int) -> bool:
    """Whether that is being done to the list at this moment."""
    return await tx.exists(
        "batch WHERE list_id = :list AND deed = :deed AND ended_at IS NULL", list=list_id, deed=deed.value
    )


async def advance(tx: Transaction, batch_id: int, reached: int, done: int) -> None:
    """It has come to there, and was done to so many more."""
    await tx.execute(
        "UPDATE batch SET reached = :reached, done = done + :done WHERE id = :id",
        id=batch_id,
        reached=reached,
        done=done,
    )


async def open_ones(tx: Transaction, now: int) -> list[int]:
    """The batches that go on and are not put aside, oldest first."""
    sql = f"SELECT id FROM batch WHERE {_GOES_ON} AND (aside_until IS NULL OR aside_until <= :now) ORDER BY id"
    locked = int(await lockdowns.is_on(tx))
    return [row["id"] for row in await tx.all(sql, now=now, locked=locked)]


async def count_start(tx: Transaction, batch_id: int) -> int:
    """One more process takes it up: how many have since it last came forward, this one included."""
    await tx.execute("UPDATE batch SET starts = starts + 1 WHERE id = :id", id=batch_id)
    return int((await tx.known("SELECT starts FROM batch WHERE id = :id", id=batch_id))["starts"])


async def went_on(tx: Transaction, batch_id: int) -> None:
    """It came forward: whatever ended a process before it did not do so again."""
    await tx.execute("UPDATE batch SET starts = 0 WHERE id = :id", id=batch_id)


async def put_aside(tx: Transaction, batch_id: int, until: int, starts: int) -> None:
    """Nobody takes it up until then; as if so many processes had done so."""
    sql = "UPDATE batch SET aside_until = :until, starts = :starts WHERE id = :id"
    await tx.execute(sql, id=batch_id, until=until, starts=starts)


async def get(tx: Transaction, batch_id: int) -> Batch:
    """One batch; RowMissing if there is none."""
    return _batch(tx, await tx.known("SELECT * FROM batch WHERE id = :id", id=batch_id))


async def open_one(tx: Transaction, batch_id: int) -> Batch | None:
    """The batch, while it goes on; another process waits until this transaction is over.

    None too for one that nobody here began: it is carried on by nobody.
    """
    sql = f"SELECT * FROM batch WHERE id = :id AND {_GOES_ON} {tx.row_lock_alone}"
    row = await tx.one(sql, id=batch_id, locked=int(await lockdowns.is_on(tx)))
    return _batch(tx, row) if row and stamps.fits(tx, "batch", row) else None


async def to_be_verified(tx: Transaction, batch_id: int, limit: int) -> list[tuple[int, int]]:
    """The next rows of a batch that still wait as they were compared, and the report of each."""
    sql = (
        "SELECT w.id, w.number, w.report_id FROM returned_row w JOIN return_report r ON r.id = w.report_id"
        " WHERE w.batch_id = :batch AND r.state = 'open' AND w.number > :after ORDER BY w.number LIMIT :limit"
    )
    return [(row["id"], row["report_id"]) for row in await _bound(tx, batch_id, sql, "report_id", limit)]


async def to_be_proposed(tx: Transaction, batch_id: int, limit: int) -> list[ListRow]:
    """The next rows of a batch that nobody has decided meanwhile."""
    sql = (
        "SELECT * FROM returned_row WHERE batch_id = :batch AND state IN ('open', 'later') AND number > :after"
        " ORDER BY number LIMIT :limit"
    )
    return [as_row(tx, row) for row in await _bound(tx, batch_id, sql, "version", limit)]


async def _bound(tx: Transaction, batch_id: int, sql: str, seen: str, limit: int) -> list[Row]:
    """The next rows that the batch is about and that are as they were seen then; page after page, over all others."""
    bound, found, after = await bound_rows.about(tx, batch_id), list[Row](), -1
    while len(found) < limit and (rows := await tx.all(sql, batch=batch_id, after=after, limit=limit)):
        found += [row for row in rows if bound.get(row["id"], (None,))[0] == row[seen]]
        after = rows[-1]["number"]
    return found[:limit]


async def leave_out(tx: Transaction, batch_id: int, row_id: int) -> None:
    """It could not be done to a row: that waits for another operator, or was decided in the meantime."""
    await tx.execute("UPDATE returned_row SET batch_id = NULL WHERE id = :id", id=row_id)
    await tx.execute("UPDATE batch SET left_out = left_out + 1 WHERE id = :id", id=batch_id)


async def announce(tx: Transaction, batch_id: int, verification_id: int) -> None:
    """The alarm about this verification tells about the whole batch."""
    await tx.execute("UPDATE batch SET announced_with = :first WHERE id = :id", first=verification_id, id=batch_id)


async def end(tx: Transaction, batch_id: int, now: int) -> None:
    """The batch has come to its end; what it was not done to waits for whoever decides it."""
    await _let_go(tx, batch_id)
    await stamps.change(tx, "batch", batch_id, {"ended_at": now})


async def stop_proposing(tx: Transaction, list_id: int, operator_id: int, decision: int, now: int) -> None:
    """What one press proposes goes on no further: it is being taken back."""
    rows = await tx.all(
        "SELECT id FROM batch WHERE list_id = :list AND operator_id = :operator AND decision = :decision"
        " AND deed = 'propose' AND ended_at IS NULL",
        list=list_id,
        operator=operator_id,
        decision=decision,
    )
    for row in rows:
        await stop(tx, row["id"], now)


async def stop_of_list(tx: Transaction, list_id: int, now: int) -> None:
    """What of a list is being verified goes on no further."""
    sql = "SELECT id FROM batch WHERE list_id = :list AND deed = 'verify' AND ended_at IS NULL"
    for row in await tx.all(sql, list=list_id):
        await stop(tx, row["id"], now)


async def stop(tx: Transaction, batch_id: int, now: int) -> None:
    """The batch goes on no further; what is left of it waits for whoever decides it."""
    left = await _let_go(tx, batch_id)
    await tx.execute("UPDATE batch SET left_out = left_out + :left WHERE id = :id", left=left, id=batch_id)
    await end(tx, batch_id, now)


async def _let_go(tx: Transaction, batch_id: int) -> int:
    return await tx.execute(
        "UPDATE returned_row SET batch_id = NULL WHERE batch_id = :batch AND (report_id IS NULL OR report_id IN"
        " (SELECT r.id FROM return_report r WHERE r.state = 'open'))",
        batch=batch_id,
    )


async def size(tx: Transaction, batch_id: int, chat_id: int) -> int:
    """How many rows belong to it, without those of this chat's own family."""
    return await tx.count(f"returned_row w WHERE w.batch_id = :batch AND {NOT_OWN}", batch=batch_id, chat=chat_id)


async def proposed(tx: Transaction, batch: Batch, chat_id: int) -> int:
    """How many rows it has proposed, without those of this chat's own family."""
    return await tx.count(
        f"returned_row w WHERE w.list_id = :list AND w.decided_with = :decision AND {NOT_OWN}",
        list=batch.list_id,
        decision=batch.decision,
        chat=chat_id,
    )


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
    return Batch(
        row["id"],
        row["list_id"],
        row["operator_id"],
        Deed(row["deed"]),
        row["announced_with"],
        row["left_out"],
        row["begun_at"],
        row["reached"],
        row["done"],
        row["decision"],
        tx.unseal("batch", row["id"], row["sealed"])["statement"],
        Confirmation(Factor(row["factor"]), row["confirmed_at"]) if row["factor"] else None,
        row["starts"],
    )
