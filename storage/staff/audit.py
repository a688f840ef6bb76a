"""The audit: which operator did what to which row, and when."""

from collections.abc import Mapping
from typing import Final

from bot.model.act import Confirmation
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

# What whoever runs the server hears of too, without reading any chat: in the metrics and in the log.
_HOUSE: Final = (
    "action IN ('enrolled', 'let in', 'dismissed', 'exported', 'received', 'confirmed', 'took away', 'began', 'ended')"
)


async def write(
    tx: Transaction,
    operator_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    now: int,
    details: Mapping[str, str] | None = None,
    *,
    confirmed: Confirmation | None = None,
) -> int:
    """Keeps an action, under the id that is returned; details may be personal and are sealed.

    confirmed: with which second factor, where the act needs one.
    """
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
        factor=confirmed.factor.value if confirmed else None,
        confirmed_at=confirmed.at if confirmed else None,
    )
    return audit_id


async def details(tx: Transaction, audit_id: int, operator_id: int, action: str) -> dict[str, str] | None:
    """The details of an action of that operator; None when there is none, or they are kept no longer."""
    row = await tx.one(
        "SELECT sealed FROM audit WHERE id = :id AND operator_id = :operator AND action = :action",
        id=audit_id,
        operator=operator_id,
        action=action,
    )
    return tx.unseal("audit", audit_id, row["sealed"]) if row and row["sealed"] else None


async def of_the_house(tx: Transaction, after: int) -> list[Row]:
    """What was done of that after a row, oldest first: id, action, subject, operator_id, subject_id."""
    return await tx.all(
        f"SELECT id, action, subject, operator_id, subject_id FROM audit WHERE {_HOUSE} AND id > :after ORDER BY id",
        after=after,
    )


async def newest(tx: Transaction) -> int:
    """The row that was written last of all; 0 when there is none."""
    row = await tx.known("SELECT MAX(id) AS id FROM audit")
    return row["id"] or 0


async def house_counts(tx: Transaction) -> dict[tuple[str, str], int]:
    """How often each was done, by action and subject."""
    rows = await tx.all(f"SELECT action, subject, COUNT(*) AS n FROM audit WHERE {_HOUSE} GROUP BY action, subject")
    return {(row["action"], row["subject"]): row["n"] for row in rows}
