"""Rows that an operator has looked at one by one, as they still are: of many together only those are proposed."""

from collections.abc import Sequence

from bot.model.chat import Operator
from bot.model.returned import ListRow
from storage.lists.list_rows import FREE, NOT_OWN
from storage.lists.settled import WORK
from storage.store.statement import one_of
from storage.store.transaction import Transaction

AT_ONCE = 500  # values in one statement
_SEEN = (
    "EXISTS (SELECT 1 FROM row_look k WHERE k.row_id = w.id AND k.operator_id = :operator AND k.version = w.version)"
)
# None that another has in hand, none of the own family, none that is being proposed.
_LOOKED_AT = (
    "FROM returned_row w WHERE w.list_id = :list AND w.state IN ('open', 'later') AND w.batch_id IS NULL"
    f" AND {FREE} AND {_SEEN} AND {WORK} AND {NOT_OWN}"
)


async def keep(tx: Transaction, row: ListRow, operator_id: int) -> None:
    """The operator looks at the row as it is."""
    look = {"row_id": row.id, "operator_id": operator_id, "version": row.version}
    await tx.upsert("row_look", key="row_id, operator_id", **look)


async def of_list(tx: Transaction, list_id: int, operator: Operator, now: int) -> set[int]:
    """The rows that this operator has looked at and can propose now."""
    return {row["id"] for row in await tx.all(f"SELECT w.id {_LOOKED_AT}", **_of(list_id, operator, now))}


async def take(tx: Transaction, ids: Sequence[int], batch_id: int) -> None:
    """These are to be proposed by that batch."""
    for start in range(0, len(ids), AT_ONCE):
        among, values = one_of("id", ids[start : start + AT_ONCE])
        await tx.execute(f"UPDATE returned_row SET batch_id = :batch WHERE {among}", batch=batch_id, **values)


def _of(list_id: int, operator: Operator, now: int) -> dict[str, int]:
    return {"list": list_id, "operator": operator.id, "chat": operator.chat_id, "now": now}
