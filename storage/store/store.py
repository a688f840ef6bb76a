"""The store: runs jobs, each an async function of a transaction and of plain arguments."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage.store import chain, stamps
from storage.store.connection import Connection, NotNow
from storage.store.encryption import STAMPED, Vault
from storage.store.keys import HISTORY, RECORDS, Keyring
from storage.store.migrate import migrate as bring_up
from storage.store.migrate import require
from storage.store.signal import Signal
from storage.store.sqlite import Sqlite
from storage.store.transaction import Transaction
from storage.store.writer import StoreClosed, Writer

READERS = 2
_SQLITE = "sqlite:///"

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """One database.  `changes` is notified after every COMMIT of this process."""

    def __init__(self, url: str, keys: Keyring, writing: Connection, reading: Sequence[Connection]) -> None:
        """See open."""
        self.url = url
        self.keys = keys
        self.changes = Signal()
        self._writing = writing
        self._connections = [*reading, writing]
        self._beside: Connection | None = None
        self._beside_lock = asyncio.Lock()
        self._idle: asyncio.Queue[Connection] = asyncio.Queue()
        for db in reading:
            self._idle.put_nowait(db)
        self._reads: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._writer = Writer(writing, keys.vault, self.changes.notify, self._disconnect)

    @classmethod
    async def open(cls, url: str, keys: Sequence[str], *, migrate: bool = True) -> "Store":
        """Opens `sqlite:///path` or `postgresql://…` with the master keys, newest first, and brings it up to date.

        Raises KeysDoNotOpen, WrongSchema, ValueError for another kind of url.
        """
        keyring = Keyring(keys)
        opened: list[Connection] = []
        try:
            opened.append(writing := await connect(url))
            await (bring_up(writing) if migrate else require(writing))
            if (await _unlock(writing, keyring)).stamped < STAMPED:
                await _complete(writing, keyring)
            for _ in range(READERS):
                opened.append(await connect(url, read_only=True))
        except BaseException:
            for db in opened:
                await db.close()
            raise
        return cls(url, keyring, writing, opened[1:])

    async def run(self, job: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kw: P.kwargs) -> T:
        """Runs the job in a transaction; returns after the COMMIT.  Raises what the job raised, undone.

        Cancelling the caller does not stop the job.  A job may be run again, so it touches nothing but the database.
        """
        result: T = await self._writer.run(_bound(job, *args, **kw))
        return result

    async def run_beside(
        self, job: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kw: P.kwargs
    ) -> T:
        """Runs a short job in a transaction of its own, which does not wait for what the writer is doing.

        On SQLite, where one writes at a time, it is the writer's next.  Raises Unreachable, StillHeld.
        """
        if not self._writing.writes_side_by_side:
            return await self.run(job, *args, **kw)
        async with self._beside_lock:
            if self._beside is None:
                self._beside = await connect(self.url)
                self._connections.append(self._beside)
            return await self._alone(self._beside, _bound(job, *args, **kw))

    async def _alone(self, db: Connection, job: Callable[[Transaction], Awaitable[T]]) -> T:
        await db.begin()
        try:
            tx = Transaction(db, await self.keys.vault(db))
            try:
                result = await job(tx)
                await tx.finish()
            finally:
                tx.end()
            await db.commit()
        finally:
            with suppress(Exception):  # the next transaction begins with another try
                await db.rollback()
        return result

    async def read(self, job: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kw: P.kwargs) -> T:
        """Runs the job on one committed state of the database, beside the writer; it cannot change anything."""
        if self._closed:
            raise StoreClosed
        task = asyncio.create_task(self._look(_bound(job, *args, **kw)))
        self._reads.add(task)
        task.add_done_callback(self._reads.discard)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Finishes the jobs that wait, then disconnects.  May be called twice."""
        self._closed = True
        if self._reads:
            await asyncio.wait(self._reads)
        await self._writer.close()

    async def _look(self, job: Callable[[Transaction], Awaitable[T]]) -> T:
        db = await self._idle.get()
        try:
            try:
                return await self._looked(db, job)
            except NotNow:
                raise
            except Exception:
                if db.in_transaction:
                    raise
            return await self._looked(db, job)  # the line was cut: once more on a fresh one
        finally:
            try:
                await db.rollback()
            finally:
                self._idle.put_nowait(db)

    async def _looked(self, db: Connection, job: Callable[[Transaction], Awaitable[T]]) -> T:
        await db.begin()
        tx = Transaction(db, await self.keys.vault(db))
        try:
            return await job(tx)
        finally:
            tx.end()

    async def _disconnect(self) -> None:
        for db in self._connections:
            await db.close()


def _bound(job: Callable[..., Awaitable[T]], *args: Any, **kw: Any) -> Callable[[Transaction], Awaitable[T]]:
    return lambda tx: job(tx, *args, **kw)


async def _unlock(db: Connection, keyring: Keyring) -> Vault:
    await db.begin()
    try:
        made = await keyring.found(db)
        vault = await keyring.vault(db)
        if HISTORY in made:
            await chain.begin(Transaction(db, vault))
        if RECORDS in made:
            await stamps.stamp_rows_of_migrations(Transaction(db, vault))
        await db.commit()
    finally:
        await db.rollback()
    return vault


async def _complete(db: Connection, keyring: Keyring) -> None:
    from storage.store import upgrading  # noqa: PLC0415 (once in the life of an older database)

    await upgrading.complete(db, keyring)


async def connect(url: str, *, read_only: bool = False) -> Connection:
    """A bare connection to the database.  Raises ValueError for another kind of url."""
    if is_sqlite(url):
        return await Sqlite.open(path_of(url), read_only=read_only)
    if url.startswith(("postgresql://", "postgres://")):
        from storage.store.postgres import Postgres  # noqa: PLC0415 (seven megabytes that only its users pay)

        return await Postgres.open(url, read_only=read_only)
    raise ValueError("the database url must begin with sqlite:/// or postgresql://")


def is_sqlite(url: str) -> bool:
    """Whether it is the url of a file."""
    return url.startswith(_SQLITE)


def path_of(url: str) -> Path:
    """The file of a url: `sqlite:///data/z.db` is relative, `sqlite:////data/z.db` absolute."""
    return Path(url.removeprefix(_SQLITE))
