"""A job on its way through the writer: who waits for it, how it ended."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from storage.store.transaction import Transaction

Job = Callable[[Transaction], Awaitable[Any]]
Outcome = asyncio.Task[Any]
_inside: ContextVar[bool] = ContextVar("inside_a_job", default=False)


class JobCancelled(Exception):
    """The job was cancelled from inside and undone."""


class JobWithinJob(Exception):
    """A job asked the store to run another one and would wait for itself: give it the transaction instead."""


@dataclass(frozen=True, eq=False)
class Ticket:
    """A job, and who waits for it."""

    job: Job
    waiter: asyncio.Future[Any]

    def fail(self, reason: BaseException) -> None:
        """Tells the caller that nothing was done."""
        if not self.waiter.done():
            self.waiter.set_exception(reason)

    def settle(self, outcome: Outcome) -> None:
        """Tells the caller how it went."""
        if reason := failure_of(outcome):
            self.fail(reason)
        elif not self.waiter.done():
            self.waiter.set_result(outcome.result())


async def whole(job: Job, tx: Transaction) -> Any:
    """Runs the job.  Raises what it raised, or the failure of a statement that it passed over."""
    _inside.set(True)
    result = await job(tx)
    await tx.finish()
    if tx.failure:
        raise tx.failure
    return result


def failure_of(outcome: Outcome) -> BaseException | None:
    """Why the job has failed; None when it has not."""
    return JobCancelled() if outcome.cancelled() else outcome.exception()


def inside_a_job() -> bool:
    """Whether a job is asking."""
    return _inside.get()
