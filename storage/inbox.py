"""The inbox: every update, kept before Telegram hears that it arrived, until it was acted on once (table inbox)."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.message import DAY
from storage.ids import new_id
from storage.lease import Lease, hold
from storage.transaction import Transaction

KEEP = 3 * DAY  # longer than Telegram keeps an update, shorter than the week after which it may use an id again


class DoneAlready(Exception):  # noqa: N818
    """This update was acted on before; whatever this transaction did must not stand."""


@dataclass
class Delivery:
    """One update handed over to be acted on; done is set by who has committed the transaction that finished it."""

    row_id: int
    update_id: int
    raw: str
    tries: int
    lease: Lease
    done: bool = False


async def keep(tx: Transaction, updates: Sequence[tuple[int, str, str]], now: int) -> int:
    """Store updates (update_id, what its lane is named after, raw JSON); how many were new, duplicates are ignored."""
    return sum([await _keep(tx, update_id, lane, raw, now) for update_id, lane, raw in updates])


async def _keep(tx: Transaction, update_id: int, lane: str, raw: str, now: int) -> int:
    row_id = new_id()
    return await tx.execute(
        "INSERT INTO inbox (id, update_id, lane, state, received_at, sealed)"
        " VALUES (:id, :update_id, :lane, 'new', :now, :sealed) ON CONFLICT (update_id) DO NOTHING",
        id=row_id,
        update_id=update_id,
        lane=tx.fingerprint("lane", lane),
        now=now,
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
