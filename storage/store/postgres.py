"""PostgreSQL through psycopg 3: the same jobs as on SQLite."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.conninfo import make_conninfo
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumper

from storage.store.connection import Collided, NoRoom, Row, StillHeld, Unreachable
from storage.store.statement import for_postgres, for_psycopg

_Line = psycopg.AsyncConnection[DictRow]
_Cursor = psycopg.AsyncCursor[DictRow]
_BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
AWAY = 9.0  # seconds without a server, less than a lease lasts: after it somebody else may be active
AGAIN = 0.2
_MIGRATION = 7_245_910_331  # an advisory lock of ours; the number means nothing
# Durable even where the server's default is not; a stricter default is left alone.
_DURABLE = (
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')"
)
# A server that vanished without a word is noticed within a minute, not after the two hours of the system's default.
_PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 40_000,
}
# The server's patience with us.  A process that vanished or was stopped in the middle of a transaction holds the lease,
# and nobody else can lead, until the server ends that transaction.  What DATABASE_URL says itself is left alone.
_OF_THE_SERVER = {
    "idle_in_transaction_session_timeout": 5_000,  # milliseconds; half of what a lease lasts
    "jit": "off",  # it took seconds to compile what then ran for milliseconds
    "lock_timeout": 8_000,  # whoever waits longer for another's lock tries again later
    "tcp_keepalives_idle": _PATIENCE["keepalives_idle"],
    "tcp_keepalives_interval": _PATIENCE["keepalives_interval"],
    "tcp_keepalives_count": _PATIENCE["keepalives_count"],
    "tcp_user_timeout": _PATIENCE["tcp_user_timeout"],
}
# Whoever only reads holds up nobody, and may have much to work out between two statements.
_WITH_READERS = {**_OF_THE_SERVER, "idle_in_transaction_session_timeout": 60_000}
_SET = (
    "SELECT set_config(s.name, wanted.value, false) FROM pg_settings s"
    " JOIN json_each_text(CAST($1 AS json)) AS wanted ON wanted.key = s.name"
    " WHERE s.source NOT IN ('client', 'session')"
)


class NotCommitted(Exception):
    """The server answered COMMIT by rolling back, since a statement had failed."""


class Postgres:
    """A connection to a database server; see storage/store/connection.py."""

    dialect = "postgres"
    # The lease's row may be renewed in the meantime, beside what holds it; whoever takes the lease asks for it alone.
    row_lock = "FOR KEY SHARE"
    row_lock_alone = "FOR UPDATE"
    writes_side_by_side = True
    clock = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS DOUBLE PRECISION)"

    def __init__(self, url: str, line: _Line, *, read_only: bool) -> None:
        self._url = url
        self._line = line
        self._read_only = read_only

    @classmethod
    async def open(cls, url: str, *, read_only: bool = False) -> "Postgres":
        """Connects.  Raises psycopg.OperationalError."""
        return cls(url, await _connected(url, read_only=read_only), read_only=read_only)

    @property
    def in_transaction(self) -> bool:
        """False also when the line was cut."""
        return self._line.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR)

    async def begin(self) -> None:
        """Starts a transaction, on a fresh line if the old one was cut."""
        begin = _BEGIN_READING if self._read_only else _BEGIN
        try:
            await self.rollback()
            await self._say(begin)
        except (psycopg.Error, Unreachable):
            await self._line.close()
            await self._connect_again(begin)

    async def _connect_again(self, begin: str) -> None:
        """A server that starts again, or another that takes its place, is back within seconds."""
        until = time.monotonic() + AWAY
        while True:
            try:
                self._line = await _connected(self._url, read_only=self._read_only)
                await self._say(begin)
                return
            except (psycopg.Error, Unreachable) as error:
                if time.monotonic() > until:
                    raise Unreachable from error
            await asyncio.sleep(AGAIN)

    async def commit(self) -> None:
        """Returns when the transaction is durable; when the line is cut: Unreachable, and nobody knows."""
        answer = await self._say("COMMIT")
        if answer != "COMMIT":
            raise NotCommitted

    async def rollback(self) -> None:
        """Ends the transaction, if there is one, without a trace."""
        if self.in_transaction:
            await self._say("ROLLBACK")

    async def savepoint(self) -> None:
        """Opens the one savepoint."""
        await self._say("SAVEPOINT job")

    async def release(self) -> None:
        """Closes the savepoint and keeps what was done since."""
        await self._say("RELEASE SAVEPOINT job")

    async def undo(self) -> None:
        """Closes the savepoint and undoes what was done since."""
        await self._say("ROLLBACK TO SAVEPOINT job")
        await self.release()

    async def has_table(self, name: str) -> bool:
        """Whether there is a table of that name."""
        found = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = :name"
        return bool(await self.all(found, {"name": name}))

    async def exclude_other_migrations(self) -> None:
        """No other process migrates until the transaction ends; we wait for one that does, however long that is."""
        await self._say("SET LOCAL lock_timeout = 0")
        await self.all("SELECT pg_advisory_xact_lock(:lock)", {"lock": _MIGRATION})

    async def define(self, sql: str) -> None:
        """Runs one statement of a migration, written in SQLite's dialect."""
        await self._say(for_postgres(sql))

    async def lock(self, table: str) -> None:
        """Nobody else reads or writes the table until the transaction ends.

        Whoever comes after waits behind us; so we do not wait long ourselves, say for a dump that reads every table.
        """
        await self._say("SET LOCAL lock_timeout = '10s'")
        await self._say(f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE')

    async def wait_at_most(self, seconds: float) -> None:
        """Until the transaction ends, a statement waits so long for what others hold, then raises StillHeld."""
        await self._say(f"SET LOCAL lock_timeout = {round(seconds * 1000)}")

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        """Runs one statement; the number of rows it touched."""
        return (await self._run(sql, values)).rowcount

    async def all(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Runs one statement; its rows."""
        return list(await (await self._run(sql, values)).fetchall())

    async def close(self) -> None:
        """Hangs up."""
        await self._line.close()

    async def _run(self, sql: str, values: Mapping[str, Any]) -> _Cursor:
        missing = frozenset(name for name, value in values.items() if value is None)
        try:
            said, places = for_psycopg(sql, missing)
            return await self._ask(said, [values[name] for name in places])
        except psycopg.errors.LockNotAvailable as error:
            raise StillHeld from error
        except psycopg.errors.DeadlockDetected as error:
            raise Collided from error

    async def _say(self, command: str) -> str | None:
        return (await self._ask(command)).statusmessage

    async def _ask(self, sql: str, values: Sequence[Any] | None = None) -> _Cursor:
        try:
            return await self._line.execute(sql, values)
        except psycopg.Error as error:
            if error.diag.severity_nonlocalized == "FATAL":  # the session is over, though the line may not know it yet
                await self._line.close()
            if self._line.closed:
                raise Unreachable from error
            if isinstance(error, psycopg.errors.DiskFull):
                raise NoRoom from error
            raise


class _PlainNumber(Loader):
    """A sum of integers comes as NUMERIC; it is to be an int again, as on SQLite."""

    def load(self, data: Buffer) -> int | float:
        text = bytes(data).decode()
        return float(text) if "." in text else int(text)


async def _connected(url: str, *, read_only: bool) -> _Line:
    line = await psycopg.AsyncConnection.connect(make_conninfo(url, **_PATIENCE), autocommit=True, row_factory=dict_row)
    line.cursor_factory = psycopg.AsyncRawCursor  # placeholders of psycopg are looked for anew in every long statement
    for number in (int, bool):  # always 64 bits, so that sums do not overflow; a truth value is 0 or 1 as on SQLite
        line.adapters.register_dumper(number, Int8Dumper)
    line.adapters.register_dumper(str, StrDumper)  # TEXT, where the default leaves the type open
    line.adapters.register_loader("numeric", _PlainNumber)
    await line.execute(_DURABLE)
    await line.execute(_SET, [json.dumps(_WITH_READERS if read_only else _OF_THE_SERVER)])
    return line
