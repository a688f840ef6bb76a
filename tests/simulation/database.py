"""SQLite as aiosqlite offers it, without a thread, so that a test decides how long the disk takes.

The file is a real one, and so is every statement.  Only waiting is not: for the disk, and for a lock of another.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

JULIAN_1970 = 2_440_587.5  # what julianday('now') counts from
DAY = 86_400
LOOK_AGAIN = 0.01


class Killed(BaseException):
    """The process was killed: nothing of it happens any more, also no tidying up."""


class InlineConnection:
    """What storage/store/sqlite.py uses of aiosqlite.Connection."""

    def __init__(self, db: sqlite3.Connection, disk: Callable[[], Awaitable[None]], patience: float) -> None:
        """disk: comes back when the disk has done it; raises Killed in a dead process.  patience: for a lock."""
        self._conn, self._disk, self._patience = db, disk, patience

    @property
    def in_transaction(self) -> bool:
        return self._conn.in_transaction

    async def _execute(self, work: Callable[..., Any], *args: Any, **named: Any) -> Any:
        until = asyncio.get_running_loop().time() + self._patience
        while True:
            await self._disk()
            try:
                return work(*args, **named)
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or asyncio.get_running_loop().time() > until:
                    raise
            await asyncio.sleep(LOOK_AGAIN)

    async def execute_fetchall(self, sql: str, values: Any = ()) -> list[Any]:
        rows: list[Any] = await self._execute(lambda: self._conn.execute(sql, values).fetchall())
        return rows

    async def close(self) -> None:
        self._conn.close()


def opened(
    path: Any, now: Callable[[], float], disk: Callable[[], Awaitable[None]], *, timeout: float, **how: Any
) -> InlineConnection:
    """A connection whose lock is never waited for in earnest and whose clock is the simulated one."""
    db = sqlite3.connect(path, timeout=0, **how)
    db.create_function("julianday", 1, lambda _when: now() / DAY + JULIAN_1970)
    return InlineConnection(db, disk, timeout)
