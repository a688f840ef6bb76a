"""How many rows of a list may be somebody in the register."""

from typing import Final

from storage.lists.list_rows import NOT_OWN
from storage.store.transaction import Transaction

LAST: Final = 10  # lists before, by which it is known how many usually fit
_FITS: Final = "SUM(CASE WHEN EXISTS (SELECT 1 FROM candidate c WHERE c.row_id = w.id) THEN 1 ELSE 0 END)"


async def counts(tx: Transaction, list_id: int, chat_id: int) -> tuple[int, int]:
    """How many rows there are, and how many of them fit somebody, without this chat's own family."""
    row = await tx.known(
        f"SELECT COUNT(*) AS n, COALESCE({_FITS}, 0) AS fit FROM returned_row w WHERE w.list_id = :list AND {NOT_OWN}",
        list=list_id,
        chat=chat_id,
    )
    return int(row["n"]), int(row["fit"])


async def usual(tx: Transaction, but: int) -> list[float]:
    """Which share of the rows fitted somebody in each of the last lists that were compared."""
    rows = await tx.all(
        "SELECT id FROM returned_list WHERE state <> 'received' AND id <> :but ORDER BY id DESC LIMIT :last",
        but=but,
        last=LAST,
    )
    counted = [
        await tx.known(f"SELECT COUNT(*) AS n, {_FITS} AS fit FROM returned_row w WHERE w.list_id = :id", id=row["id"])
        for row in rows
    ]
    return [one["fit"] / one["n"] for one in counted if one["n"]]
