"""What passkeys signed to confirm acts."""

from collections.abc import Mapping

from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def keep(tx: Transaction, operator_id: int, signed: Mapping[str, str], now: int) -> None:
    """The act, what it is bound to, and the signature with what it is over."""
    signed_id = new_id()
    sealed = tx.seal("signed_act", signed_id, signed)
    await tx.insert("signed_act", id=signed_id, operator_id=operator_id, signed_at=now, sealed=sealed)
