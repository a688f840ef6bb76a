"""What usually comes after a return, in the chat: a relative wants no more of it."""

from bot.texts.wait import where as texts
from bot.use_cases.returns import follow_up_job
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def no_more(tx: Transaction, request: ChatRequest) -> None:
    """The relative wants no more of these messages."""
    await follow_up_job.end(tx, request.chat.id)
    await say(tx, request, texts.no_more())
