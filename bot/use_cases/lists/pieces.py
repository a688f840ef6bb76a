"""What one press does to a whole list is done in pieces, each a short transaction: others write in between.

The first piece is done with the press, the others beside the bot (bot/list_worker.py), also after a crash: a batch
knows what is left of it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.actor import Actor
from bot.model.batch import Batch, Done
from storage.lists import batches
from storage.staff import operators
from storage.store.transaction import Transaction

PIECE = 10  # rows in the first transaction: while somebody waits for the press
MOST = 50
LASTS = 0.1  # seconds: so long a piece is to take, whatever the database and the machine


@dataclass(frozen=True)
class Way:
    """How a deed is done.

    left: what it is to be done to yet, at most so much.  do: does it to that.  say: tells who has to hear of it, from
    the batch before and after the piece, and whether there is more.  outlives: it goes on also when the operator was
    removed.
    """

    left: Callable[[Transaction, Batch, int], Awaitable[Sequence[Any]]]
    do: Callable[[Transaction, Actor, Batch, Sequence[Any]], Awaitable[None]]
    say: Callable[[Transaction, Actor, Batch, Batch, bool], Awaitable[None]]
    outlives: bool = False


class Size:
    """How many rows one piece has: as many as were done in LASTS before."""

    def __init__(self) -> None:
        """Like the first."""
        self.rows = PIECE

    def took(self, seconds: float) -> None:
        """The last piece took so long; not more than twice as many come next, since it may have been a short one."""
        fitting = self.rows * LASTS / max(seconds, LASTS / 2)
        self.rows = max(1, min(MOST, round(fitting)))


async def piece(tx: Transaction, actor: Actor, before: Batch, way: Way, rows: int) -> bool:
    """Does the next piece of a batch, of so many rows; whether there is more.

    What is left of a deed of somebody who was removed since is not done: whoever was, stands for nothing any more.
    """
    more = False
    if way.outlives or await operators.is_active(tx, actor.id):
        await way.do(tx, actor, before, await way.left(tx, before, rows))
        more = bool(await way.left(tx, await batches.get(tx, before.id), 1))
        if not more:
            await batches.end(tx, before.id, actor.now)
    else:
        await batches.stop(tx, before.id, actor.now)
    if before.starts:
        await batches.went_on(tx, before.id)
    await way.say(tx, actor, before, await batches.get(tx, before.id), more)
    return more


async def first(tx: Transaction, actor: Actor, batch_id: int, way: Way) -> Done:
    """Does the first piece of a batch that has just begun."""
    more = await piece(tx, actor, await batches.get(tx, batch_id), way, PIECE)
    return Done((await batches.get(tx, batch_id)).done, more)
