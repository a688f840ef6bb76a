"""Consent is given, and withdrawn."""

from bot.model.chat import Chat
from bot.model.refused import Reason, Refused
from bot.use_cases.register.inquiries import end
from storage.queues import withdrawing
from storage.register import chats, drafts, inquiries
from storage.store.transaction import Transaction


async def give(tx: Transaction, chat: Chat, now: int) -> None:
    """The present wording was agreed to.  Refused when it was before."""
    if chat.has_consented:
        raise Refused(Reason.CHANGED)
    await chats.consent(tx, chat.id, now)


def may_withdraw(chat: Chat) -> None:
    """Refused when there is no consent, of whatever wording."""
    if chat.consent_version is None:
        raise Refused(Reason.CHANGED)


async def withdraw(tx: Transaction, chat: Chat, now: int) -> None:
    """Nothing more is done with the data: inquiries end, drafts go, what waits is not sent.  Refused."""
    if not await chats.withdraw_consent(tx, chat.id, now):
        raise Refused(Reason.CHANGED)
    for inquiry in await inquiries.of_chat(tx, chat.id):
        await end(tx, inquiry, now)
    await drafts.erase_familys(tx, chat.id)
    await withdrawing.stop_waiting(tx, chat.id, now)
