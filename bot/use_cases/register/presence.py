"""What is known of a chat before anybody asks anything: its language, and whether it lets the bot write."""

from bot.i18n import Language
from bot.model.chat import Chat
from storage.register import chats
from storage.store.transaction import Transaction


async def speaks(tx: Transaction, chat: Chat, chosen: Language) -> Chat:
    """From now on everything is said in the chosen language; the chat as it is then."""
    await chats.set_language(tx, chat.id, chosen)
    return await chats.get(tx, chat.id)


async def blocked(tx: Transaction, chat: Chat) -> None:
    """Nothing can be written to the chat until it comes back (coming_back.py)."""
    await chats.set_reachable(tx, chat.id, False)
