"""Rows that a test wrote by itself count as if the program had written them, or as if an older one had."""

from storage.store import stamps
from storage.store.stamps import BOUND, LATER
from storage.store.store import Store
from storage.store.transaction import Transaction


async def vouch(tx: Transaction, *tables: str) -> None:
    """For all rows of these tables, or of all that decide, as they stand."""
    for table in tables or stamps.BOUND:
        for row in await tx.all(f"SELECT {stamps.key_of(table)} AS id FROM {table}"):
            await stamps.vouch(tx, table, row["id"])


async def made_by_an_older_program(tx: Transaction, store: Store, stamped: int = 0) -> None:
    """No stamps, and a data key from before there were any; stamped: how many sets of tables had them."""
    for table in LATER if stamped else BOUND:
        await tx.execute(f"UPDATE {table} SET stamp = NULL")
    (row,) = await tx.all("SELECT * FROM data_key WHERE purpose = 'records'")
    bare = store.keys.unwrapped(row)[:32] + bytes([stamped] if stamped else [])
    wrapped = store.keys.masters[0].wrap(row["id"], "records", bare)
    await tx.execute("UPDATE data_key SET wrapped = :wrapped WHERE id = :id", wrapped=wrapped, id=row["id"])
