"""Rows that are compared with the register once more, when somebody there has come, was joined, or goes.

Who a row was found to be stays with it until then, so that nobody sees a row of the own family in the meantime.
"""

from collections.abc import Sequence

from storage.register import records
from storage.store.statement import one_of
from storage.store.transaction import Transaction

# SQL about a row `w`: somebody was found, and no operator has said who it is, that a colleague was wrong, or that it
# comes last; nor is it being reported with all that are sure.
WAITS = (
    "(w.state = 'open' AND w.reopened IS NULL AND w.batch_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM candidate named WHERE named.row_id = w.id AND named.rank < 1))"
)
# SQL about a row `w`: whoever comes to the register may be this person as well.
UNDECIDED = f"((w.state = 'nobody' AND w.aside = 0) OR {WAITS})"


async def undecided(tx: Transaction, ids: Sequence[int]) -> None:
    """Those of these rows that nobody has decided.  Whoever brought the list hears when somebody is found only now."""
    if ids:
        among, values = one_of("w.id", ids)
        await _again(tx, f"SELECT w.id FROM returned_row w WHERE {UNDECIDED} AND {among}", **values)


async def some_undecided(tx: Transaction, after: int, limit: int) -> int | None:
    """Some of all rows that nobody has decided, those behind `after`; the last of them, None when there are none."""
    sql = f"SELECT w.id FROM returned_row w WHERE {UNDECIDED} AND w.id > :after ORDER BY w.id LIMIT :limit"
    ids = [row["id"] for row in await tx.all(sql, after=after, limit=limit)]
    await undecided(tx, ids)
    return max(ids, default=None)


async def of_person(tx: Transaction, person_id: int) -> None:
    """Rows to be decided that may be this person, in whatever record: the records may be one person or two by now."""
    those = records.those(":person")
    await _again(
        tx,
        f"SELECT w.id FROM returned_row w WHERE {WAITS} AND w.id IN"
        f" (SELECT c.row_id FROM candidate c WHERE c.person_id IN {those} UNION SELECT c.row_id FROM candidate c"
        f" JOIN inquiry i ON i.id = c.inquiry_id WHERE i.person_id IN {those})",
        person=person_id,
    )


async def _again(tx: Transaction, rows: str, **values: int) -> None:
    verdict = "CASE state WHEN 'nobody' THEN NULL ELSE verdict END"
    await tx.execute(f"UPDATE returned_row SET state = 'new', verdict = {verdict} WHERE id IN ({rows})", **values)
