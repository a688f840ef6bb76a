"""A relative decides whether the own inquiry may be passed to partner registries; as long as nothing is said: no."""

from bot.texts.rights import sharing as texts
from bot.use_cases.register.inquiries import own_open
from bot.use_cases.rights import sharing
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """What would be passed on, and whether it may be."""
    await say(tx, turn, texts.sharing(turn.house, await own_open(tx, turn.chat, int(inquiry_id))))


async def allow(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """It may be passed on."""
    await say(tx, turn, texts.allowed(await sharing.allow(tx, turn.chat, int(inquiry_id), turn.now)))


async def forbid(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """It may not be passed on any more."""
    await say(tx, turn, texts.forbidden(await sharing.forbid(tx, turn.chat, int(inquiry_id))))
