"""SQLite through aiosqlite.

Whatever may wait for the disk or for another process goes by way of the connection's own thread: BEGIN of a writer,
COMMIT, ROLLBACK.  A statement takes a few microseconds, a hop to the thread and back five times as long: it runs on
the spot, unless it was slow before.
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage.store.connection import NoRoom, NotNow, Row, StillHeld

# Another program may lock the file for a while, say to copy it: whoever writes waits, and nothing is lost by it.
BUSY_SECONDS = 60
_ALWAYS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "journal_size_limit=67108864",
)
SLOW = 0.002  # seconds: a statement that took longer twice running goes to the thread, until it has become quick again
TURN = 0.005  # seconds after which others have their turn
_NOT_NOW: Mapping[int, type[NotNow]] = {sqlite3.SQLITE_BUSY: StillHeld, sqlite3.SQLITE_FULL: NoRoom}
_READ_ONLY = ("wal_autocheckpoint=0", "query_only=1")  # only the writer checkpoints

T = TypeVar("T")
Ask = Callable[[sqlite3.Connection, str, Mapping[str, Any]], T]


class Sqlite:
    """A connection to one database file; see storage/store/connection.py."""

    dialect = "sqlite"
    row_lock = ""  # a writing transaction is alone from its beginning
    clock = "((julianday('now') - 2440587.5) * 86400.0)"
    row_lock_alone = ""
    writes_side_by_side = False

    def __init__(self, db: aiosqlite.Connection, *, reads: bool) -> None:
        self._db = db
        self._reads = reads
        self._slow: dict[str, int] = {}
        self._turn_ends = 0.0
        self._last = _Errand(lambda: None)
        self._last()
        self._closing = False

    @classmethod
    async def open(cls, path: Path, *, read_only: bool = False) -> "Sqlite":
        """Opens the file, and makes it, readable to its owner only, if there is none."""
        logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # at DEBUG it writes down every value
        make_private(path)
        db = await aiosqlite.connect(
            path, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=512, check_same_thread=False
        )
        try:
            await _set(db, (*_ALWAYS, *_READ_ONLY) if read_only else _ALWAYS)
        except BaseException:
            await db.close()  # else its thread keeps the process from ending
            raise
        return cls(db, reads=read_only)

    @property
    def in_transaction(self) -> bool:
        """False also after a full disk or an input/output error: SQLite then takes the whole transaction back."""
        return self._db.in_transaction

    async def begin(self) -> None:
        """Starts a transaction."""
        await self.rollback()
        if self._reads:
            await self._say("BEGIN")
        else:  # takes the lock at once: a writer that starts by reading would be refused when it comes to write
            await self._begin_alone()

    async def _begin_alone(self) -> None:
        try:
            await self._apart(self._db._conn.execute, "BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            _say_when_not_now(error)
            raise

    async def commit(self) -> None:
        """Returns when the transaction is on the disk.  Raises NoRoom."""
        try:
            await self._apart(self._db._conn.execute, "COMMIT")
        except sqlite3.OperationalError as error:
            _say_when_not_now(error)
            raise

    async def rollback(self) -> None:
        """Ends the transaction, if there is one, without a trace."""
        if self._db.in_transaction:
            await (self._say("ROLLBACK") if self._reads else self._apart(self._db._conn.execute, "ROLLBACK"))

    async def savepoint(self) -> None:
        """Opens the one savepoint."""
        await self._say("SAVEPOINT job")

    async def release(self) -> None:
        """Closes the savepoint and keeps what was done since."""
        await self._say("RELEASE job")

    async def undo(self) -> None:
        """Closes the savepoint and undoes what was done since."""
        await self._say("ROLLBACK TO job")
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

    async def wait_at_most(self, seconds: float) -> None:
        """Nothing to do: a writing transaction is alone from its beginning."""

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        """Runs one statement; the number of rows it touched."""
        return await self._ask(_touched, sql, values)

    async def all(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Runs one statement; its rows."""
        return await self._ask(_rows, sql, values)

    async def _ask(self, ask: Ask[T], sql: str, values: Mapping[str, Any]) -> T:
        """On the spot or, what was slow, in the thread."""
        try:
            return await self._answer(ask, sql, values)
        except sqlite3.OperationalError as error:
            _say_when_not_now(error)
            raise

    async def _answer(self, ask: Ask[T], sql: str, values: Mapping[str, Any]) -> T:
        if self._slow.get(sql, 0) > 1 or not self._is_free:
            return await self._apart(self._timed, ask, sql, values)
        answer = self._timed(ask, sql, values)
        if time.monotonic() > self._turn_ends:
            await asyncio.sleep(0)
            self._turn_ends = time.monotonic() + TURN
        return answer

    async def _say(self, command: str) -> None:
        """A command that waits for nothing."""
        if self._is_free:
            self._db._conn.execute(command)
        else:
            await self._apart(self._db._conn.execute, command)

    async def _apart(self, work: Callable[..., T], *said: Any) -> T:
        """In the connection's thread, behind everything that is there already."""
        self._last = _Errand(partial(work, *said))
        done: T = await self._db._execute(self._last)  # type: ignore[no-untyped-call]
        return done

    @property
    def _is_free(self) -> bool:
        """Whether the thread leaves the connection alone; who was cancelled while it worked must not come between."""
        return self._last.is_over and not self._closing

    def _timed(self, ask: Ask[T], sql: str, values: Mapping[str, Any]) -> T:
        began = time.perf_counter()
        answer = ask(self._db._conn, sql, values)
        if time.perf_counter() - began > SLOW:  # once may be a neighbour who had the processor
            self._slow[sql] = self._slow.get(sql, 0) + 1
        elif self._slow:
            self._slow.pop(sql, None)
        return answer

    async def close(self) -> None:
        """Ends the connection and its thread."""
        self._closing = True
        await self._db.close()


async def _set(db: aiosqlite.Connection, pragmas: Sequence[str]) -> None:
    """SQLite itself does not wait when several processes turn the same new file to WAL at once."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            await db._execute(_say_each, db._conn, pragmas)  # type: ignore[no-untyped-call]
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        await asyncio.sleep(0.05)


def _say_each(db: sqlite3.Connection, pragmas: Sequence[str]) -> None:
    for pragma in pragmas:
        db.execute(f"PRAGMA {pragma}").fetchall()


def _say_when_not_now(error: sqlite3.OperationalError) -> None:
    """What may be tried again has a name of its own."""
    if found := _NOT_NOW.get(error.sqlite_errorcode & 0xFF):
        raise found from error


def make_private(path: Path) -> None:
    """Makes the file, and the folders above it, open to their owner only, where there are none."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)


class _Errand:
    """Work for the thread; knows when it is over."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work, self.is_over = work, False

    def __call__(self) -> Any:
        try:
            return self._work()
        finally:
            self.is_over = True


def _touched(db: sqlite3.Connection, sql: str, values: Mapping[str, Any]) -> int:
    cursor = db.execute(sql, values)
    if cursor.description is not None:  # it has rows to give: until they are fetched it is not done
        return len(cursor.fetchall())
    if cursor.rowcount >= 0:
        return cursor.rowcount
    return int(db.execute("SELECT changes()").fetchone()[0])  # WITH … UPDATE is not counted by sqlite3


def _rows(db: sqlite3.Connection, sql: str, values: Mapping[str, Any]) -> list[Row]:
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row)) for row in cursor.fetchall()]  # noqa: B905 (always as long, and a tenth faster)
