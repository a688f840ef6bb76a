"""A form that a chat is filling in: left for later, or erased."""

from bot.model.chat import Chat
from bot.texts.register import registration
from storage.queues import outbox
from storage.register import chats, drafts
from storage.store.transaction import Transaction


async def restore_keyboard(tx: Transaction, chat: Chat, now: int) -> None:
    """The keyboard of the telephone question goes when something else is begun before it was answered."""
    draft = await drafts.find(tx, chat.id, chat.form) if chat.form else None
    if draft is not None and draft.step == "phone":
        await outbox.put(tx, chat.id, registration.letters_back(), now)


async def leave(tx: Transaction, chat: Chat, form: str, now: int) -> None:
    """The next words do not belong to this form any more; its draft stays."""
    if chat.form == form:
        await restore_keyboard(tx, chat, now)
        await chats.set_form(tx, chat.id, None)


async def erase(tx: Transaction, chat: Chat, form: str, now: int) -> bool:
    """Erases the draft; False when it was gone already (the second of two presses)."""
    await leave(tx, chat, form, now)
    return await drafts.erase(tx, chat.id, form)
