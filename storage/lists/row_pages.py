"""The rows of a list by what happened to them, page by page; none of the own family."""

from collections.abc import Mapping, Sequence

from bot.model.returned import ListRow
from bot.model.row_lists import RowSort
from storage.lists import list_rows, settled
from storage.store.transaction import Transaction

AT_ONCE = 500  # values in one statement
_IS: Mapping[RowSort, str] = {
    RowSort.WORK: f"w.state = 'open' AND {settled.WORK}",
    RowSort.LATER: f"w.state = 'later' AND {settled.WORK}",
    RowSort.NOBODY: "w.state = 'nobody' AND w.aside = 0",
    RowSort.ASIDE: "w.aside = 1",
    RowSort.PROPOSED: "w.state = 'proposed' AND r.state = 'open'",
    RowSort.VERIFIED: "r.state = 'verified'",
    RowSort.BEFORE: settled.VERIFIED_BEFORE,
    RowSort.DOUBLE: settled.DOUBLE,
}
_WHENS = " ".join(f"WHEN {condition} THEN '{sort.value}'" for sort, condition in _IS.items())
# SQL: what happened to a row `w`, with its report `r`.
SORT = f"CASE {_WHENS} ELSE 'work' END"
_ROWS = "returned_row w LEFT JOIN return_report r ON r.id = w.report_id WHERE w.list_id = :list"


async def counts(tx: Transaction, list_id: int, chat_id: int) -> dict[RowSort, int]:
    """How many rows there are of each sort."""
    columns = ", ".join(f"COUNT(CASE WHEN {condition} THEN 1 END) AS {sort.value}" for sort, condition in _IS.items())
    row = await tx.known(f"SELECT {columns} FROM {_ROWS} AND {list_rows.NOT_OWN}", list=list_id, chat=chat_id)
    return {sort: row[sort.value] for sort in RowSort}


async def page(tx: Transaction, list_id: int, chat_id: int, sort: RowSort, limit: int, behind: int) -> list[ListRow]:
    """Rows of one sort by their numbers, those behind so many."""
    rows = await tx.all(
        f"SELECT w.id FROM {_ROWS} AND {_IS[sort]} AND {list_rows.NOT_OWN}"
        " ORDER BY w.number LIMIT :limit OFFSET :behind",
        list=list_id,
        chat=chat_id,
        limit=limit,
        behind=behind,
    )
    return await _those(tx, [row["id"] for row in rows])


async def every(tx: Transaction, list_id: int, chat_id: int) -> list[ListRow]:
    """All rows by their numbers."""
    sql = f"SELECT w.id FROM returned_row w WHERE w.list_id = :list AND {list_rows.NOT_OWN}"
    return await _those(tx, [row["id"] for row in await tx.all(sql, list=list_id, chat=chat_id)])


async def sort_of(tx: Transaction, row_id: int) -> RowSort:
    """What happened to one row; a row that was not compared yet is work."""
    sql = f"SELECT {SORT} AS sort FROM returned_row w LEFT JOIN return_report r ON r.id = w.report_id WHERE w.id = :id"
    return RowSort((await tx.known(sql, id=row_id))["sort"])


async def _those(tx: Transaction, ids: Sequence[int]) -> list[ListRow]:
    found: list[ListRow] = []
    for start in range(0, len(ids), AT_ONCE):
        found += await list_rows.some(tx, ids[start : start + AT_ONCE])
    return sorted(found, key=lambda row: row.number)
