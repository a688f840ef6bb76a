"""A relative decides whether the own inquiry may be passed to partner registries; as long as nothing is said: no."""

from bot.texts.rights import sharing as texts
from bot.use_cases.register.inquiries import own_open
from bot.use_cases.rights import sharing
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """What would be passed on, and whether it may be."""
    await say(tx, request, texts.sharing(request.org, await own_open(tx, request.chat, inquiry_id)))


async def allow(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """It may be passed on."""
    await say(tx, request, texts.allowed(await sharing.allow(tx, request.chat, inquiry_id, request.now)))


async def forbid(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """It may not be passed on any more."""
    await say(tx, request, texts.forbidden(await sharing.forbid(tx, request.chat, inquiry_id)))
