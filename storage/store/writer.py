"""The one who writes: takes the jobs that wait, runs each under a savepoint, and ends them all with one COMMIT.

- A caller hears about success only after the COMMIT; if the COMMIT fails, every job of the group has failed.
- A job that raises, or is cancelled from inside, is undone alone; its neighbours stay.
- When the database takes back the whole transaction (a full disk, a line cut), or another process's and ours wait for
  one another, the jobs of the group run again, one at a time: so a job touches nothing but the database.
- Callers come and go; whoever stops waiting stops nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from storage.store.connection import Collided, Connection
from storage.store.encryption import Vault
from storage.store.job import Job, JobWithinJob, Outcome, Ticket, failure_of, inside_a_job, whole
from storage.store.transaction import Transaction

GROUP = 64
COLLISIONS = 5  # with other processes, before a job fails of it


class StoreClosed(Exception):
    """The store has been closed and takes no more jobs."""


class TransactionLost(Exception):
    """The database took the transaction back, and the job had not noticed."""


class Writer:
    """Owns the writing connection."""

    def __init__(
        self,
        db: Connection,
        vault: Callable[[Connection], Awaitable[Vault]],
        committed: Callable[[Collection[str]], None],
        ended: Callable[[], Awaitable[None]],
    ) -> None:
        """vault: the keys of the present transaction; committed: called with the tables that were changed; ended:
        closes everything."""
        self._db = db
        self._vault = vault
        self._committed = committed
        self._written: set[str] = set()
        self._ended = ended
        self._queue: asyncio.Queue[Ticket | None] = asyncio.Queue()
        self._closed = False
        self._task = asyncio.create_task(self._work(), name="writer")

    async def run(self, job: Job) -> Any:
        """Runs the job; its result, after the COMMIT.  Raises what the job raised, or why it was not committed."""
        if self._closed:
            raise StoreClosed
        if inside_a_job():
            raise JobWithinJob
        ticket = Ticket(job, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(ticket)
        return await asyncio.shield(ticket.waiter)

    async def close(self) -> None:
        """Finishes the jobs that wait, then ends."""
        if not self._closed:
            self._closed = True
            self._queue.put_nowait(None)
        await asyncio.shield(self._task)

    async def _work(self) -> None:
        try:
            while group := await self._next_group():
                await self._serve(group)
        finally:  # also when the event loop is being torn down: an open connection would keep the process alive
            self._closed = True
            while not self._queue.empty():
                if ticket := self._queue.get_nowait():
                    ticket.fail(StoreClosed())
            await self._ended()

    async def _next_group(self) -> list[Ticket]:
        """At least one job, or none at the end."""
        group: list[Ticket] = []
        while len(group) < GROUP and not (group and self._queue.empty()):
            ticket = await self._queue.get()
            if ticket is None:
                if group:
                    self._queue.put_nowait(None)
                break
            group.append(ticket)
        return group

    async def _serve(self, group: list[Ticket]) -> None:
        try:
            await (self._together(group) if len(group) > 1 else self._alone(group[0]))
        except Exception as failure:  # the transaction did not begin, or the COMMIT failed
            await self._clean_up()
            _fail(group, failure)
        except BaseException:
            _fail(group, StoreClosed())
            raise

    async def _together(self, group: list[Ticket]) -> None:
        vault = await self._begin()
        done: list[tuple[Ticket, Outcome]] = []
        for ticket in group:
            outcome = await self._under_savepoint(ticket, vault)
            if outcome is None:
                await self._one_by_one(group)
                return
            done.append((ticket, outcome))
        await self._commit(done)

    async def _one_by_one(self, group: list[Ticket]) -> None:
        await self._clean_up()
        for ticket in group:
            await self._serve([ticket])

    async def _alone(self, ticket: Ticket, *, again: bool = True, collisions: int = COLLISIONS) -> None:
        outcome = await self._attempt(ticket, await self._begin())
        if isinstance(failure_of(outcome), Collided) and collisions:
            await self._db.rollback()  # the other one goes first
            await self._alone(ticket, again=again, collisions=collisions - 1)
        elif not self._db.in_transaction and again:
            await self._alone(ticket, again=False)
        elif not self._db.in_transaction:
            ticket.fail(failure_of(outcome) or TransactionLost())
        elif failure_of(outcome):
            await self._db.rollback()
            ticket.settle(outcome)
        else:
            await self._commit([(ticket, outcome)])

    async def _under_savepoint(self, ticket: Ticket, vault: Vault) -> Outcome | None:
        """How the job went; None: the database has taken the whole transaction back, or it has to begin anew."""
        try:
            await self._db.savepoint()
            outcome = await self._attempt(ticket, vault)
            if isinstance(failure_of(outcome), Collided):
                return None  # what the neighbours hold is in the way
            await (self._db.undo() if failure_of(outcome) else self._db.release())
        except Exception:
            if self._db.in_transaction:
                raise
            return None
        return outcome

    async def _begin(self) -> Vault:
        await self._db.begin()
        return await self._vault(self._db)

    async def _attempt(self, ticket: Ticket, vault: Vault) -> Outcome:
        """Runs the job in a task of its own, so that whatever it does to its task does not reach the writer."""
        tx = Transaction(self._db, vault)
        outcome = asyncio.create_task(whole(ticket.job, tx))
        try:
            await asyncio.wait([outcome])
            return outcome
        finally:
            outcome.cancel()
            tx.end()
            self._written |= tx.written

    async def _commit(self, done: list[tuple[Ticket, Outcome]]) -> None:
        await self._db.commit()
        for ticket, outcome in done:
            ticket.settle(outcome)
        written, self._written = self._written, set()
        if written:
            self._committed(written)

    async def _clean_up(self) -> None:
        try:
            await self._db.rollback()
        except Exception:
            # Nothing is lost by it: the next transaction begins with another try.
            return


def _fail(group: list[Ticket], reason: BaseException) -> None:
    for ticket in group:
        ticket.fail(reason)
