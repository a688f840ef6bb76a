"""A copy of the database while the bot runs, and back.  The master keys are never in it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.store import sqlite_copy
from storage.store.encryption import CannotDecrypt
from storage.store.keys import Keyring
from storage.store.rotation import SEALED
from storage.store.store import Store, is_sqlite, path_of
from storage.store.transaction import Row, Transaction
from storage.store.whole_files import BackupRefused, require_new, require_there, whole

__all__ = ["BackupRefused", "LastBackup", "Restored", "backup", "last", "restore", "write"]


@dataclass(frozen=True)
class Restored:
    """What a copy held.  schema: its version before it was brought up to date; newest_at: of the newest inquiry."""

    schema: int
    inquiries: int
    newest_at: int | None


@dataclass(frozen=True)
class LastBackup:
    """made_at: when a copy was last made; restored_at: when one of them was last restored for a trial."""

    made_at: int
    restored_at: int | None


async def backup(store: Store, path: Path) -> None:
    """Writes a consistent copy to path, whole and on the disk, or nothing.  Raises BackupRefused."""
    require_new(path)
    with whole(path) as half:
        await write(store.url, half)
    await store.run(made, int(time.time()))


async def write(url: str, half: Path) -> None:
    """Copies the database into a file that is there."""
    if is_sqlite(url):
        await sqlite_copy.write(path_of(url), half)
    else:
        from storage.store import postgres_copy  # noqa: PLC0415 (only its users pay for psycopg)

        await postgres_copy.write(url, half)


async def made(tx: Transaction, now: int) -> None:
    """Remembers that a copy was made."""
    await tx.upsert("last_backup", key="id", id=1, made_at=now)


async def last(tx: Transaction) -> LastBackup | None:
    """What is known of the last copy; None when none was made by us."""
    row = await tx.one("SELECT made_at, restored_at FROM last_backup WHERE id = 1")
    return LastBackup(row["made_at"], row["restored_at"]) if row else None


async def restore(path: Path, url: str, keys: Sequence[str]) -> Restored:
    """Puts a backup where url says that the database is, and reads in it; what it held.

    Raises BackupRefused when there is a database already, or the backup is damaged or is none of ours; KeysDoNotOpen,
    WrongSchema.
    """
    require_there(path)
    if is_sqlite(url):
        sqlite_copy.require_room(path_of(url))
        with whole(path_of(url)) as half:
            return await _read(f"sqlite:///{half}", keys, await sqlite_copy.put_back(path, half))
    from storage.store import postgres_copy  # noqa: PLC0415 (see above)

    return await _read(url, keys, await postgres_copy.put_back(path, url, Keyring(keys)))


async def _read(url: str, keys: Sequence[str], schema: int) -> Restored:
    store = await Store.open(url, keys)
    try:
        return await store.read(_held, schema)
    except CannotDecrypt as error:
        raise BackupRefused(f"the copy is damaged: {error}") from error
    finally:
        await store.close()


async def _held(tx: Transaction, schema: int) -> Restored:
    for table, key in SEALED.items():
        names = ", ".join(key)
        newest = f"SELECT {names}, sealed FROM {table} WHERE sealed IS NOT NULL ORDER BY {names} DESC LIMIT 1"
        if row := await tx.one(newest):
            _unsealed(tx, table, key, row)
    found = await tx.known("SELECT count(*) AS inquiries, max(received_at) AS newest_at FROM inquiry")
    return Restored(schema, found["inquiries"], found["newest_at"])


def _unsealed(tx: Transaction, table: str, key: Sequence[str], row: Row) -> None:
    """The newest row of each table opens: the copy is readable, not only whole."""
    tx.unseal(table, "/".join(str(row[column]) for column in key), row["sealed"])
