"""Who a row certainly is, and what happened to that person's return by another row, another list or a single report."""

from bot.model.returned import ListRow, PossibleMatch
from bot.model.row_lists import Settled
from storage.lists import lists
from storage.register import agreeing, records
from storage.store.transaction import Transaction

_THOSE = records.those(":person")
FIRST = 0  # the rank before that of whoever the matching likes best


async def of_person(tx: Transaction, row: ListRow, person_id: int) -> Settled | None:
    """Why a row is no work if it is this person; None when it is."""
    stands = await tx.one(
        "SELECT v.verified_at AS at, w.list_id, w.number FROM verification v"
        " LEFT JOIN returned_row w ON w.report_id = v.report_id"
        " WHERE v.person_id = :person AND v.state = 'standing' ORDER BY v.id DESC LIMIT 1",
        person=person_id,
    )
    waits = stands or await tx.one(
        "SELECT NULL AS at, w.list_id, w.number FROM return_report r LEFT JOIN returned_row w ON w.report_id = r.id"
        f" WHERE r.person_id IN {_THOSE} AND r.state = 'open' ORDER BY r.id LIMIT 1",
        person=person_id,
    )
    if waits:
        name = (await lists.get(tx, waits["list_id"])).name if waits["list_id"] not in (None, row.list_id) else ""
        return Settled(waits["at"], waits["number"], name, waits=stands is None, list_id=waits["list_id"])
    earlier = await tx.one(
        f"SELECT MIN(d.number) AS number FROM returned_row d WHERE d.person_id IN {_THOSE} AND d.list_id = :list"
        " AND d.number < :number AND d.state IN ('open', 'later')",
        person=person_id,
        list=row.list_id,
        number=row.number,
    )
    if earlier is None or not earlier["number"]:
        return None
    return Settled(None, earlier["number"], "", waits=False, list_id=row.list_id)


async def is_told_of(tx: Transaction, person_id: int) -> bool:
    """Whether a return of this person stands, or waits for a second operator."""
    return await tx.exists(
        "person p WHERE p.id = :person AND (EXISTS"
        " (SELECT 1 FROM verification v WHERE v.person_id = p.id AND v.state = 'standing')"
        " OR EXISTS (SELECT 1 FROM return_report o WHERE o.person_id = p.id AND o.state = 'open'))",
        person=person_id,
    )


async def say(tx: Transaction, row_id: int, person_id: int | None) -> None:
    """The row certainly is this person; None: nobody knows."""
    await tx.execute("UPDATE returned_row SET person_id = :person WHERE id = :row", row=row_id, person=person_id)


async def decided_alike(tx: Transaction, row_id: int) -> PossibleMatch | None:
    """As whom the same cells were proposed on another row; None when that fell, or when there were several."""
    rows = await tx.all(
        "SELECT c.person_id, c.row_id, c.rank, c.sealed FROM returned_row o"
        " JOIN return_report r ON r.id = o.report_id AND r.state IN ('open', 'verified')"
        " JOIN candidate c ON c.row_id = o.id AND c.person_id = r.person_id"
        " WHERE o.row_fingerprint = (SELECT w.row_fingerprint FROM returned_row w WHERE w.id = :row) AND o.id <> :row",
        row=row_id,
    )
    if len({row["person_id"] for row in rows}) != 1:
        return None
    fields = agreeing.opened(tx, "candidate", rows[0])
    return PossibleMatch(row_id, FIRST, rows[0]["person_id"], None, "possible", fields)
