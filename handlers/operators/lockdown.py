"""Lockdown in the chat: begun with one press after a question, lifted by two."""

from bot.texts.staff import lockdown as texts
from bot.use_cases.staff import lockdown
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest) -> None:
    """/lockdown: asks, or says how it stands."""
    await say(tx, request, texts.standing(request.org, await lockdown.view(tx, request.actor)))


async def lift(tx: Transaction, request: ChatRequest, begun_at: int) -> None:
    """One of the two who lift it; all hear when it is over."""
    if not await lockdown.lift(tx, request.actor, begun_at):
        await say(tx, request, texts.asked())
