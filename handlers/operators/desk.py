"""The way to the desk, in the chat: where it is, and a link by which an operator makes a passkey."""

from bot.texts.staff import desk as texts
from bot.use_cases.staff import desk_accounts
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def where(tx: Transaction, request: ChatRequest) -> None:
    """/desk: where it is."""
    await say(tx, request, texts.where(request.org.desk_url))


async def make_key(tx: Transaction, request: ChatRequest) -> None:
    """A link by which a passkey is made, for ten minutes."""
    if request.org.desk_url is None:
        await where(tx, request)
        return
    await desk_accounts.send_code(tx, request.actor, request.org.desk_url)
