"""What a job gets to work with: statements, and the keys for what may not be stored in the clear."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from storage.store.connection import Connection, Row
from storage.store.encryption import Vault, sealed_under
from storage.store.statement import checked, written

__all__ = ["Owed", "Row", "RowMissing", "Transaction", "TransactionOver"]

T = TypeVar("T")


Owed = Callable[["Transaction"], Awaitable[object]]


class TransactionOver(Exception):
    """A job used its transaction after it had ended."""


class RowMissing(KeyError):
    """A row that has to be there is not: it was erased in the meantime."""


class Transaction:
    """One job's part of a transaction.

    A statement that fails fails the job, even if the job catches the error: PostgreSQL refuses everything after it, and
    both databases are to behave alike.  Statements run one after another.  written: the tables that they change,
    of which whoever waits for them hears.  kept: what is not asked for twice in the job.  owed: what a job that only
    reads leaves to be written before anybody sees what it has read; None where it is written at once.
    """

    def __init__(self, db: Connection, vault: Vault) -> None:
        self.clock = db.clock
        self.row_lock, self.row_lock_alone = db.row_lock, db.row_lock_alone
        self.failure: BaseException | None = None
        self._db: Connection | None = db
        self._vault = vault
        self.written: set[str] = set()
        self._turn = asyncio.Lock()
        self._last: dict[str, Callable[[], Awaitable[None]]] = {}
        self.kept: dict[str, Any] = {}
        self.owed: list[Owed] | None = None

    async def execute(self, sql: str, **values: Any) -> int:
        """Runs a statement; the number of rows it touched.  Raises StatementRefused for what a job may not say."""
        self._note(sql)
        return await self._ask(lambda db: db.execute(checked(sql), values))

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Runs a statement; its rows, each a mapping by column name."""
        self._note(sql)
        return await self._ask(lambda db: db.all(checked(sql), values))

    async def changed(self, sql: str, **values: Any) -> bool:
        """Whether exactly one row was touched: a compare-and-swap that came first."""
        return await self.execute(sql, **values) == 1

    async def insert(self, table: str, /, *, unless: str = "", **row: Any) -> int:
        """Adds a row, its values by column; 0 when there is one already that has the same in the columns of unless."""
        known = f" ON CONFLICT ({unless}) DO NOTHING" if unless else ""
        return await self.execute(_insert(table, row) + known, **row)

    async def upsert(self, table: str, /, *, key: str, **row: Any) -> int:
        """Adds a row, or puts its values in place of those of the row that has the same in the columns of key.

        That row keeps its id: to write the same one again would make SQLite look through whatever points to it.
        """
        kept = {"id", *key.split(", ")}
        new = ", ".join(f"{name} = excluded.{name}" for name in row if name not in kept)
        return await self.execute(f"{_insert(table, row)} ON CONFLICT ({key}) DO UPDATE SET {new}", **row)

    async def one(self, sql: str, **values: Any) -> Row | None:
        """Runs a statement; its first row, or None."""
        rows = await self.all(sql, **values)
        return rows[0] if rows else None

    async def known(self, sql: str, **values: Any) -> Row:
        """Runs a statement about a row that has to be there; the row.  RowMissing, a KeyError, if there is none."""
        row = await self.one(sql, **values)
        if row is None:
            raise RowMissing(*values.values())
        return row

    async def count(self, rows: str, **values: Any) -> int:
        """How many rows there are; rows is what follows FROM."""
        return int((await self.known(f"SELECT COUNT(*) AS n FROM {rows}", **values))["n"])

    async def exists(self, rows: str, **values: Any) -> bool:
        """Whether there is such a row; rows is what follows FROM."""
        return await self.one(f"SELECT 1 AS one FROM {rows} LIMIT 1", **values) is not None

    async def lock(self, table: str) -> None:
        """Nobody else reads or writes the table until the transaction ends."""
        await self._ask(lambda db: db.lock(table))

    async def wait_at_most(self, seconds: float) -> None:
        """From now on a statement waits so long for what another transaction holds, then raises StillHeld."""
        await self._ask(lambda db: db.wait_at_most(seconds))

    @property
    def seal_mark(self) -> bytes:
        """What everything begins with that is sealed now; something else was sealed with an older key."""
        return sealed_under(self._vault.newest)

    def seal(self, table: str, row: int | str, record: Mapping[str, Any]) -> bytes:
        """The record, encrypted for this row of this table (storage/store/encryption.py)."""
        return self._vault.seal(table, row, record)

    def unseal(self, table: str, row: int | str, sealed: bytes) -> dict[str, Any]:
        """The record that was sealed for this row of this table.  Raises CannotDecrypt."""
        return self._vault.unseal(table, row, sealed)

    def stamp(self, told: bytes) -> bytes:
        """A keyed hash of what a row says that decides (storage/store/stamps.py)."""
        return self._vault.stamp(told)

    def fits(self, told: bytes, stamp: bytes | None) -> bool:
        """Whether it was stamped so by somebody who has the keys."""
        return self._vault.fits(told, stamp)

    @property
    def stamped(self) -> int:
        """How many sets of rows that decide have been given stamps; of those none is given one for having none."""
        return self._vault.stamped

    @property
    def no_stamp(self) -> bytes:
        """What stands in the place of a stamp and fits nothing."""
        return self._vault.no_stamp

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """16 bytes by which an equal value of the same purpose is found again."""
        return self._vault.fingerprint(purpose, value)

    def lasting(self, purpose: str, value: str) -> bytes:
        """16 bytes that tell nothing without the key and stay the same whatever keys are added."""
        return self._vault.lasting(purpose, value)

    def bind(self, context: str, told: bytes) -> bytes:
        """40 bytes by which it is noticed when what was told is changed (storage/store/encryption.py)."""
        return self._vault.bind(context, told)

    def binds(self, bound: bytes, context: str, told: bytes) -> bool:
        """Whether these bytes were made of just that, with a key of this database."""
        return self._vault.binds(bound, context, told)

    def is_newest_binding(self, bound: bytes) -> bool:
        """Whether these bytes were made with the newest key of the history."""
        return self._vault.is_newest_binding(bound)

    def at_last(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Has something done once, after the job: of several works of a name the last one."""
        self._last[name] = work

    async def finish(self) -> None:
        """Does what was left for the end of the job."""
        for work in self._last.values():
            await work()

    def end(self) -> None:
        """Nothing can be done with it any more."""
        self._db = None

    def _note(self, sql: str) -> None:
        if (table := written(sql)) is not None:
            self.written.add(table)

    async def _ask(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        async with self._turn:
            if self._db is None:
                raise TransactionOver
            if self.failure:  # the database may have taken everything back; what came now would stand alone
                raise self.failure
            try:
                return await ask(self._db)
            except BaseException as failure:
                self.failure = failure
                raise


def _insert(table: str, row: Mapping[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
