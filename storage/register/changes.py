"""What a relative has changed in an inquiry: the present answer is there, the earlier ones are here."""

from collections.abc import Mapping

from bot.model.changes import Changed
from bot.model.inquiry import Inquiry
from storage.register import inquiries
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction


async def make(tx: Transaction, inquiry: Inquiry, field: str, answers: Mapping[str, str], now: int) -> bool:
    """Puts the new answers into an inquiry and keeps the old one; False when it is the same."""
    old, new = inquiry.facts.get(field, ""), answers[field]
    if old == new:
        return False
    await inquiries.set_facts(tx, inquiry, answers)
    change_id = new_id()
    await tx.insert(
        "change",
        id=change_id,
        inquiry_id=inquiry.id,
        field=field,
        changed_at=now,
        sealed=tx.seal("change", change_id, {"old": old, "new": new}),
    )
    return True


async def of_inquiry(tx: Transaction, inquiry_id: int) -> list[Changed]:
    """What was changed in one inquiry, oldest first."""
    rows = await tx.all("SELECT * FROM change WHERE inquiry_id = :inquiry ORDER BY id", inquiry=inquiry_id)
    return [_changed(tx, row) for row in rows]


def _changed(tx: Transaction, row: Row) -> Changed:
    return Changed(row["inquiry_id"], row["field"], row["changed_at"], **tx.unseal("change", row["id"], row["sealed"]))
