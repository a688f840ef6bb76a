"""Whom a person tells, whatever there is to tell of a return."""

from bot.model.inquiry import Inquiry
from storage.register import chats
from storage.store.transaction import Transaction


async def reason(tx: Transaction, inquiry: Inquiry) -> str | None:
    """Why this relative is called; None where a message tells."""
    if not inquiry.is_told_by_message:
        return "child"
    return "telephone" if await chats.is_on_telephone(tx, inquiry.chat_id) else None
