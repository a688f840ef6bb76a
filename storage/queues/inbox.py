"""The inbox: every update, kept before Telegram hears that it arrived, until it was acted on once (table inbox)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.model.message import DAY
from storage.store.encryption import CannotDecrypt
from storage.store.ids import new_id
from storage.store.lease import Lease, hold
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

KEEP = 3 * DAY  # longer than Telegram keeps an update, shorter than the week after which it may use an id again


class DoneAlready(Exception):
    """This update was acted on before; whatever this transaction did must not stand."""


@dataclass
class Delivery:
    """One update handed over to be acted on; done is set by who has committed the transaction that finished it.

    hindered: it was not done because the database could not take it at present, which is no fault of the update's.
    """

    row_id: int
    update_id: int
    raw: str
    tries: int
    lease: Lease
    done: bool = False
    hindered: bool = False


async def keep(tx: Transaction, updates: Sequence[tuple[int, str, str]], now: int) -> int:
    """Store updates (update_id, what its lane is named after, raw JSON); how many were new, duplicates are ignored."""
    return sum([await _keep(tx, update_id, lane, raw, now) for update_id, lane, raw in updates])


async def _keep(tx: Transaction, update_id: int, lane: str, raw: str, now: int) -> int:
    row_id = new_id()
    return await tx.insert(
        "inbox",
        unless="update_id",
        id=row_id,
        update_id=update_id,
        lane=tx.fingerprint("lane", lane),
        state="new",
        received_at=now,
        sealed=tx.seal("inbox", row_id, {"raw": raw}),
    )


async def finish(tx: Transaction, delivery: Delivery, now: int) -> None:
    """Mark an update done and erase its words, in the transaction that acted on it; LeaseLost, DoneAlready."""
    await hold(tx, delivery.lease)
    touched = await tx.execute(
        "UPDATE inbox SET state = 'done', settled_at = :now, sealed = NULL WHERE id = :id AND state = 'new'",
        id=delivery.row_id,
        now=now,
    )
    if not touched:
        raise DoneAlready(f"inbox row {delivery.row_id}")


async def waiting(
    tx: Transaction, lease: Lease, limit: int, but_not: Collection[bytes] = (), lanes: int | None = None
) -> list[tuple[bytes, Delivery]]:
    """What is to be acted on, oldest first, each with its lane; nothing of the lanes in but_not, of so many at most.

    raw is empty when the row cannot be decrypted, so that it ends up dead instead of stopping the others.
    """
    others, values = one_of("lane", list(but_not))
    rows = await tx.all(
        f"SELECT id, update_id, lane, tries FROM inbox WHERE state = 'new' AND NOT {others} ORDER BY id LIMIT :limit",
        limit=limit,
        **values,
    )
    first = set(list(dict.fromkeys(row["lane"] for row in rows))[:lanes])
    sealed = await _sealed(tx, [row["id"] for row in rows if row["lane"] in first])
    return [(row["lane"], _delivery(tx, row, sealed[row["id"]], lease)) for row in rows if row["id"] in sealed]


def _delivery(tx: Transaction, row: Row, sealed: bytes, lease: Lease) -> Delivery:
    return Delivery(row["id"], row["update_id"], _raw(tx, row["id"], sealed), row["tries"], lease)


async def _sealed(tx: Transaction, ids: Sequence[int]) -> dict[int, bytes]:
    among, values = one_of("id", ids)
    rows = await tx.all(f"SELECT id, sealed FROM inbox WHERE {among}", **values) if ids else []
    return {row["id"]: row["sealed"] for row in rows}


def _raw(tx: Transaction, row_id: int, sealed: bytes) -> str:
    try:
        return str(tx.unseal("inbox", row_id, sealed)["raw"])
    except CannotDecrypt:
        return ""


async def failed(tx: Transaction, delivery: Delivery) -> bool:
    """Count a try that did not finish the update; False when it was finished after all.  LeaseLost."""
    await hold(tx, delivery.lease)
    touched = await tx.execute(
        "UPDATE inbox SET tries = tries + 1 WHERE id = :id AND state = 'new'", id=delivery.row_id
    )
    return touched == 1


async def put_aside(tx: Transaction, delivery: Delivery, now: int) -> bool:
    """Give an update up as dead, its words kept for a person to look at; False when it was finished after all."""
    await hold(tx, delivery.lease)
    touched = await tx.execute(
        "UPDATE inbox SET state = 'dead', tries = tries + 1, settled_at = :now WHERE id = :id AND state = 'new'",
        id=delivery.row_id,
        now=now,
    )
    return touched == 1


async def counts(tx: Transaction) -> Row:
    """How many updates are waiting, how many dead, and when the oldest that waits was received (oldest, or None)."""
    row = await tx.one(
        "SELECT COUNT(*) AS waiting, MIN(received_at) AS oldest,"
        " (SELECT COUNT(*) FROM inbox WHERE state = 'dead') AS dead FROM inbox WHERE state = 'new'"
    )
    assert row is not None
    return row


async def tidy(tx: Transaction, now: int) -> int:
    """Remove what was done more than three days ago, at most a thousand rows; how many."""
    return await tx.execute(
        "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE state = 'done' AND settled_at < :before LIMIT 1000)",
        before=now - KEEP,
    )
