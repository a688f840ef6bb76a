"""One process is active: takes the lease, keeps it, and ends the process when it is lost, however badly it hangs."""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import structlog

from bot import logs
from storage.store import lease
from storage.store.connection import NoRoom, NotNow, StillHeld, Unreachable
from storage.store.lease import Lease, LeaseLost
from storage.store.lock import Lock, exclusive
from storage.store.store import Store, is_sqlite, path_of
from storage.store.transaction import Transaction

ROLE = "bot"
SECONDS = 10.0  # the lease lasts so long unless renewed
RENEW_EVERY = 3.0
TAKE_EVERY = 1.0  # whoever stands by asks so often: a lease that was given back is not to lie idle
FULL = "the disk is full: free space there; until then nothing is received, and Telegram keeps what families write"
LOST = 75  # exit code, EX_TEMPFAIL: the process manager starts us again, as a standby
log = structlog.get_logger()


class Alone:
    """Whether every other process with this database is known to be dead: on SQLite, by the lock beside the file."""

    def __init__(self, url: str, steady: Callable[[], float] = time.monotonic) -> None:
        """Nothing is locked before it is asked."""
        self._path, self._steady = path_of(url) if is_sqlite(url) else None, steady
        self._lock: Lock | None = None
        self.since: float | None = None  # no other process has done anything since then

    def ask(self) -> bool:
        """Whether it is known now; from then on others know that we are not dead."""
        if self._path and self._lock is None and (lock := exclusive(self._path)).held:
            self._lock, self.since = lock, self._steady()
        return self._lock is not None

    def release(self) -> None:
        """We are as good as dead."""
        if self._lock:
            self._lock.release()
        self._lock = self.since = None


class Leadership:
    """The lease of this process.  What it says of itself is for health checks; only the database decides."""

    def __init__(
        self,
        store: Store,
        owner: str,
        steady: Callable[[], float] = time.monotonic,
        is_alone: Callable[[], bool] = lambda: False,
        *,
        in_a_file: bool = False,
    ) -> None:
        """owner is a name that no other process has, nor this one had before a restart.

        is_alone: whether every other process is known to be dead, and will be told apart from us from now on
        (storage/store/lock.py); it is asked again and again, since another may die at any time.
        in_a_file: what keeps us from renewing, the lock of another program or a full disk, keeps everybody else from
        leading as well.
        """
        self._store, self._owner, self._steady, self._is_alone = store, owner, steady, is_alone
        self._in_a_file = in_a_file
        self._renewed_at: float | None = None
        self._looked_at = steady()
        self.has_room = True

    @property
    def age(self) -> float | None:
        """Seconds since the lease was renewed; None when it is not ours."""
        return None if self._renewed_at is None else self._steady() - self._renewed_at

    @property
    def leads(self) -> bool:
        """Whether the lease was ours when we last looked."""
        return self._renewed_at is not None

    def is_fresh(self) -> bool:
        """Whether the database answered about the lease within the time that a lease lasts."""
        return self._steady() - self._looked_at < SECONDS

    async def take(self) -> Lease:
        """Stand by until the lease is ours: when it has run out, or at once when its holder is dead."""
        while True:
            if taken := await self._try():
                log.info("leading", epoch=taken.epoch)
                return taken
            await asyncio.sleep(TAKE_EVERY)

    async def _try(self) -> Lease | None:
        before, found = self._steady(), None
        try:
            found = await self._store.run(self._take, by_force=self._is_alone())
        except Unreachable:
            log.warning("the database is away")
            return None
        except StillHeld:  # by one who works, or hangs, in a transaction; so it is not ours
            found = None
        except NoRoom:
            log.error(FULL)
        self._looked_at = before
        if found is None:
            return None
        taken, self._renewed_at = found
        return taken

    async def _take(self, tx: Transaction, *, by_force: bool) -> tuple[Lease, float] | None:
        """The lease and since when it is counted: not before it was ours, since we may have waited for it."""
        taken = await lease.take(tx, ROLE, self._owner, SECONDS, by_force=by_force)
        since = self._steady()
        return (taken, since) if taken and await lease.renew(tx, taken, SECONDS) else None

    async def keep(self, taken: Lease) -> None:
        """Renew until cancelled; LeaseLost when somebody else has it."""
        ended = threading.Event()
        threading.Thread(target=self._watch, args=(ended,), name="watchdog", daemon=True).start()
        try:
            while True:
                await asyncio.sleep(RENEW_EVERY)
                self._is_alone()  # whoever had the lock has given the lease back first, or ends
                await self._renew(taken)
        finally:
            ended.set()

    async def _renew(self, taken: Lease) -> None:
        """LeaseLost when another has it.  While the database is away it is tried again, until the watchdog ends us."""
        renewing = asyncio.create_task(self._store.run_beside(lease.renew, taken, SECONDS))
        before = self._steady()
        while not (await asyncio.wait([renewing], timeout=RENEW_EVERY))[0]:
            if self._in_a_file:
                self._renewed_at = self._looked_at = self._steady()
        try:
            ours = renewing.result()
        except NoRoom:
            self._waits_for_room()
            return
        except NotNow as fault:
            log.warning("the lease could not be renewed", fault=type(fault).__name__)
            return
        if not ours:
            raise LeaseLost(ROLE)
        self._renewed_at, self._looked_at, self.has_room = before, before, True

    def _waits_for_room(self) -> None:
        """On the disk of a file nobody else could write either: who waits here goes on as soon as there is room."""
        log.error(FULL)
        self.has_room = False
        if self._in_a_file:
            self._renewed_at = self._looked_at = self._steady()

    async def give_back(self, taken: Lease) -> None:
        """We end: another may lead at once."""
        with suppress(Exception):  # else it runs out
            await self._store.run(lease.give_back, taken)

    def is_overdue(self) -> bool:
        """Whether the lease has run out without having been renewed."""
        return self._renewed_at is not None and self._steady() - self._renewed_at > SECONDS

    def _watch(self, ended: threading.Event) -> None:
        """In a thread of its own, since the event loop may be what hangs."""
        while not ended.wait(1):
            if self.is_overdue():
                os.write(2, logs.line("the lease ran out; ending"))  # not the log itself, which may hang as well
                os._exit(LOST)
