"""In what somebody fits somebody, field by field: sealed, as it says much about whom a stolen file names by number.

The tables candidate and likeness each have a key of two numbers; their column `fields` was once in the clear.
"""

import json
from collections.abc import Mapping

from storage.store.stamps import PAGE
from storage.store.transaction import Row, Transaction

OWNERS = {"candidate": "row_id", "likeness": "inquiry_id"}
"""Whose rows they are, by table; the second number of the key is the rank."""

NOTHING = ""
"""What the column `fields` holds."""


def sealed(tx: Transaction, table: str, owner_id: int, rank: int, fields: Mapping[str, str]) -> bytes:
    """For the row with that key."""
    return tx.seal(table, f"{owner_id}/{rank}", {"fields": dict(fields)})


def opened(tx: Transaction, table: str, row: Row) -> dict[str, str]:
    """Of a row with its key, `rank` and `sealed`."""
    found: dict[str, str] = tx.unseal(table, f"{row[OWNERS[table]]}/{row['rank']}", row["sealed"])["fields"]
    return found


async def seal_first(tx: Transaction, after: int, *, table: str) -> tuple[int, int | None]:
    """Of a database in which they were in the clear: a page of owners behind that one; how many rows, and the next."""
    owner = OWNERS[table]
    owners = await tx.all(
        f"SELECT DISTINCT {owner} AS id FROM {table} WHERE {owner} > :after AND sealed IS NULL"
        f" ORDER BY id LIMIT {PAGE}",
        after=after,
    )
    if not owners:
        return 0, None
    rows = await tx.all(
        f"SELECT {owner}, rank, fields FROM {table} WHERE {owner} > :after AND {owner} <= :last AND sealed IS NULL",
        after=after,
        last=owners[-1]["id"],
    )
    for row in rows:
        await tx.execute(
            f"UPDATE {table} SET sealed = :sealed, fields = :nothing WHERE {owner} = :owner AND rank = :rank",
            owner=row[owner],
            rank=row["rank"],
            nothing=NOTHING,
            sealed=sealed(tx, table, row[owner], row["rank"], json.loads(row["fields"])),
        )
    return len(rows), owners[-1]["id"]
