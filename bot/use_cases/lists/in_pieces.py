"""Goes on with whatever is being done to whole lists."""

from bot.model.actor import Actor
from bot.model.batch import RESTS, STARTS, Deed
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists import leaving, pieces, stopping, sure_ones, together, undoing
from bot.use_cases.returns import corrections
from storage.lists import batches
from storage.staff import operators
from storage.store.transaction import Transaction

WAYS = {
    Deed.PROPOSE: sure_ones.WAY,
    Deed.UNDO: undoing.WAY,
    Deed.VERIFY: together.WAY,
    Deed.STOP: stopping.WAY,
    Deed.CORRECT: corrections.WAY,
    Deed.LEAVE: leaving.WAY,
}


async def take_up(tx: Transaction, batch_id: int, now: int) -> bool:
    """A process begins with it; False when several have ended over it: it rests, and administrators hear of it."""
    if await batches.count_start(tx, batch_id) <= STARTS:
        return True
    await batches.put_aside(tx, batch_id, now + RESTS, STARTS - 1)
    batch = await batches.get(tx, batch_id)
    await notify_operators(tx, Right.MANAGE, now, texts.list_put_aside(batch.list_id))
    return False


async def go_on(tx: Transaction, org: OrgConfig, batch_id: int, now: int, rows: int | None = None) -> bool:
    """Does the next piece of a batch, of so many rows, else as many as the first has; whether there is more."""
    batch = await batches.open_one(tx, batch_id)
    if batch is None:
        return False
    actor = Actor(await operators.get(tx, batch.operator_id), org, now, batch.confirmation)
    return await pieces.piece(tx, actor, batch, WAYS[batch.deed], rows or pieces.PIECE)
