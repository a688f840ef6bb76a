"""What waits for a code, one for each operator: what came before it is dropped."""

from collections.abc import Mapping
from typing import Any

from bot.model.act import Act
from bot.model.factor import PendingAct
from storage.store.transaction import Transaction


async def keep(
    tx: Transaction, operator_id: int, act: Act, bound: bytes, deed: Mapping[str, Any], expires_at: int
) -> None:
    """In place of what waited before."""
    record = {"act": act.value, "bound": bound.hex(), "deed": deed, "expires_at": expires_at}
    sealed = tx.seal("pending_act", operator_id, record)
    await tx.upsert("pending_act", key="operator_id", operator_id=operator_id, expires_at=expires_at, sealed=sealed)


async def find(tx: Transaction, operator_id: int) -> PendingAct | None:
    """What waits, if anything does."""
    record = await _record(tx, operator_id)
    if record is None:
        return None
    bound = bytes.fromhex(record["bound"])
    return PendingAct(Act(record["act"]), bound, record["deed"], record["expires_at"], record.get("confirmed_by"))


async def confirm(tx: Transaction, operator_id: int, message_id: int) -> None:
    """The code in that message was right."""
    record = await _record(tx, operator_id)
    if record is not None:
        sealed = tx.seal("pending_act", operator_id, {**record, "confirmed_by": message_id})
        await tx.execute(
            "UPDATE pending_act SET sealed = :sealed WHERE operator_id = :operator", sealed=sealed, operator=operator_id
        )


async def drop(tx: Transaction, operator_id: int) -> None:
    """Nothing waits any more."""
    await tx.execute("DELETE FROM pending_act WHERE operator_id = :operator", operator=operator_id)


async def _record(tx: Transaction, operator_id: int) -> dict[str, Any] | None:
    """All of it is sealed: whoever writes to the database without the keys confirms nothing, and makes nothing last."""
    row = await tx.one("SELECT * FROM pending_act WHERE operator_id = :operator", operator=operator_id)
    if row is None:
        return None
    return {"expires_at": row["expires_at"], **tx.unseal("pending_act", operator_id, row["sealed"])}
