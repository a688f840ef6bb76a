"""Proposals of a list that wait for a second operator: which each has compared, and who has a page of them in hand.

Everywhere only those of others, and none of the own family.
"""

from collections.abc import Sequence

from bot.i18n import Language
from bot.model.returned import LONGEST_LIST, PAGE, ListRow, Proposals
from storage.lists import in_hand
from storage.lists.list_rows import FREE, as_row
from storage.register import kin, likenesses
from storage.returns import notices
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Transaction

ALL = LONGEST_LIST
LOOKED_AT = 20 * PAGE  # rows opened for one page: what else is written in them is known only then
_MINE = "EXISTS (SELECT 1 FROM comparison c WHERE c.report_id = r.id AND c.operator_id = :operator)"
_COLLEAGUES = (
    "EXISTS (SELECT 1 FROM comparison c JOIN operator o ON o.id = c.operator_id AND o.active = 1"
    " WHERE c.report_id = r.id AND c.operator_id <> :operator)"
)
_WAITING = (
    "FROM returned_row w JOIN return_report r ON r.id = w.report_id WHERE w.list_id = :list AND r.state = 'open'"
    f" AND w.batch_id IS NULL AND r.reported_by <> :operator AND NOT {kin.misses_of_row(kin.OPERATORS_CHAT)}"
)


# Who of these would be told cannot be said of many at once.
_BY_ITSELF = "(r.wish = 'only' OR EXISTS (SELECT 1 FROM person p WHERE p.id = r.person_id AND p.case_id IS NOT NULL))"


async def compared(tx: Transaction, list_id: int, operator_id: int, limit: int = ALL) -> list[int]:
    """The reports that this operator has found right, in the order in which they were proposed."""
    sql = f"SELECT r.id {_WAITING} AND {_MINE} ORDER BY r.id LIMIT :limit"
    return [row["id"] for row in await tx.all(sql, list=list_id, operator=operator_id, limit=limit)]


async def audience(tx: Transaction, list_id: int, operator_id: int) -> dict[int, Language]:
    """Whom those reports would let be told, as `entitled` says (bot/model/report.py): inquiries and the language of
    each; not with_chosen.
    """
    rows = await tx.all(
        "SELECT i.id, h.language FROM inquiry i JOIN chat h ON h.id = i.chat_id"
        " WHERE i.state = 'accepted' AND i.barred_by IS NULL AND i.person_id IN"
        f" (SELECT r.person_id {_WAITING} AND {_MINE} AND r.wish IN ('all', 'not_asked') AND NOT {_BY_ITSELF})"
        f" AND NOT EXISTS (SELECT 1 FROM {notices.LIVE} AND n.inquiry_id = i.id)",
        list=list_id,
        operator=operator_id,
    )
    return {row["id"]: row["language"] for row in rows}


async def with_chosen(tx: Transaction, list_id: int, operator_id: int) -> list[int]:
    """Of those reports the ones that name who may be told, or whose person has several records."""
    sql = f"SELECT r.id {_WAITING} AND {_MINE} AND {_BY_ITSELF} ORDER BY r.id"
    return [row["id"] for row in await tx.all(sql, list=list_id, operator=operator_id)]


async def perhaps_double(tx: Transaction, list_id: int, operator_id: int) -> list[int]:
    """The persons of those reports of whom somebody else may look like the same person."""
    sql = f"SELECT r.person_id {_WAITING} AND {_MINE} AND {likenesses.has_close('r.person_id')} ORDER BY r.id"
    return [row["person_id"] for row in await tx.all(sql, list=list_id, operator=operator_id)]


async def take_compared(tx: Transaction, list_id: int, operator_id: int, batch_id: int) -> list[list[int]]:
    """All of these belong to a batch from now on, and to nobody else's second look: each row and its report."""
    taken = await tx.all(
        f"UPDATE returned_row SET batch_id = :batch WHERE id IN (SELECT w.id {_WAITING} AND {_MINE})"
        " RETURNING id, report_id",
        batch=batch_id,
        list=list_id,
        operator=operator_id,
    )
    return [[row["id"], row["report_id"]] for row in taken]


async def to_compare(
    tx: Transaction, list_id: int, operator_id: int, now: int, *, again: bool, most: int = PAGE
) -> list[ListRow]:
    """The next page: first what is doubtful, while the eyes are fresh; nothing that another has in hand.

    again: also what colleagues have found right.
    """
    others = "" if again else f" AND NOT {_COLLEAGUES}"
    sql = (
        f"SELECT w.* {_WAITING} AND NOT {_MINE}{others} AND {FREE}"
        " ORDER BY CASE w.verdict WHEN 'sure' THEN 2 WHEN 'likely' THEN 1 ELSE 0 END, r.id LIMIT :looked"
    )
    found = await tx.all(sql, list=list_id, operator=operator_id, now=now, looked=LOOKED_AT)
    rows = [as_row(tx, row) for row in found]
    return sorted(rows, key=lambda row: row.certainty)[:most]


