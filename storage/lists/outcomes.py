"""What happened to every row of a list, up to who was told and what was stopped."""

from bot.model.row_lists import RowSort
from storage.lists import list_rows, row_pages
from storage.store.transaction import Row, Transaction

# Also through other records of the same person, whose verifications follow.
_TOLD_AT = (
    "(SELECT MAX(COALESCE(c.told_at, n.told_at)) FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
    " WHERE n.sort = 'return' AND n.verification_id IN"
    " (SELECT v.id UNION ALL SELECT f.id FROM verification f WHERE f.follows = v.id))"
)
# Of a row that is open again, since its verification fell; what followed for other records names other cases.
_STOPPED = (
    "(SELECT MAX(o.id) FROM return_report o JOIN verification s ON s.report_id = o.id AND s.follows IS NULL"
    " WHERE o.row_id = w.id AND o.state = 'verified')"
)
_STOPPED_AT = (
    "(SELECT MAX(a.at) FROM audit a WHERE a.action = 'stopped' AND a.subject = 'verification' AND a.subject_id = v.id)"
)


async def of_list(tx: Transaction, list_id: int, chat_id: int) -> list[Row]:
    """By the numbers of the rows; without those of this chat's own family.

    id, sort, verdict, person_id (who it is), reported_by, reported_at, verified_by, verified_at, told_at, stopped_by,
    stopped_at, corrected_by.
    """
    return await tx.all(
        f"SELECT w.id, {row_pages.SORT} AS sort, w.verdict, COALESCE(r.person_id, w.person_id) AS person_id,"
        " r.reported_by, r.reported_at, v.verified_by, v.verified_at, v.stopped_by, v.corrected_by,"
        f" {_TOLD_AT} AS told_at, {_STOPPED_AT} AS stopped_at FROM returned_row w"
        f" LEFT JOIN return_report r ON r.id = COALESCE(w.report_id, {_STOPPED})"
        " LEFT JOIN verification v ON v.report_id = r.id"
        f" WHERE w.list_id = :list AND {list_rows.NOT_OWN} ORDER BY w.number",
        list=list_id,
        chat=chat_id,
    )


async def count(tx: Transaction, list_id: int, chat_id: int) -> int:
    """How many rows there are, without those of this chat's own family."""
    return await tx.count(f"returned_row w WHERE w.list_id = :list AND {list_rows.NOT_OWN}", list=list_id, chat=chat_id)


def sort_of(row: Row) -> RowSort:
    """What happened to a row."""
    return RowSort(row["sort"])
