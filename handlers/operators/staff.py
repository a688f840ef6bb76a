"""The operators' menu."""

from bot.texts.staff import desk
from bot.texts.staff import operators as texts
from bot.use_cases.staff.menu import waiting
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def menu(tx: Transaction, request: ChatRequest) -> None:
    """How much waits for this operator, and the way to it."""
    if request.names_nobody:
        await say(tx, request, desk.only_here(request.org.desk_url))
        return
    await say(tx, request, texts.menu(request.staff, await waiting(tx, request.actor)))
