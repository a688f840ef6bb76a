"""Taking a message back."""

from typing import Any

from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

DELETABLE = 48 * 3600  # seconds


async def delete_message(world: World, given: dict[str, Any]) -> bool:
    """deleteMessage: the bot's own anywhere, everybody's in a private chat, for 48 hours."""
    chat = world.chats.get(given["chat_id"])
    message = chat.find(given["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if world.now - message.date > DELETABLE or not (message.from_bot or chat.is_private):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.touch(chat, message)
    return True
