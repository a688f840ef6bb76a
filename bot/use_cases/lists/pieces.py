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

PIECE = 25  # rows in one transaction: a tenth of a second on a database server, less in a file


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


async def piece(tx: Transaction, actor: Actor, before: Batch, way: Way) -> bool:
    """Does the next piece of a batch; whether there is more.

    What is left of a deed of somebody who was removed since is not done: whoever was, stands for nothing any more.
    """
    more = False
    if way.outlives or await operators.is_active(tx, actor.id):
        await way.do(tx, actor, before, await way.left(tx, before, PIECE))
        more = bool(await way.left(tx, await batches.get(tx, before.id), 1))
        if not more:
            await batches.end(tx, before.id, actor.now)
    else:
        await batches.stop(tx, before.id, actor.now)
    await way.say(tx, actor, before, await batches.get(tx, before.id), more)
    return more


async def first(tx: Transaction, actor: Actor, batch_id: int, way: Way) -> Done:
    """Does the first piece of a batch that has just begun."""
    more = await piece(tx, actor, await batches.get(tx, batch_id), way)
    return Done((await batches.get(tx, batch_id)).done, more)
