"""The queue of inquiries that wait for their review, as a page; without whoever the operator misses."""

from collections.abc import Mapping
from typing import Final

from bot.model.queue import Sort
from storage.register import kin
from storage.store.transaction import Row, Transaction

_ALIKE: Final = (
    "(EXISTS (SELECT 1 FROM likeness l WHERE l.inquiry_id = i.id AND l.close = 1)"
    " OR EXISTS (SELECT 1 FROM likeness l WHERE l.other_id = i.id AND l.close = 1))"
)
_ANSWERED: Final = "EXISTS (SELECT 1 FROM message m WHERE m.inquiry_id = i.id AND m.sort = 'question')"
_IS: Final[Mapping[Sort, str]] = {
    Sort.ALL: "1 = 1",
    Sort.CHILD: "i.category = 'child'",
    Sort.ALIKE: _ALIKE,
    Sort.ANSWERED: _ANSWERED,
}
_WAITING: Final = (
    f"inquiry i WHERE i.state = 'received' AND NOT {kin.misses(kin.OPERATORS_CHAT, 'i.person_id', 'i.id')}"
)


async def counts(tx: Transaction, operator_id: int) -> Mapping[Sort, int]:
    """How many wait, of each sort, in anybody's hands or in nobody's."""
    sums = ", ".join(
        f"COALESCE(SUM(CASE WHEN {which} THEN 1 ELSE 0 END), 0) AS n_{sort}" for sort, which in _IS.items()
    )
    row = await tx.known(f"SELECT {sums} FROM {_WAITING}", operator=operator_id)
    return {sort: row[f"n_{sort}"] for sort in Sort}


async def page(tx: Transaction, operator_id: int, sort: Sort, most: int, skip: int) -> list[Row]:
    """Of one sort, those that wait longest: id, reviewer_id, reviewer_until, alike, answered (the last two 0 or 1)."""
    return await tx.all(
        "SELECT i.id, i.reviewer_id, i.reviewer_until,"
        f" CASE WHEN {_ALIKE} THEN 1 ELSE 0 END AS alike, CASE WHEN {_ANSWERED} THEN 1 ELSE 0 END AS answered"
        f" FROM {_WAITING} AND {_IS[sort]} ORDER BY i.received_at, i.id LIMIT :most OFFSET :skip",
        operator=operator_id,
        most=most,
        skip=skip,
    )
