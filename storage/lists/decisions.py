"""What each operator has decided about a list, press by press, to be taken back."""

from bot.model.returned import Decision, ListRow
from storage.lists.list_rows import as_row
from storage.register import kin
from storage.store.transaction import Transaction

# Rows that stand as this operator has decided: nobody has verified them, or decided otherwise since.
_STANDING = (
    "FROM returned_row w LEFT JOIN return_report r ON r.id = w.report_id"
    " WHERE w.list_id = :list AND w.decided_by = :operator AND (w.state = 'later'"
    " OR (w.state = 'proposed' AND r.state = 'open') OR (w.state IN ('open', 'nobody') AND EXISTS"
    " (SELECT 1 FROM rejected_match m WHERE m.row_fingerprint = w.row_fingerprint AND m.rejected_by = :operator"
    " AND m.decided_with = w.decided_with)))"
)


async def last(tx: Transaction, list_id: int, operator_id: int) -> Decision | None:
    """What this operator decided last, without the own family, and still stands."""
    row = await tx.one(
        f"SELECT w.decided_with AS number, COUNT(*) AS n, MIN(w.number) AS row {_STANDING}"
        f" AND w.decided_with IS NOT NULL AND NOT {kin.misses_of_row(kin.OPERATORS_CHAT)}"
        " GROUP BY w.decided_with ORDER BY w.decided_with DESC LIMIT 1",
        list=list_id,
        operator=operator_id,
    )
    return None if row is None else Decision(row["number"], row["n"], row["row"])


async def rows(
    tx: Transaction, list_id: int, operator_id: int, decision: int, *, limit: int, after: int = 0
) -> list[ListRow]:
    """The rows that stand as this press has decided them, those behind that number."""
    found = await tx.all(
        f"SELECT w.* {_STANDING} AND w.decided_with = :decision AND w.number > :after ORDER BY w.number LIMIT :limit",
        list=list_id,
        operator=operator_id,
        decision=decision,
        after=after,
        limit=limit,
    )
    return [as_row(tx, row) for row in found]


async def ids(tx: Transaction, list_id: int, operator_id: int, decision: int) -> list[int]:
    """All rows that stand as this press has decided them."""
    sql = f"SELECT w.id {_STANDING} AND w.decided_with = :decision ORDER BY w.number"
    found = await tx.all(sql, list=list_id, operator=operator_id, decision=decision)
    return [row["id"] for row in found]


async def unreject(tx: Transaction, row_id: int, operator_id: int, decision: int) -> int | None:
    """Takes back what was rejected with a press; the press with which this operator rejected somebody before it."""
    of_row = "row_fingerprint = (SELECT w.row_fingerprint FROM returned_row w WHERE w.id = :row)"
    await tx.execute(
        f"DELETE FROM rejected_match WHERE {of_row} AND rejected_by = :operator AND decided_with = :decision",
        row=row_id,
        operator=operator_id,
        decision=decision,
    )
    before = await tx.one(
        f"SELECT MAX(decided_with) AS number FROM rejected_match WHERE {of_row} AND rejected_by = :operator",
        row=row_id,
        operator=operator_id,
    )
    return before["number"] if before else None
