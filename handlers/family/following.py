"""What usually comes after a return, in the chat: a relative wants no more of it."""

from bot.texts.wait import where as texts
from bot.use_cases.returns import following
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def no_more(tx: Transaction, turn: Turn) -> None:
    """The relative wants no more of these messages."""
    await following.end(tx, turn.chat.id)
    await say(tx, turn, texts.no_more())
