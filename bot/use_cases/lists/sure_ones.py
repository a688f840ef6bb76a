"""The sure ones are proposed together; never verified unseen: a second operator goes through every one."""

from bot.model.actor import Actor
from bot.model.list_views import SureOnes
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, Reopened, ReturnedList
from bot.model.rights import Right
from bot.use_cases.access import open_list
from bot.use_cases.lists import rows, second_operator
from bot.use_cases.register import doubles
from storage.lists import candidates, list_rows
from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def look(tx: Transaction, actor: Actor, list_id: int) -> SureOnes:
    """How many would be proposed.  Refused."""
    found = await _open(tx, actor, list_id)
    sure = [row for row, _person in await _sure(tx, actor, found)]
    stopped = sum(row.reopened is Reopened.STOPPED for row in sure)
    return SureOnes(found, len(sure), stopped)


async def propose(tx: Transaction, actor: Actor, list_id: int, shown: int) -> int:
    """Proposes them, and not what a colleague has in hand; how many.  What stands against one does not stop the others.

    shown: how many were asked about.  Refused, with NOT_AS_SHOWN when they have become more.
    """
    found = await _open(tx, actor, list_id)
    sure, decision = await _sure(tx, actor, found), new_id()
    if len(sure) > shown:
        raise Refused(Reason.NOT_AS_SHOWN)
    proposed = [row.id for row, person in sure if await _is_proposed(tx, actor, found, row, person, decision)]
    await second_operator.call(tx, actor, found, proposed)
    return len(proposed)


async def _open(tx: Transaction, actor: Actor, list_id: int) -> ReturnedList:
    found = await open_list(tx, actor, list_id, Right.REPORT)
    if found.hostile:
        raise Refused(Reason.HOSTILE_SOURCE)
    return found


async def _sure(tx: Transaction, actor: Actor, found: ReturnedList) -> list[tuple[ListRow, int]]:
    """Each with the person it is; without those of whom somebody else looks like the same person."""
    some = [(row, await _person(tx, row)) for row in await list_rows.sure(tx, found.id, actor.operator, actor.now)]
    own = actor.operator.chat_id
    return [(row, person) for row, person in some if person and not await doubles.untold(tx, own, person)]


async def _person(tx: Transaction, row: ListRow) -> int:
    best = next(iter(await candidates.of_row(tx, row.id)), None)
    return (best.person_id or 0) if best else 0


async def _is_proposed(
    tx: Transaction, actor: Actor, source: ReturnedList, row: ListRow, person_id: int, decision: int
) -> bool:
    try:
        return await rows.put(tx, actor, source, row, person_id, decision)
    except Refused:
        return False
