"""Rows of a list whose best candidate is sure and that are to be decided: proposed together, piece by piece."""

from collections.abc import Sequence

from bot.model.batch import Batch
from bot.model.chat import Operator
from bot.model.returned import ListRow
from storage.lists import bound_rows
from storage.lists.list_rows import FREE, NOT_OWN, as_row
from storage.lists.settled import WORK
from storage.register import likenesses
from storage.store.statement import one_of
from storage.store.transaction import Transaction

_NOT_TAKEN = (
    "FROM returned_row w WHERE w.list_id = :list AND w.state = 'open' AND w.verdict = 'sure' AND w.batch_id IS NULL"
)
# What one press proposes together is no second press's, also before it is taken.
_FIRST_PRESS = (
    "NOT EXISTS (SELECT 1 FROM batch b WHERE b.list_id = w.list_id AND b.deed = 'propose' AND b.ended_at IS NULL"
    " AND b.id <> :batch)"
)
# None that another has in hand, none of the own family, none that is being proposed.
_SURE = f"{_NOT_TAKEN} AND {_FIRST_PRESS} AND {WORK} AND {FREE} AND {NOT_OWN}"


async def counts(tx: Transaction, list_id: int, operator: Operator, now: int) -> tuple[int, int]:
    """How many there are, and how many of them were verified before, and stopped."""
    row = await tx.known(
        f"SELECT COUNT(*) AS n, COALESCE(SUM(CASE w.reopened WHEN 'stopped' THEN 1 ELSE 0 END), 0) AS stopped {_SURE}",
        **_of(list_id, operator, now),
    )
    return row["n"], row["stopped"]


async def left(tx: Transaction, batch: Batch, chat_id: int) -> int:
    """How many a batch that takes them some at a time has not taken yet, without those of this chat's own family."""
    taking = await bound_rows.taking(tx, batch.id)
    if taking is None:
        return 0
    row = await tx.known(
        f"SELECT COUNT(*) AS n {_NOT_TAKEN} AND w.number > :after AND {NOT_OWN}",
        list=batch.list_id,
        after=taking.after,
        chat=chat_id,
    )
    return int(row["n"])


async def perhaps_double(tx: Transaction, list_id: int, operator: Operator, now: int) -> list[ListRow]:
    """Those of which anybody whom the row may be has a likeness: somebody else may be the same person."""
    of_person = likenesses.has_close("c.person_id")
    of_inquiry = likenesses.has_close("(SELECT a.person_id FROM inquiry a WHERE a.id = c.inquiry_id)")
    rows = await tx.all(
        f"SELECT w.* {_SURE} AND EXISTS (SELECT 1 FROM candidate c WHERE c.row_id = w.id"
        f" AND CASE WHEN c.inquiry_id IS NULL THEN {of_person} ELSE {of_inquiry} END)",
        **_of(list_id, operator, now),
    )
    return [as_row(tx, row) for row in rows]


async def take(
    tx: Transaction, list_id: int, operator: Operator, now: int, batch_id: int, after: int, limit: int
) -> dict[int, int]:
    """Those that come next behind that number are to be proposed by that batch; the number of each by its id."""
    sql = (
        f"UPDATE returned_row SET batch_id = :batch WHERE id IN (SELECT w.id {_SURE} AND w.number > :after"
        " ORDER BY w.number LIMIT :limit) RETURNING id, number"
    )
    rows = await tx.all(sql, **_of(list_id, operator, now, batch_id), after=after, limit=limit)
    return {row["id"]: row["number"] for row in rows}


async def lay_down(tx: Transaction, ids: Sequence[int]) -> None:
    """These were looked at."""
    among, values = one_of("id", ids)
    await tx.execute(f"UPDATE returned_row SET batch_id = NULL WHERE {among}", **values)


def _of(list_id: int, operator: Operator, now: int, batch_id: int = 0) -> dict[str, int]:
    return {"list": list_id, "operator": operator.id, "chat": operator.chat_id, "now": now, "batch": batch_id}
