"""Undo: what one press has decided about a list is taken back, as its button says; nothing of a colleague's."""

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, RowState
from bot.model.rights import Right
from bot.use_cases.access import open_list, open_row
from bot.use_cases.returns import reports
from storage.lists import decisions, in_hand, list_rows
from storage.store.transaction import Transaction


async def undo(tx: Transaction, actor: Actor, list_id: int, decision: int) -> list[ListRow]:
    """The rows of which that was taken back; a single one is in this actor's hands again.

    What was verified stays, and of many so does what stands against one.  Refused.
    """
    await open_list(tx, actor, list_id, Right.REPORT)
    rows = await decisions.rows(tx, list_id, actor.id, decision)
    if len(rows) == 1:
        await _undo(tx, actor, rows[0], decision)
        return [await in_hand.take(tx, rows[0].id, actor.id, actor.now)]
    undone = [row for row in rows if await _is_undone(tx, actor, row, decision)]
    if not undone:
        raise Refused(Reason.NOTHING_TO_UNDO)
    return undone


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


async def _withdraw(tx: Transaction, actor: Actor, row: ListRow) -> None:
    try:
        await reports.withdraw(tx, actor, row.report_id or 0)
    except Refused as refused:
        decided = refused.reason is Reason.DECIDED
        raise Refused(Reason.NOTHING_TO_UNDO if decided else refused.reason) from None
