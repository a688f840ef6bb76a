"""Rows of lists in somebody's hands: as long as one operator looks at a row, another is shown a different one."""

from collections.abc import Sequence

from bot.model.returned import IN_HAND_SECONDS, ListRow
from storage.lists import list_rows
from storage.lists.list_rows import FREE
from storage.lists.settled import WORK
from storage.register import kin
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Transaction

_TO_BE_DECIDED = f"returned_row w WHERE w.list_id = :list AND {WORK} AND NOT {kin.misses_of_row(kin.OPERATORS_CHAT)}"


async def take_next(tx: Transaction, list_id: int, operator_id: int, now: int, but: int = 0) -> ListRow | None:
    """The row to look at next, in this operator's hands from now on; never one that another has, or the row `but`.

    First the one in hand already, then sure ones, likely, possible, those put off; last what this operator had in hand
    and left undecided, or nobody would come to the rows behind it.  None of the own family.
    """
    found = await tx.one(
        f"SELECT w.id FROM {_TO_BE_DECIDED} AND {FREE} AND w.id <> :but"
        " ORDER BY CASE WHEN w.held_by = :operator THEN CASE WHEN w.held_until > :now THEN 0 ELSE 2 END ELSE 1 END,"
        " CASE WHEN w.held_by = :operator THEN w.held_until ELSE 0 END,"
        " CASE w.state WHEN 'open' THEN 0 ELSE w.decided_at END,"
        " CASE w.verdict WHEN 'sure' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END, w.number LIMIT 1",
        list=list_id,
        operator=operator_id,
        now=now,
        but=but,
    )
    return None if found is None else await take(tx, found["id"], operator_id, now)


async def to_look_through(tx: Transaction, list_id: int, operator_id: int, now: int, most: int) -> list[ListRow]:
    """So many rows that nobody has decided or put off, the most doubtful first; none that another has in hand."""
    rows = await tx.all(
        f"SELECT w.* FROM {_TO_BE_DECIDED} AND {FREE} AND w.state = 'open' AND w.batch_id IS NULL"
        " ORDER BY CASE w.verdict WHEN 'sure' THEN 2 WHEN 'likely' THEN 1 ELSE 0 END, w.number LIMIT :most",
        list=list_id,
        operator=operator_id,
        now=now,
        most=most,
    )
    return sorted((list_rows.as_row(tx, row) for row in rows), key=lambda row: row.certainty)


async def take_page(tx: Transaction, rows: Sequence[ListRow], operator_id: int, now: int) -> int:
    """A page of rows is in this operator's hands for a while, and nothing else of theirs; the number of the page."""
    await give_back(tx, operator_id, now)
    page, (among, values) = new_id(), one_of("id", [row.id for row in rows])
    if not rows:
        return page
    await tx.execute(
        f"UPDATE returned_row SET held_by = :operator, held_until = :until, held_page = :page WHERE {among}",
        operator=operator_id,
        until=now + IN_HAND_SECONDS,
        page=page,
        **values,
    )
    return page


async def take_beside(tx: Transaction, row: ListRow, operator_id: int, now: int) -> ListRow:
    """A row that nobody else has lies on the page of undecided rows that this operator has in hand; else by itself."""
    page = await tx.one(
        "SELECT held_page AS id FROM returned_row WHERE held_by = :operator AND held_until > :now"
        " AND held_page IS NOT NULL AND list_id = :list AND state IN ('open', 'later') AND id <> :row LIMIT 1",
        operator=operator_id,
        now=now,
        list=row.list_id,
        row=row.id,
    )
    if page is None:
        return await take(tx, row.id, operator_id, now)
    await tx.execute(
        "UPDATE returned_row SET held_by = :operator, held_until = :until, held_page = :page WHERE id = :id",
        operator=operator_id,
        until=now + IN_HAND_SECONDS,
        page=page["id"],
        id=row.id,
    )
    return await list_rows.row(tx, row.id)


async def prolong(tx: Transaction, operator_id: int, now: int) -> None:
    """The page that this operator has in hand stays there as long again."""
    await tx.execute(
        "UPDATE returned_row SET held_until = :until"
        " WHERE held_by = :operator AND held_until > :now AND held_page IS NOT NULL",
        operator=operator_id,
        until=now + IN_HAND_SECONDS,
        now=now,
    )


async def free(tx: Transaction, list_id: int, operator_id: int, ids: Sequence[int], now: int) -> set[int]:
    """Those of these rows that are to be decided and that no other operator has; none of the own family."""
    among, values = one_of("w.id", ids)
    sql = f"SELECT w.id FROM {_TO_BE_DECIDED} AND {FREE} AND {among}"
    return {row["id"] for row in await tx.all(sql, list=list_id, operator=operator_id, now=now, **values)}


async def take(tx: Transaction, row_id: int, operator_id: int, now: int) -> ListRow:
    """A row that nobody else has is in this operator's hands for a while, and nothing else of theirs."""
    await give_back(tx, operator_id, now, but=row_id)
    await tx.execute(
        "UPDATE returned_row SET held_by = :operator, held_until = :until, held_page = NULL WHERE id = :id",
        operator=operator_id,
        until=now + IN_HAND_SECONDS,
        id=row_id,
    )
    return await list_rows.row(tx, row_id)


async def give_back(tx: Transaction, operator_id: int, now: int, but: int = 0) -> None:
    """What this operator has in hand at this moment is anybody's, but for one row."""
    await tx.execute(
        "UPDATE returned_row SET held_by = NULL, held_until = NULL, held_page = NULL"
        " WHERE held_by = :operator AND held_until > :now AND id <> :but",
        operator=operator_id,
        now=now,
        but=but,
    )


async def lay_down(tx: Transaction, row_id: int, operator_id: int, now: int) -> None:
    """A row that this operator had in hand is anybody's, and comes last for them."""
    await tx.execute(
        "UPDATE returned_row SET held_until = :now WHERE id = :id AND held_by = :operator AND held_until > :now",
        id=row_id,
        operator=operator_id,
        now=now,
    )


async def give_back_all(tx: Transaction, operator_id: int) -> None:
    """Whatever an operator has or had in hand is anybody's, and nobody's last."""
    sql = "UPDATE returned_row SET held_by = NULL, held_until = NULL, held_page = NULL WHERE held_by = :operator"
    await tx.execute(sql, operator=operator_id)


async def with_others(tx: Transaction, list_id: int, operator_id: int, now: int) -> int:
    """How many rows of a list that are to be decided others have in hand."""
    return await tx.count(f"{_TO_BE_DECIDED} AND NOT {FREE}", list=list_id, operator=operator_id, now=now)
