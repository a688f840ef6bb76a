"""Who a row is said to be by an operator, beside whom the matching found."""

from collections.abc import Mapping

from storage.register import agreeing, records
from storage.store.transaction import Transaction

_OF_ROW = "(SELECT w.row_fingerprint FROM returned_row w WHERE w.id = :row)"
_THOSE = records.those(":person")


async def rejected_by(tx: Transaction, row_id: int, person_id: int) -> int | None:
    """The operator who found last that the row, on whatever list, is not this person, in whatever record."""
    row = await tx.one(
        f"SELECT rejected_by FROM rejected_match WHERE row_fingerprint = {_OF_ROW} AND subject_id IN {_THOSE}"
        " ORDER BY rejected_at DESC LIMIT 1",
        row=row_id,
        person=person_id,
    )
    return None if row is None else row["rejected_by"]


async def put_first(tx: Transaction, row_id: int, person_id: int, fields: Mapping[str, str]) -> None:
    """The person is the first whom the row may be, and nobody is sure; whoever rejected it has been asked."""
    await tx.execute(
        f"DELETE FROM rejected_match WHERE row_fingerprint = {_OF_ROW} AND subject_id IN {_THOSE}",
        row=row_id,
        person=person_id,
    )
    await tx.execute("DELETE FROM candidate WHERE row_id = :row AND person_id = :person", row=row_id, person=person_id)
    first = await tx.known("SELECT COALESCE(MIN(rank), 1) - 1 AS rank FROM candidate WHERE row_id = :row", row=row_id)
    await tx.insert(
        "candidate",
        row_id=row_id,
        rank=first["rank"],
        person_id=person_id,
        inquiry_id=None,
        score=0.0,
        verdict="possible",
        fields=agreeing.NOTHING,
        sealed=agreeing.sealed(tx, "candidate", row_id, first["rank"], fields),
    )
    await tx.execute("UPDATE returned_row SET verdict = 'possible', person_id = NULL WHERE id = :row", row=row_id)
