"""A database that breaks behind the back of the bot, and what the bot then gives up."""

import asyncio
import sqlite3
from contextlib import closing

from tests.register import count
from tests.town import Town


async def gives_up(town: Town) -> None:
    """Time goes on until nothing waits for another try."""
    town.may_fault = True
    assert await town.telegram.changes.until(lambda: (not town.telegram.updates.pending) or None, 10)
    while await town.store.read(count, "inbox", "state = 'new'"):
        town.clock.ahead += 31
        town.store.changes.notify()
        await town.store.changes.wait(0.05)
    await town.settles()


async def breaks(town: Town, statement: str) -> None:
    """Does something to the database file behind the bot's back, beside the loop: the bot may be in a transaction."""
    await asyncio.to_thread(_does, town, statement)


def _does(town: Town, statement: str) -> None:
    with closing(sqlite3.connect(town.folder / "zvistka.db", timeout=20)) as db:
        db.execute(statement)
        db.commit()
