"""The way to the desk, in the chat: where it is, and a link by which an operator makes a passkey."""

from bot.model.refused import Reason, Refused
from bot.texts.staff import desk as texts
from bot.use_cases.staff import desk_accounts, telegram_accounts
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def where(tx: Transaction, request: ChatRequest) -> None:
    """/desk: where it is."""
    await say(tx, request, texts.where(request.org.desk_url))


async def joins(tx: Transaction, request: ChatRequest, code: str) -> bool:
    """A code of the desk was sent: this chat is that operator's.  False when it is none, like any other start."""
    try:
        return await telegram_accounts.join(tx, request.chat, code, request.now) is not None
    except Refused as refusal:
        if refusal.reason is not Reason.CHANGED:
            raise
        await say(tx, request, texts.used_before())
        return True


async def make_key(tx: Transaction, request: ChatRequest) -> None:
    """A link by which a passkey is made, for ten minutes."""
    if request.org.desk_url is None:
        await where(tx, request)
        return
    await desk_accounts.send_code(tx, request.actor, request.org.desk_url)
