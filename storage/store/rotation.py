"""Rotation: everything is sealed again with a fresh data key, and the old one is thrown away.

It may run while the bot runs: each transaction looks which data keys there are, so every process seals with the new key
from its next transaction on.  The old key goes only in a transaction that holds the table data_key alone and has seen
that nothing is sealed with it any more.  Stamps are made anew in the same way.  The keys of fingerprints are only
wrapped again; a new one is added by refingerprinting.py.  The history goes on with a key of its own, and its first row
under that one seals all that came before; the older keys stay, to check by, and are good for nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from storage.store import chain, stamps
from storage.store.keys import ADD, HISTORY, RECORDS, Keyring
from storage.store.store import Store
from storage.store.transaction import Row, Transaction

PAGE = 500

# Every table with a column `sealed`, and the columns of its key; their values joined with '/' name the row.
SEALED: Mapping[str, tuple[str, ...]] = {
    "inbox": ("id",),
    "chat": ("id",),
    "draft": ("chat_id", "form"),
    "operator": ("id",),
    "person": ("id",),
    "inquiry": ("id",),
    "message": ("id",),
    "change": ("id",),
    "return_report": ("id",),
    "sighting": ("id",),
    "corroboration": ("sighting_id", "person_id"),
    "register_import": ("id",),
    "returned_list": ("id",),
    "returned_row": ("id",),
    "candidate": ("row_id", "rank"),
    "likeness": ("inquiry_id", "rank"),
    "verification": ("id",),
    "joining": ("id",),
    "outbox": ("id",),
    "broadcast": ("id",),
    "batch": ("id",),
    "batch_about": ("batch_id",),
    "broadcast_text": ("id",),
    "guide": ("id",),
    "audit": ("id",),
    "entering": ("chat_id",),
    "declaration": ("id",),
    "second_factor": ("operator_id",),
    "pending_act": ("operator_id",),
    "passkey": ("id",),
    "signed_act": ("id",),
    "handover": ("id",),
    "operator_email": ("operator_id",),
    "errand": ("id",),
    "new_number": ("chat_id",),
    "announcement": ("id",),
}
ROTATED = "rotated"


async def rotate(store: Store) -> dict[str, int]:
    """Seals everything with a new data key under the newest master key; how many records, by table.

    After it the older master keys open nothing, except older backups.  Run again after a crash, it finishes the work.
    """
    await store.run(_add_keys, store.keys)
    await store.run(_begin_anew)
    counts = dict.fromkeys(SEALED, 0)
    while True:
        for table in SEALED:
            counts[table] += await _reseal_table(store, table)
        for table in stamps.BOUND:
            await _stamp_table(store, table)
        if await store.run(_drop_older_keys):
            return counts


async def masters(tx: Transaction) -> set[str]:
    """The fingerprints of the master keys without which this database does not open."""
    return {row["master"] for row in await tx.all("SELECT DISTINCT master FROM data_key")}


async def _add_keys(tx: Transaction, keys: Keyring) -> None:
    """New keys for records and the history; all keys wrapped by the newest master key."""
    await tx.lock("data_key")
    rows = await tx.all("SELECT id, purpose, master, wrapped FROM data_key")
    for row in rows:
        await tx.execute(
            "UPDATE data_key SET master = :master, wrapped = :wrapped WHERE id = :id", **keys.rewrapped(row)
        )
    newest = max(row["id"] for row in rows)
    for purpose in (RECORDS, HISTORY):
        await tx.execute(ADD, **(fresh := keys.fresh(purpose, above=newest)))
        newest = fresh["id"]


async def _begin_anew(tx: Transaction) -> None:
    now = int((await tx.known(f"SELECT {tx.clock} AS now"))["now"])
    await chain.append(tx, {"at": now, "action": ROTATED, "subject": "data_key"})


async def _reseal_table(store: Store, table: str) -> int:
    total = 0
    after: Sequence[Any] | None = None
    while True:
        changed, after = await store.run(_reseal_page, table, after)
        total += changed
        if after is None:
            return total


async def _stamp_table(store: Store, table: str) -> None:
    after: int | None = 0
    while after is not None:
        _, after = await store.run(stamps.stamp_anew, table, after)


async def _reseal_page(tx: Transaction, table: str, after: Sequence[Any] | None) -> tuple[int, Sequence[Any] | None]:
    """Seals up to PAGE rows behind the key `after`; how many, and the key of the last one looked at."""
    columns = SEALED[table]
    names = ", ".join(columns)
    behind = f"AND ({names}) > ({', '.join(f':after_{column}' for column in columns)})" if after else ""
    rows = await tx.all(
        f"SELECT {names}, sealed FROM {table} WHERE sealed IS NOT NULL {behind} ORDER BY {names} LIMIT {PAGE}",
        **{f"after_{column}": value for column, value in zip(columns, after or (), strict=False)},
    )
    changed = sum([await _reseal(tx, table, row) for row in rows])
    return changed, [rows[-1][column] for column in columns] if len(rows) == PAGE else None


async def _reseal(tx: Transaction, table: str, row: Row) -> int:
    """1 if the row was sealed again; 0 if it had been, or somebody changes it right now: the next round looks again."""
    if row["sealed"].startswith(tx.seal_mark):
        return 0
    columns = SEALED[table]
    name = "/".join(str(row[column]) for column in columns)
    return await tx.execute(
        f"UPDATE {table} SET sealed = :fresh WHERE sealed = :sealed AND "
        + " AND ".join(f"{column} = :{column}" for column in columns),
        **row,
        fresh=tx.seal(table, name, tx.unseal(table, name, row["sealed"])),
    )


async def _drop_older_keys(tx: Transaction) -> bool:
    """Deletes the older keys for records; False, and deletes nothing, when something is still sealed with one."""
    await tx.lock("data_key")
    made = [*((table, "sealed") for table in SEALED), *((table, "stamp") for table in stamps.BOUND)]
    for table, column in made:
        if await tx.exists(f"{table} WHERE substr({column}, 1, 9) <> :fresh", fresh=tx.seal_mark):
            return False
    await tx.execute(
        "DELETE FROM data_key WHERE purpose = :purpose"
        " AND id < (SELECT MAX(id) FROM data_key WHERE purpose = :purpose)",
        purpose=RECORDS,
    )
    return True
