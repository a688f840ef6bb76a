"""Undo: what one press has decided about a list is taken back, as its button says; nothing of a colleague's."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.batch import Batch, Deed, Done
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, RowState
from bot.model.rights import Right
from bot.texts.lists import lists as texts
from bot.use_cases.access import open_list, open_row
from bot.use_cases.announcing import tell_operator
from bot.use_cases.lists import lists as working
from bot.use_cases.lists import pieces
from bot.use_cases.lists.pieces import Way
from bot.use_cases.returns import reports
from storage.lists import batches, bound_rows, decisions, in_hand, list_rows
from storage.staff import audit
from storage.store.transaction import Transaction


async def undo(tx: Transaction, actor: Actor, list_id: int, decision: int) -> ListRow | Done:
    """Takes that back: of a single row, which is in this actor's hands again, or of many, piece by piece.

    What was verified stays, and of many so does what stands against one.  Refused.
    """
    await open_list(tx, actor, list_id, Right.REPORT)
    await batches.stop_proposing(tx, list_id, actor.id, decision, actor.now)
    rows = await decisions.rows(tx, list_id, actor.id, decision, limit=2)
    if len(rows) == 1:
        await _undo(tx, actor, rows[0], decision)
        return await in_hand.take_beside(tx, rows[0], actor.id, actor.now)
    batch_id = await batches.begin(tx, Deed.UNDO, list_id, actor.id, actor.now, decision=decision)
    await bound_rows.bind(tx, batch_id, [[one] for one in await decisions.ids(tx, list_id, actor.id, decision)])
    done = await pieces.first(tx, actor, batch_id, WAY)
    if not done.count and not done.more:
        raise Refused(Reason.NOTHING_TO_UNDO)
    return done


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[ListRow]:
    bound, found, after = await bound_rows.about(tx, batch.id), list[ListRow](), batch.reached
    whose = batch.list_id, batch.operator_id, batch.decision or 0
    while len(found) < limit and (some := await decisions.rows(tx, *whose, limit=limit, after=after)):
        found += [row for row in some if row.id in bound]
        after = some[-1].number
    return found[:limit]


async def _take_back(tx: Transaction, actor: Actor, batch: Batch, some: Sequence[ListRow]) -> None:
    undone = [row for row in some if await _is_undone(tx, actor, row, batch.decision or 0)]
    await batches.advance(tx, batch.id, some[-1].number if some else batch.reached, len(undone))


async def _say(tx: Transaction, actor: Actor, before: Batch, batch: Batch, more: bool) -> None:
    """Who takes back more than was done at once hears when all is done, and how far the list is."""
    if before.reached and not more:
        await tell_operator(tx, actor.id, actor.now, texts.undone(batch.done))
        await tell_operator(tx, actor.id, actor.now, texts.overview(await working.standing(tx, actor, batch.list_id)))


async def _is_undone(tx: Transaction, actor: Actor, row: ListRow, decision: int) -> bool:
    try:
        await _undo(tx, actor, row, decision)
    except Refused:
        return False
    return True


async def _undo(tx: Transaction, actor: Actor, row: ListRow, decision: int) -> None:
    await open_row(tx, actor, row.id, Right.REPORT)
    if row.is_with_another(actor.id, actor.now) and row.state is not RowState.PROPOSED:
        raise Refused(Reason.IN_OTHER_HANDS)
    if row.state is RowState.PROPOSED:
        await _withdraw(tx, actor, row)
    else:
        before = None if row.state is RowState.LATER else await decisions.unreject(tx, row.id, actor.id, decision)
        await list_rows.decide(tx, row.id, RowState.OPEN, actor.id, actor.now, decision=before)
        await audit.write(tx, actor.id, "took back", "returned_row", row.id, actor.now)


async def _withdraw(tx: Transaction, actor: Actor, row: ListRow) -> None:
    try:
        await reports.withdraw(tx, actor, row.report_id or 0)
    except Refused as refused:
        decided = refused.reason is Reason.DECIDED
        raise Refused(Reason.NOTHING_TO_UNDO if decided else refused.reason) from None


WAY = Way(_left, _take_back, _say)
