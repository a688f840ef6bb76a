"""A relative decides whether the own inquiry may be passed to partner registries; as long as nothing is said: no."""

from bot.model.chat import Chat
from bot.model.inquiry import Inquiry
from bot.model.refused import Reason, Refused
from bot.use_cases.register.inquiries import own_open
from storage.register import inquiries
from storage.store.transaction import Transaction


async def allow(tx: Transaction, chat: Chat, inquiry_id: int, now: int) -> Inquiry:
    """It may be passed on.  Refused."""
    return await _share(tx, chat, inquiry_id, now)


async def forbid(tx: Transaction, chat: Chat, inquiry_id: int) -> Inquiry:
    """It may not be passed on any more.  Refused."""
    return await _share(tx, chat, inquiry_id, None)


async def _share(tx: Transaction, chat: Chat, inquiry_id: int, since: int | None) -> Inquiry:
    inquiry = await own_open(tx, chat, inquiry_id)
    if (inquiry.shared_at is None) == (since is None):
        raise Refused(Reason.CHANGED)
    await inquiries.set_shared(tx, inquiry.id, since)
    return inquiry
