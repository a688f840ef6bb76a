"""A copy of everything that is held about somebody, for themselves."""

from bot.model.chat import Chat, Operator
from bot.model.holdings import Holdings
from storage.rights import holdings
from storage.store.transaction import Transaction


async def make(tx: Transaction, chat: Chat, operator: Operator | None, now: int) -> Holdings | int:
    """Everything held about this chat; when the last copy was made instead, if another has to wait for a while."""
    last = await holdings.may_copy(tx, chat.id, now)
    return await holdings.of_chat(tx, chat, operator) if last is None else last
