"""SQLite through aiosqlite.

Every call is a hop to the connection's thread and back, so each statement is exactly one.
"""

import logging
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiosqlite

from storage.connection import Row

BUSY_SECONDS = 10
_ALWAYS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "journal_size_limit=67108864",
)
_READ_ONLY = ("wal_autocheckpoint=0", "query_only=1")  # only the writer checkpoints


class Sqlite:
    """A connection to one database file; see storage/connection.py."""

    dialect = "sqlite"
    row_lock = ""  # a writing transaction is alone from its beginning
    clock = "((julianday('now') - 2440587.5) * 86400.0)"

    def __init__(self, db: aiosqlite.Connection, begin: str) -> None:
        self._db = db
        self._begin = begin

    @classmethod
    async def open(cls, path: Path, *, read_only: bool = False) -> "Sqlite":
        """Opens the file, and makes it, readable to its owner only, if there is none."""
        logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # at DEBUG it writes down every value
        make_private(path)
        db = await aiosqlite.connect(path, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=512)
        db.row_factory = _as_dict  # type: ignore[assignment]  # sqlite3 takes any callable
        try:
            for pragma in (*_ALWAYS, *(_READ_ONLY if read_only else ())):
                await db.execute_fetchall(f"PRAGMA {pragma}")
        except BaseException:
            await db.close()  # else its thread keeps the process from ending
            raise
        # A writer that starts by reading would be refused when it comes to write: it takes the lock at once.
        return cls(db, "BEGIN" if read_only else "BEGIN IMMEDIATE")

    @property
    def in_transaction(self) -> bool:
        """False also after a full disk or an input/output error: SQLite then takes the whole transaction back."""
        return self._db.in_transaction

    async def begin(self) -> None:
        """Starts a transaction."""
        await self.rollback()
        await self._db.execute_fetchall(self._begin)

    async def commit(self) -> None:
        """Returns when the transaction is on the disk."""
        await self._db.execute_fetchall("COMMIT")

    async def rollback(self) -> None:
        """Ends the transaction, if there is one, without a trace."""
        if self._db.in_transaction:
            await self._db.execute_fetchall("ROLLBACK")

    async def savepoint(self) -> None:
        """Opens the one savepoint."""
        await self._db.execute_fetchall("SAVEPOINT job")

    async def release(self) -> None:
        """Closes the savepoint and keeps what was done since."""
        await self._db.execute_fetchall("RELEASE job")

    async def undo(self) -> None:
        """Closes the savepoint and undoes what was done since."""
        await self._db.execute_fetchall("ROLLBACK TO job")
        await self.release()

    async def has_table(self, name: str) -> bool:
        """Whether there is a table of that name."""
        return bool(await self.all("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": name}))

    async def exclude_other_migrations(self) -> None:
        """Nothing to do: a writing transaction is alone from its beginning."""

    async def define(self, sql: str) -> None:
        """Runs one statement of a migration."""
        await self._db.execute_fetchall(sql)

    async def lock(self, table: str) -> None:
        """Nothing to do: a writing transaction is alone from its beginning."""

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        """Runs one statement; the number of rows it touched."""
        cursor = await self._db.execute(sql, values)
        if cursor.description is not None:  # it has rows to give: until they are fetched it is not done
            return len(list(await cursor.fetchall()))
        if cursor.rowcount >= 0:
            return cursor.rowcount
        [counted] = await self.all("SELECT changes() AS touched", {})  # WITH … UPDATE is not counted by sqlite3
        return int(counted["touched"])

    async def all(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Runs one statement; its rows."""
        return list(await self._db.execute_fetchall(sql, values))  # type: ignore[arg-type]  # _as_dict made them

    async def close(self) -> None:
        """Ends the connection and its thread."""
        await self._db.close()


def make_private(path: Path) -> None:
    """Makes the file, and the folders above it, open to their owner only, where there are none."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
