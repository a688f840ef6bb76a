"""The second look at a whole list in the chat: comparing page by page, verifying, stopping."""

from bot.model.form import Draft
from bot.texts.lists import batches as texts
from bot.use_cases.lists import batches
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def page(tx: Transaction, request: ChatRequest, list_id: str) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    await _show(tx, request, int(list_id))


async def right(tx: Transaction, request: ChatRequest, list_id: str, last: str) -> None:
    """Every proposal of the page is right; last: its last report."""
    await batches.find_right(tx, request.actor, int(list_id), int(last))
    await _show(tx, request, int(list_id))


async def wrong(tx: Transaction, request: ChatRequest, row_id: str) -> None:
    """One proposal is not right."""
    await _show(tx, request, await batches.reject(tx, request.actor, int(row_id)))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Two operators stand for every one of them."""
    await batches.verify(tx, request.actor, int(draft.subject), draft.answers["statement"])


async def _show(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    seen = await batches.view(tx, request.actor, list_id)
    await say(tx, request, *(texts.page(seen) if seen.shown else [texts.all_compared(list_id, seen.seen)]))
