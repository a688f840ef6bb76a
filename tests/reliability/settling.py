"""Waiting until the bot has done everything that there is to do at this moment."""

from collections.abc import Callable

from storage.queues import outgoing
from storage.store.store import Store
from storage.store.transaction import Transaction

GLANCE = 0.005  # seconds; what is waited for is a commit, this only bounds how long time stands still without one


async def settled(store: Store, now: Callable[[], float], meanwhile: Callable[[], None] | None = None) -> None:
    """Returns when no update is waiting and no message is due or in flight.

    in the meantime is called again and again while nothing is in flight, e.g. to let a clock of a test go on.
    """
    seen = store.changes.count
    while await store.read(is_busy, int(now())):
        if meanwhile and not await store.read(_is_in_flight):
            meanwhile()
            seen = store.changes.count  # the bot has its chance to act on this moment before the next one comes
        await store.changes.wait(GLANCE, since=seen)
        seen = store.changes.count


async def is_busy(tx: Transaction, now: int) -> bool:
    """Whether an update or a message is waiting."""
    waiting = await tx.one("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1")
    return waiting is not None or await outgoing.busy(tx, now)


async def _is_in_flight(tx: Transaction) -> bool:
    return await tx.one("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1") is not None
