"""The second look at a whole list in the chat: comparing page by page, verifying, stopping."""

from bot.model.form import Draft
from bot.texts.lists import batches as texts
from bot.use_cases.lists import batches
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def page(tx: Transaction, turn: Turn, list_id: str) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    await _show(tx, turn, int(list_id))


async def right(tx: Transaction, turn: Turn, list_id: str, last: str) -> None:
    """Every proposal of the page is right; last: its last report."""
    await batches.find_right(tx, turn.actor, int(list_id), int(last))
    await _show(tx, turn, int(list_id))


async def wrong(tx: Transaction, turn: Turn, row_id: str) -> None:
    """One proposal is not right."""
    await _show(tx, turn, await batches.reject(tx, turn.actor, int(row_id)))


async def verify(tx: Transaction, turn: Turn, list_id: str) -> None:
    """All that this operator has compared is to be verified; asks for the statement."""
    await batches.may_verify(tx, turn.actor, int(list_id))
    await dialogs.begin(tx, turn, "batch", list_id)


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Two operators stand for every one of them."""
    await batches.verify(tx, turn.actor, int(draft.subject), draft.answers["statement"])


async def stop(tx: Transaction, turn: Turn, list_id: str) -> None:
    """Any operator stops all the notices of a list that have not left."""
    await batches.stop(tx, turn.actor, int(list_id))


async def _show(tx: Transaction, turn: Turn, list_id: int) -> None:
    seen = await batches.view(tx, turn.actor, list_id)
    await say(tx, turn, *(texts.page(seen) if seen.shown else [texts.all_compared(list_id, seen.seen)]))
