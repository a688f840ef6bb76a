"""The sure ones are proposed together; never verified unseen: a second operator goes through every one.

They are taken some hundreds at a time: to take a long list at once would make everybody wait who writes meanwhile.
"""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.batch import Batch, Deed, Done, Taking
from bot.model.list_views import SureOnes
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, PossibleMatch, Reopened, ReturnedList
from bot.model.rights import Right
from bot.texts.lists import lists as texts
from bot.use_cases.access import open_list, open_row
from bot.use_cases.announcing import tell_operator
from bot.use_cases.lists import lists as working
from bot.use_cases.lists import pieces, rows, second_operator
from bot.use_cases.lists.pieces import Way
from bot.use_cases.register import doubles
from storage.lists import batches, bound_rows, candidates, list_rows, lists, sure_rows
from storage.store.ids import new_id
from storage.store.transaction import Transaction

AT_ONCE = 200  # rows: taking them is a short part of one transaction on either database


async def look(tx: Transaction, actor: Actor, list_id: int) -> SureOnes:
    """How many would be proposed.  Refused."""
    found = await _open(tx, actor, list_id)
    which = found.id, actor.operator, actor.now
    doubtful = [row for row in await sure_rows.perhaps_double(tx, *which) if await _is_doubtful(tx, actor, row)]
    stopped = sum(row.reopened is Reopened.STOPPED for row in doubtful)
    rows, of_stopped = await sure_rows.counts(tx, *which)
    return SureOnes(found, rows - len(doubtful), of_stopped - stopped)


async def propose(tx: Transaction, actor: Actor, list_id: int, shown: int) -> Done:
    """Proposes them, and not what a colleague has in hand: a first piece, the others follow.

    What stands against one does not stop the others.

    shown: how many were asked about.  Refused, with NOT_AS_SHOWN when they have become more.
    """
    seen = await look(tx, actor, list_id)
    if seen.rows > shown:
        raise Refused(Reason.NOT_AS_SHOWN)
    batch_id = await batches.begin(tx, Deed.PROPOSE, list_id, actor.id, actor.now, decision=new_id())
    await _take(tx, actor, await batches.get(tx, batch_id), Taking(seen.rows))
    return await pieces.first(tx, actor, batch_id, WAY)


async def _take(tx: Transaction, actor: Actor, batch: Batch, taking: Taking) -> None:
    """The next rows to be proposed, in the order of the list; never more than somebody was asked about."""
    which = batch.list_id, actor.operator, actor.now
    taken = await sure_rows.take(tx, *which, batch.id, taking.after, min(AT_ONCE, taking.most - batch.done))
    if taken:
        await bind(tx, batch.id, sorted(taken), Taking(taking.most, max(taken.values())))


async def bind(tx: Transaction, batch_id: int, row_ids: Sequence[int], taking: Taking | None = None) -> None:
    """These rows are proposed as they are now, each as whom it fits best now, or not at all.  taking: more follow."""
    found = await candidates.of_rows(tx, row_ids)
    best = {row_id: next((one.person_id for one in found.get(row_id, ())), None) for row_id in row_ids}
    versions = await list_rows.versions_of(tx, row_ids)
    await bound_rows.bind(tx, batch_id, [[one, versions[one], best[one]] for one in row_ids], taking)


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[ListRow]:
    return await batches.to_be_proposed(tx, batch.id, limit)


async def _propose(tx: Transaction, actor: Actor, batch: Batch, some: Sequence[ListRow]) -> None:
    found = await lists.get(tx, batch.list_id)
    proposed = [row.id for row in some if await _is_proposed(tx, actor, found, row, batch)]
    await sure_rows.lay_down(tx, [row.id for row in some])
    await batches.advance(tx, batch.id, 0, len(proposed))
    await second_operator.call(tx, actor, found, proposed)
    if not await _left(tx, batch, 1) and (taking := await bound_rows.taking(tx, batch.id)):
        await _take(tx, actor, await batches.get(tx, batch.id), taking)


async def _say(tx: Transaction, actor: Actor, before: Batch, batch: Batch, more: bool) -> None:
    """Who has proposed more than was done at once hears when all is done, and how far the list is."""
    if before.done and not more:
        await tell_operator(tx, actor.id, actor.now, texts.proposed(batch.done))
        await tell_operator(tx, actor.id, actor.now, texts.overview(await working.standing(tx, actor, batch.list_id)))


async def _open(tx: Transaction, actor: Actor, list_id: int) -> ReturnedList:
    found = await open_list(tx, actor, list_id, Right.REPORT)
    if found.hostile:
        raise Refused(Reason.HOSTILE_SOURCE)
    return found


async def _is_proposed(tx: Transaction, actor: Actor, source: ReturnedList, row: ListRow, batch: Batch) -> bool:
    best, (_version, person) = await _best(tx, row), (await bound_rows.about(tx, batch.id))[row.id]
    if not best or not person or best.person_id != person or await _has_double(tx, actor, best):
        return False
    try:
        await open_row(tx, actor, row.id, Right.REPORT)
        return await rows.put(tx, actor, source, row, person, batch.decision or 0)
    except Refused:
        return False


async def _is_doubtful(tx: Transaction, actor: Actor, row: ListRow) -> bool:
    best = await _best(tx, row)
    return best is None or await _has_double(tx, actor, best)


async def _best(tx: Transaction, row: ListRow) -> PossibleMatch | None:
    return next(iter(await candidates.of_row(tx, row.id)), None)


async def _has_double(tx: Transaction, actor: Actor, best: PossibleMatch) -> bool:
    """Whether somebody else looks like the same person, whose relatives would not be told."""
    return bool(await doubles.untold(tx, actor.operator.chat_id, best.person_id or 0))


WAY = Way(_left, _propose, _say)
