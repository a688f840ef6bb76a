"""What is done once with the rows of a database that was made by an older program, before anything else is.

Rows that decide get their stamps, what was in the clear is sealed, and words that may still leave say for whom they
are: a page at a time, so that it goes on after a crash.  That all is done is not written in a row, which somebody could
take away to have forged rows stamped: it is part of the newest data key, under the master key.  Whoever puts an older
key in its place gives up everything that was sealed since, and finds no start.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from storage.queues import outbox
from storage.register import agreeing
from storage.staff import entering, uses
from storage.store import stamps
from storage.store.connection import Connection
from storage.store.encryption import STAMPED, sealed_under
from storage.store.keys import ADD, RECORDS, Keyring, KeysDoNotOpen
from storage.store.rotation import SEALED
from storage.store.transaction import Transaction

T = TypeVar("T")
Step = Callable[[Transaction, int], Awaitable[tuple[int, int | None]]]


async def _stamp(tx: Transaction, after: int, *, table: str) -> tuple[int, int | None]:
    return await stamps.stamp_first(tx, table, after)


def _stamping(tables: Iterable[str]) -> list[Step]:
    return [partial(_stamp, table=table) for table in tables]


# What is still to be done, by how many sets of tables have stamps already.
STEPS: Mapping[int, Sequence[Step]] = {
    0: (
        *_stamping(table for table in stamps.BOUND if table not in stamps.LATER),
        *(partial(agreeing.seal_first, table=table) for table in agreeing.OWNERS),
        outbox.address_first,
        entering.seal_role_first,
    ),
    1: (uses.stamp_sleepers, *_stamping(stamps.LATER), uses.begin_first),
}


async def complete(db: Connection, keys: Keyring) -> None:
    """Nothing where it was done before, as in a database that this program made.  Raises KeysDoNotOpen."""
    if await _run(db, keys, _is_complete):
        return
    await _run(db, keys, _require_every_key)
    for step in await _run(db, keys, _to_do):
        after: int | None = 0
        while after is not None:
            after = await _run(db, keys, _page, step, after)
    await _run(db, keys, _finish, keys)


async def _page(tx: Transaction, step: Step, after: int) -> int | None:
    _, behind = await step(tx, after)
    return behind


async def _is_complete(tx: Transaction) -> bool:
    return tx.stamped == STAMPED


async def _to_do(tx: Transaction) -> list[Step]:
    return [step for stamped, steps in STEPS.items() if stamped >= tx.stamped for step in steps]


async def _require_every_key(tx: Transaction) -> None:
    """Something that was sealed with a key that is gone was sealed later than now."""
    rows = await tx.all("SELECT id FROM data_key WHERE purpose = :purpose", purpose=RECORDS)
    marks = {f"mark{number}": sealed_under(row["id"]) for number, row in enumerate(rows)}
    known = ", ".join(f":{name}" for name in marks)
    for table in SEALED:
        if await tx.exists(f"{table} WHERE sealed IS NOT NULL AND substr(sealed, 1, 9) NOT IN ({known})", **marks):
            raise KeysDoNotOpen(f"a data key is missing with which records of {table} were sealed: use a backup")


async def _finish(tx: Transaction, keys: Keyring) -> None:
    """With what an older program that still runs has written in the meantime; it cannot open the key that is added."""
    await tx.lock("data_key")
    if tx.stamped == STAMPED:  # another process was first
        return
    for step in await _to_do(tx):
        after: int | None = 0
        while after is not None:
            after = await _page(tx, step, after)
    newest = await tx.known("SELECT MAX(id) AS id FROM data_key")
    await tx.execute(ADD, **keys.fresh(RECORDS, above=newest["id"]))


async def _run(db: Connection, keys: Keyring, job: Callable[..., Awaitable[T]], *args: Any) -> T:
    await db.begin()
    try:
        await (
            db.exclude_other_migrations()
        )  # before data_key is looked at: two would wait for one another to let go of it
        tx = Transaction(db, await keys.vault(db))
        try:
            result = await job(tx, *args)
        finally:
            tx.end()
        await db.commit()
    finally:
        await db.rollback()
    return result
