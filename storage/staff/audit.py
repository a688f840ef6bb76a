"""The audit: which operator did what to which row, and when."""

from collections.abc import Mapping
from typing import Any, Final

from bot.model.act import Confirmation
from storage.store import chain
from storage.store.transaction import Row, Transaction

# What whoever runs the server hears of too, without reading any chat: in the metrics and in the log.
_HOUSE: Final = (
    "action IN ('enrolled', 'let in', 'dismissed', 'exported', 'received', 'confirmed', 'took away', 'began', 'ended')"
)
# What the sweep of details writes down; its subject_id is the moment before which they are gone.
DETAILS_ERASED: Final = ("erased", "audit")


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
    """Keeps an action at the end of the history, under the id that is returned; details may be personal and are sealed.

    confirmed: with which second factor, where the act needs one.
    """
    row: dict[str, Any] = {
        "at": now,
        "operator_id": operator_id,
        "action": action,
        "subject": subject,
        "subject_id": subject_id,
    }
    if confirmed:
        row |= {"factor": confirmed.factor.value, "confirmed_at": confirmed.at}
    return await chain.append(tx, row, details)


async def details(tx: Transaction, audit_id: int, operator_id: int, action: str) -> dict[str, str] | None:
    """The details of an action of that operator; None when there is none, or they are kept no longer."""
    row = await tx.one(
        "SELECT sealed FROM audit WHERE id = :id AND operator_id = :operator AND action = :action",
        id=audit_id,
        operator=operator_id,
        action=action,
    )
    return opened(tx, audit_id, row["sealed"]) if row and row["sealed"] else None


def opened(tx: Transaction, audit_id: int, sealed: bytes) -> dict[str, str]:
    """The details of a row as they were given.  Raises CannotDecrypt."""
    kept = tx.unseal("audit", audit_id, sealed)
    return {name: value for name, value in kept.items() if name != chain.SALT}


async def times(tx: Transaction, operator_id: int, action: str) -> int:
    """How often an operator has done that."""
    return await tx.count(
        "audit WHERE operator_id = :operator AND action = :action", operator=operator_id, action=action
    )


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
