"""What waits for the second operator: reports that were made singly, and the proposals of each list."""

from bot.model.waiting_reports import OfList
from storage.lists import lists
from storage.register import kin
from storage.store.transaction import Transaction


async def singles(tx: Transaction, operator_id: int, chat_id: int) -> list[int]:
    """The reports that came of no list, oldest first and the own last; none about somebody whom this chat misses."""
    rows = await tx.all(
        "SELECT r.id FROM return_report r WHERE r.state = 'open'"
        " AND NOT EXISTS (SELECT 1 FROM returned_row w WHERE w.report_id = r.id)"
        f" AND NOT {kin.misses(':chat', 'r.person_id')}"
        " ORDER BY CASE WHEN r.reported_by = :operator THEN 1 ELSE 0 END, r.id",
        operator=operator_id,
        chat=chat_id,
    )
    return [row["id"] for row in rows]


async def of_lists(tx: Transaction, operator_id: int, chat_id: int) -> list[OfList]:
    """The lists with proposals that wait, without the rows of this chat's own family."""
    rows = await tx.all(
        "SELECT w.list_id, COUNT(*) AS n, SUM(CASE WHEN r.reported_by = :operator THEN 0 ELSE 1 END) AS others"
        " FROM return_report r JOIN returned_row w ON w.report_id = r.id"
        f" WHERE r.state = 'open' AND NOT {kin.misses_of_row(':chat')} GROUP BY w.list_id ORDER BY w.list_id",
        operator=operator_id,
        chat=chat_id,
    )
    return [OfList(row["list_id"], (await lists.get(tx, row["list_id"])).name, row["n"], row["others"]) for row in rows]
