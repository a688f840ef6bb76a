"""What speaks against erasing an inquiry that a relative without Telegram asks an operator, on the phone, to erase."""

from storage.register import records
from storage.rights.retention import PENDING, UNCORRECTED
from storage.store.transaction import Transaction


async def is_to_be_told(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative is still to be told about a return or its correction."""
    return await tx.exists(f"inquiry i WHERE i.id = :inquiry AND {PENDING}", inquiry=inquiry_id)


async def is_to_be_corrected(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative was told of a return that was withdrawn, or perhaps, and nobody has corrected it yet."""
    return await tx.exists(f"inquiry i WHERE i.id = :inquiry AND {UNCORRECTED}", inquiry=inquiry_id)


async def is_called_by_another(tx: Transaction, inquiry_id: int, operator_id: int) -> bool:
    """Whether a colleague has a call to the relative in hand."""
    return await tx.exists(
        "call c JOIN notice n ON n.id = c.notice_id WHERE n.inquiry_id = :inquiry AND c.told_at IS NULL"
        " AND c.taken_by <> :operator",
        inquiry=inquiry_id,
        operator=operator_id,
    )


async def has_part(tx: Transaction, inquiry_id: int, person_id: int | None, operator_id: int) -> bool:
    """Whether that operator filled the inquiry in, or reported or verified a return of the person."""
    filled = "inquiry WHERE id = :inquiry AND taken_down_by = :operator"
    if await tx.exists(filled, inquiry=inquiry_id, operator=operator_id):
        return True
    if person_id is None:
        return False
    theirs = f"person_id IN {records.those(':person')}"
    for part in (
        f"return_report WHERE {theirs} AND reported_by = :operator",
        f"verification WHERE {theirs} AND :operator IN (reported_by, verified_by)",
    ):
        if await tx.exists(part, person=person_id, operator=operator_id):
            return True
    return False
