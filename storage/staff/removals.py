"""Administrators who are to be removed."""

from storage.store import stamps
from storage.store.transaction import Row, Transaction


async def asked_by(tx: Transaction, operator_id: int, since: int) -> int | None:
    """Who wants an administrator of that enrolment removed, if anybody does."""
    row = await tx.one(
        "SELECT * FROM admin_removal WHERE operator_id = :operator AND since = :since",
        operator=operator_id,
        since=since,
    )
    return row["asked_by"] if row and stamps.fits(tx, "admin_removal", row) else None


async def ask(tx: Transaction, operator_id: int, since: int, by: int, now: int) -> None:
    """An administrator wants another one removed."""
    row = {"operator_id": operator_id, "since": since, "asked_by": by, "asked_at": now}
    await stamps.upsert(tx, "admin_removal", key="operator_id", rests_on=[("operator", by)], **row)


async def forget(tx: Transaction, operator_id: int) -> bool:
    """They stay, or are gone; False when nobody wanted it."""
    return await tx.changed("DELETE FROM admin_removal WHERE operator_id = :operator", operator=operator_id)


async def forget_those_of(tx: Transaction, operator_id: int) -> None:
    """What somebody wanted who was removed since."""
    await tx.execute("DELETE FROM admin_removal WHERE asked_by = :operator", operator=operator_id)


async def due(tx: Transaction, before: int) -> list[Row]:
    """Those asked for before that moment: operator_id, since, asked_by."""
    rows = await tx.all("SELECT * FROM admin_removal WHERE asked_at <= :before", before=before)
    return [row for row in rows if stamps.fits(tx, "admin_removal", row)]
