"""The second look at a whole list in the chat: comparing page by page, verifying, stopping."""

from bot.model.form import Draft
from bot.texts.lists import batches as texts
from bot.use_cases.lists import batches, together
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def page(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    seen = await batches.view(tx, request.actor, list_id)
    await say(tx, request, *(texts.page(seen) if seen.shown else [texts.all_compared(list_id, seen.seen)]))


async def right(tx: Transaction, request: ChatRequest, list_id: int, last: int) -> None:
    """Every proposal of the page is right; last: its last report."""
    await batches.find_right(tx, request.actor, list_id, last)
    await page(tx, request, list_id)


async def wrong(tx: Transaction, request: ChatRequest, row_id: int) -> None:
    """One proposal is not right."""
    await page(tx, request, await batches.reject(tx, request.actor, row_id))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Two operators stand for every one of them."""
    await together.verify(tx, request.actor, int(draft.subject), draft.answers["statement"])
