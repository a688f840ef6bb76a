"""What each relative was told about a verification, as operators see it on the card of the case."""

from collections.abc import Mapping

from bot.model.past_return import Told
from storage.store.transaction import Transaction


async def of_verification(tx: Transaction, verification_id: int, names: Mapping[int, str]) -> list[Told]:
    """The notices of a verification in their order; names: of the operators."""
    rows = await tx.all(
        "SELECT n.*, v.release_at, i.sealed AS asked, c.reason, c.taken_by, c.told_by, c.told_at AS called_at"
        " FROM notice n JOIN verification v ON v.id = n.verification_id JOIN inquiry i ON i.id = n.inquiry_id"
        " LEFT JOIN call c ON c.notice_id = n.id WHERE n.verification_id = :verification ORDER BY n.id",
        verification=verification_id,
    )
    return [
        Told(
            inquiry_id=row["inquiry_id"],
            reference=tx.unseal("inquiry", row["inquiry_id"], row["asked"])["reference"],
            sort=row["sort"],
            state=row["state"],
            told_at=row["called_at"] or row["told_at"],
            acknowledged_at=row["acknowledged_at"],
            uncertain_at=row["uncertain_at"],
            due_at=row["release_at"],
            reason=row["reason"],
            taken_by=names.get(row["taken_by"]),
            told_by=names.get(row["told_by"]),
        )
        for row in rows
    ]
