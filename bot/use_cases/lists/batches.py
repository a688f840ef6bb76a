"""The second operator and a whole list: what was compared is to be verified, and how far its relatives know."""

from bot.model.actor import Actor
from bot.model.likeness import Double
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.lists import batches as texts
from bot.use_cases.register import doubles
from storage.lists import list_counts, proposals
from storage.queues import outbox
from storage.staff import operators
from storage.store.transaction import Transaction


async def may_verify(tx: Transaction, actor: Actor, list_id: int) -> None:
    """Refused, with DECIDED, unless this operator has compared something of the list that still waits; FORGED."""
    actor.needs(Right.VERIFY)
    if not await proposals.compared(tx, list_id, actor.id, 1):
        raise Refused(Reason.DECIDED)
    await not_forged(tx, actor, list_id)


async def not_forged(tx: Transaction, actor: Actor, list_id: int) -> None:
    """Refused, with FORGED, when somebody without the keys has written what this operator compared."""
    if await proposals.is_forged(tx, list_id, actor.id):
        raise Refused(Reason.FORGED)


async def untold(tx: Transaction, actor: Actor, list_id: int) -> list[Double]:
    """Who looks like somebody whose return this operator would verify now, and whose relatives would not be told."""
    returned = await proposals.perhaps_double(tx, list_id, actor.id)
    return [one for person in returned for one in await doubles.untold(tx, actor.operator.chat_id, person)]


async def sum_up(tx: Transaction, notice_id: int, now: int) -> None:
    """When the last notice of a list has come to its end, the operators hear how many relatives know.

    Each without the own family; where nothing else is left, nothing.
    """
    list_id = await list_counts.of_notice(tx, notice_id)
    if list_id is None or await list_counts.is_on_the_way(tx, list_id):
        return
    for operator in await operators.active(tx, Right.STOP):
        telling = await list_counts.telling(tx, list_id, operator.chat_id)
        total = telling.ended
        if total:
            said = texts.summary(list_id, telling)
            await outbox.put(tx, operator.chat_id, said, now, dedup=f"list/{list_id}/{total}/{operator.id}")
