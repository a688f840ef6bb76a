"""Stopping a whole list: nothing of it leaves from the press on; what that means for each row follows in pieces."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.batch import Batch, Deed
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.texts.lists import batches as texts
from bot.use_cases.lists.pieces import Way
from bot.use_cases.returns import reports
from storage.lists import batches, bound_rows
from storage.queues import outbox
from storage.register import kin
from storage.returns import of_list
from storage.staff import audit, operators
from storage.store.transaction import Transaction

NOBODYS_CHAT = 0  # it misses nobody: all of a list is counted
ALL = 1 << 31


async def stop(tx: Transaction, actor: Actor, list_id: int) -> None:
    """All that was verified of a list falls: what has not left does not leave, and all who may stop hear so.

    Refused, with TOO_LATE when nothing stands; an operator whose own family is all of it knows of none.
    """
    actor.needs(Right.STOP)
    if not await of_list.standing(tx, list_id, actor.operator.chat_id):
        raise Refused(Reason.TOO_LATE)
    await batches.stop_of_list(tx, list_id, actor.now)
    await _tell(tx, actor, list_id)
    await of_list.stop(tx, list_id, actor.id, actor.now)
    await audit.write(tx, actor.id, "stopped", "returned_list", list_id, actor.now)
    batch_id = await batches.begin(tx, Deed.STOP, list_id, actor.id, actor.now)
    stopped = await of_list.stopped_by(tx, await batches.get(tx, batch_id), ALL)
    await bound_rows.bind(tx, batch_id, [[one] for one in stopped])  # its first piece follows too: the brake is short


async def _tell(tx: Transaction, actor: Actor, list_id: int) -> None:
    """Each hears about what is not about the own family; only a second verifier who misses nobody may correct it."""
    everything = await _counted(tx, list_id, NOBODYS_CHAT)
    for operator in await operators.active(tx, Right.STOP):
        chat = await kin.or_nobodys(tx, operator.chat_id)
        heard = await _counted(tx, list_id, chat) if chat else everything
        second = may(operator.role, Right.VERIFY) and operator.id != actor.id and heard[0] == everything[0]
        if heard[0]:
            said = texts.stopped(actor.operator.name, list_id, *heard, second=second)
            await outbox.put(tx, operator.chat_id, said, actor.now)


async def _counted(tx: Transaction, list_id: int, chat_id: int) -> tuple[int, int]:
    """How many returns stand, and how many relatives know of them, or may."""
    return await of_list.standing(tx, list_id, chat_id), await of_list.know(tx, list_id, chat_id)


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[int]:
    bound = await bound_rows.about(tx, batch.id)
    return [one for one in await of_list.stopped_by(tx, batch, ALL) if one in bound][:limit]


async def _put_in_order(tx: Transaction, actor: Actor, batch: Batch, some: Sequence[int]) -> None:
    for verification_id in some:
        await reports.clear_away(tx, actor, verification_id)
    await batches.advance(tx, batch.id, some[-1] if some else batch.reached, len(some))


async def _say_nothing(_tx: Transaction, _actor: Actor, _before: Batch, _batch: Batch, _more: bool) -> None:
    """It was said at once."""


WAY = Way(_left, _put_in_order, _say_nothing, outlives=True)