async def find_right(tx: Transaction, list_id: int, operator_id: int, page: int, now: int) -> int:
    """What was shown on a page is right, as far as it still waits and nobody else took it in hand; how much that is."""
    sql = f"SELECT r.id {_WAITING} AND NOT {_MINE} AND w.held_by = :operator AND w.held_page = :page ORDER BY r.id"
    rows = await tx.all(sql, list=list_id, operator=operator_id, page=page)
    found = await _keep(tx, [row["id"] for row in rows], operator_id, page, now)
    await in_hand.give_back(tx, operator_id, now)
    return found


async def find_one_right(tx: Transaction, list_id: int, operator_id: int, row_id: int, now: int) -> bool:
    """One row of a page in hand is right, and the others stay in hand; False when it is not in hand any more."""
    row = await tx.one(
        f"SELECT r.id, w.held_page {_WAITING} AND NOT {_MINE} AND w.id = :row"
        " AND w.held_by = :operator AND w.held_until > :now AND w.held_page IS NOT NULL",
        list=list_id,
        operator=operator_id,
        row=row_id,
        now=now,
    )
    return row is not None and await _keep(tx, [row["id"]], operator_id, row["held_page"], now) == 1


async def _keep(tx: Transaction, report_ids: Sequence[int], operator_id: int, page: int, now: int) -> int:
    of_page = {"operator_id": operator_id, "page": page, "compared_at": now}
    rows = [{"id": new_id(), "report_id": report_id, **of_page} for report_id in report_ids]
    return await stamps.insert_all(tx, "comparison", rows, [("operator", operator_id)])


async def is_forged(tx: Transaction, list_id: int, operator_id: int) -> bool:
    """Whether any of what this operator has found right was not written by this program."""
    among = f"m.operator_id = :operator AND m.report_id IN (SELECT r.id {_WAITING})"
    sql = f"SELECT {stamps.columns('comparison', 'm')} FROM comparison m WHERE {among}"
    rows = await tx.all(sql, list=list_id, operator=operator_id)
    return not all(stamps.fits(tx, "comparison", row) for row in rows)


async def take_one_back(tx: Transaction, operator_id: int, report_id: int) -> bool:
    """What this operator found right is to be compared again; False when they had not."""
    return await tx.changed(
        "DELETE FROM comparison WHERE operator_id = :operator AND report_id = :report",
        operator=operator_id,
        report=report_id,
    )


async def last_page(tx: Transaction, list_id: int, operator_id: int) -> int | None:
    """The page that this operator found right last, as far as any of it still waits."""
    row = await tx.one(
        f"SELECT MAX((SELECT c.page FROM comparison c WHERE c.report_id = r.id AND c.operator_id = :operator)) AS page"
        f" {_WAITING}",
        list=list_id,
        operator=operator_id,
    )
    return None if row is None else row["page"]


async def on_page(tx: Transaction, list_id: int, operator_id: int, page: int) -> list[ListRow]:
    """What this operator found right together and still waits."""
    found = f"{_MINE[:-1]} AND c.page = :page)"
    sql = f"SELECT w.* {_WAITING} AND {found} ORDER BY r.id"
    rows = await tx.all(sql, list=list_id, operator=operator_id, page=page)
    return sorted([as_row(tx, row) for row in rows], key=lambda row: row.certainty)


async def take_back(tx: Transaction, list_id: int, operator_id: int, page: int) -> int:
    """What this operator found right together is to be compared again; how much that is."""
    return await tx.execute(
        "DELETE FROM comparison WHERE operator_id = :operator AND page = :page AND report_id IN"
        " (SELECT w.report_id FROM returned_row w WHERE w.list_id = :list AND w.state = 'proposed')",
        list=list_id,
        operator=operator_id,
        page=page,
    )


async def counts(tx: Transaction, list_id: int, operator_id: int, now: int) -> Proposals:
    """How many wait, and how far they are."""
    rows = await tx.all(
        f"SELECT CASE WHEN {_MINE} THEN 'mine' WHEN {_COLLEAGUES} THEN 'theirs' WHEN {FREE} THEN 'free' ELSE 'held' END"
        f" AS stand, COUNT(*) AS n {_WAITING} GROUP BY 1",
        list=list_id,
        operator=operator_id,
        now=now,
    )
    found = {row["stand"]: row["n"] for row in rows}
    return Proposals(*(found.get(stand, 0) for stand in ("mine", "theirs", "held", "free")))
