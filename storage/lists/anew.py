"""Rows that are compared with the register once more, when somebody there has come, was joined, or goes."""

from collections.abc import Sequence

from storage.register import records
from storage.store.statement import one_of
from storage.store.transaction import Transaction


async def nobodys(tx: Transaction, ids: Sequence[int] | None = None) -> None:
    """Rows that nobody was found for: these, or all.  Whoever brought the list hears when somebody is found now."""
    if ids is not None and not ids:
        return
    among, values = one_of("id", ids) if ids is not None else ("1 = 1", {})
    rows = f"SELECT id FROM returned_row WHERE state = 'nobody' AND aside = 0 AND {among}"
    await tx.execute(f"DELETE FROM candidate WHERE row_id IN ({rows})", **values)
    await tx.execute(f"UPDATE returned_row SET state = 'new', verdict = NULL WHERE id IN ({rows})", **values)


async def of_person(tx: Transaction, person_id: int) -> None:
    """Rows to be decided that may be this person, in whatever record: the records may be one person or two by now.

    What an operator has said of a row stays: who it is, that a colleague was wrong, or that it comes last.
    """
    those = records.those(":person")
    found = await tx.all(
        "SELECT w.id FROM returned_row w WHERE w.state = 'open' AND w.reopened IS NULL AND w.id IN"
        f" (SELECT c.row_id FROM candidate c WHERE c.person_id IN {those} UNION SELECT c.row_id FROM candidate c"
        f" JOIN inquiry i ON i.id = c.inquiry_id WHERE i.person_id IN {those})"
        " AND NOT EXISTS (SELECT 1 FROM candidate named WHERE named.row_id = w.id AND named.rank < 1)",
        person=person_id,
    )
    if found:
        among, values = one_of("id", [row["id"] for row in found])
        await tx.execute(f"DELETE FROM candidate WHERE {among.replace('id', 'row_id', 1)}", **values)
        await tx.execute(
            f"UPDATE returned_row SET state = 'new', person_id = NULL, version = version + 1 WHERE {among}", **values
        )
