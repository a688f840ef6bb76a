"""An operator is removed: what they have proposed of lists falls and its rows are open again, in pieces.

Nothing of it can be verified from the removal on, whether its piece was done or not (reports.may_decide), and whoever
reports one of these people again takes the place of the removed one at once (reports.add).
"""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.batch import Batch, Deed
from bot.use_cases.lists.pieces import Way
from bot.use_cases.returns import reports
from storage.lists import batches, bound_rows
from storage.returns import reports as stored
from storage.store.transaction import Transaction

ALL = 1 << 31


async def open_again(tx: Transaction, actor: Actor, operator_id: int) -> None:
    """All that was proposed is to be opened again for colleagues, list by list; it is done beside the bot.

    A single report stays to be read, until a colleague reports the return again.
    """
    for list_id in await stored.lists_of(tx, operator_id):
        batch_id = await batches.begin(tx, Deed.LEAVE, list_id, actor.id, actor.now, decision=operator_id)
        proposed = await stored.proposed_by(tx, operator_id, list_id, actor.now, ALL)
        await bound_rows.bind(tx, batch_id, [[one] for one in proposed])


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[int]:
    """Not what is proposed after the removal, by whoever was invited again."""
    bound = await bound_rows.about(tx, batch.id)
    proposed = await stored.proposed_by(tx, batch.decision or 0, batch.list_id, batch.begun_at, ALL)
    return [one for one in proposed if one in bound][:limit]


async def _open_again(tx: Transaction, actor: Actor, batch: Batch, some: Sequence[int]) -> None:
    for report_id in some:
        await reports.fall_with_reporter(tx, actor, report_id)
    await batches.advance(tx, batch.id, 0, len(some))


async def _say_nothing(_tx: Transaction, _actor: Actor, _before: Batch, _batch: Batch, _more: bool) -> None:
    """The removal was said; the rows say why they are open again."""


WAY = Way(_left, _open_again, _say_nothing, outlives=True)
