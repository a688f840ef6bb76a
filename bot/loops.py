"""Work beside the bot: it looks for what is to be done after every change, and what fails holds up nothing else."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

import structlog

from storage.store.connection import NotNow
from storage.store.lease import LeaseLost
from storage.store.store import Store

log = structlog.get_logger()
Done = TypeVar("Done")


async def every_change(
    store: Store,
    work: Callable[[], Awaitable[bool]],
    *,
    pause: float,
    breath: float = 0.0,
    tables: Collection[str] = (),
) -> None:
    """Works at once, after every change of these tables (or of any) and at least every so many seconds.

    work: whether all went well; what did not is tried again after the pause, not after every commit.  breath: seconds
    between two looks at least, where so many commits do not each need one.
    """
    while True:
        seen = store.changes.count
        await asyncio.sleep(breath if await _went_well(work) else pause)
        await store.changes.wait(pause, since=seen, tables=tables)


async def _went_well(work: Callable[[], Awaitable[bool]]) -> bool:
    """False also when the database was away: then there is nothing to say but that."""
    try:
        return await work()
    except NotNow as fault:
        log.warning("nothing done", fault=type(fault).__name__)
        return False


async def by_halves(work: Awaitable[Done]) -> Done:
    """Does a piece of something long, then rests as long as that took: half of the time is for everybody else."""
    began = time.monotonic()
    done = await work
    await asyncio.sleep(time.monotonic() - began)
    return done


async def attempt(work: Awaitable[None], failing: str, **about: int | str) -> bool:
    """Whether it was done; what fails is written down under that name, with ids and kinds, and never raises."""
    try:
        await work
    except LeaseLost:
        log.info("left to the process that is active now", **about)
        return False
    except Exception as fault:
        log.error(failing, exc_info=fault, **about)
        return False
    return True
