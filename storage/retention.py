"""What is erased after its time: inquiries that ended without a return, with everything that was said about them."""

from storage.transaction import Transaction

PAGE = 200


async def erase_ended(tx: Transaction, before: int) -> int:
    """Erases inquiries that ended before that moment and led to no notice; how many, at most 200."""
    rows = await tx.all(
        "SELECT i.id, i.person_id FROM inquiry i WHERE i.closed_at < :before"
        " AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.inquiry_id = i.id) LIMIT :page",
        before=before,
        page=PAGE,
    )
    for row in rows:
        await tx.execute("DELETE FROM message WHERE inquiry_id = :id", id=row["id"])
        await tx.execute("DELETE FROM candidate WHERE inquiry_id = :id", id=row["id"])
        await tx.execute("DELETE FROM inquiry WHERE id = :id", id=row["id"])
        if row["person_id"] is not None:
            await _erase_unasked(tx, row["person_id"])
    return len(rows)


async def _erase_unasked(tx: Transaction, person_id: int) -> None:
    """A person whom nobody asks about any more, who was not imported, and of whose return nothing was reported."""
    await tx.execute(
        "DELETE FROM candidate WHERE person_id = :id AND NOT EXISTS (SELECT 1 FROM inquiry WHERE person_id = :id)",
        id=person_id,
    )
    await tx.execute(
        "DELETE FROM person WHERE id = :id AND source_fingerprint IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM inquiry WHERE person_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM return_report WHERE person_id = :id)",
        id=person_id,
    )
