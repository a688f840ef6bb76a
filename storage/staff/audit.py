"""The audit: which operator did what to which row, and when."""

from collections.abc import Mapping

from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def write(
    tx: Transaction,
    operator_id: int | None,
    action: str,
    subject: str,
    subject_id: int,
    now: int,
    details: Mapping[str, str] | None = None,
) -> None:
    """Keeps an action; details may be personal and are sealed."""
    audit_id = new_id()
    await tx.insert(
        "audit",
        id=audit_id,
        at=now,
        operator_id=operator_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        sealed=tx.seal("audit", audit_id, details) if details else None,
    )
