"""A relative decides whether the own inquiry may be passed to partner registries; as long as nothing is said: no."""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.rights import sharing as texts
from handlers.family.inquiries import closed, own
from handlers.turn import Turn, say
from storage.register import inquiries
from storage.store.transaction import Transaction


async def show(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """What would be passed on, and whether it may be."""
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None:
        return await closed(tx, turn)
    await say(tx, turn, texts.sharing(turn.house, inquiry))
    return None


async def allow(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """It may be passed on."""
    return await _set(tx, turn, inquiry_id, turn.now)


async def forbid(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """It may not be passed on any more."""
    return await _set(tx, turn, inquiry_id, None)


async def _set(tx: Transaction, turn: Turn, inquiry_id: str, since: int | None) -> Sentence | None:
    inquiry = await own(tx, turn, inquiry_id)
    if inquiry is None:
        return await closed(tx, turn)
    if (inquiry.shared_at is None) == (since is None):
        return dead_ends.toast_again()
    await inquiries.set_shared(tx, inquiry.id, since)
    await say(tx, turn, texts.allowed(inquiry) if since else texts.forbidden(inquiry))
    return None
