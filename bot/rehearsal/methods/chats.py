"""Chats as the bot asks about them, and leaving one."""

from typing import Any

from bot.rehearsal.chats import ChatState
from bot.rehearsal.places import stand
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

PALETTE_SIZE = 7


async def get_chat(world: World, given: dict[str, Any]) -> dict[str, Any]:
    """getChat: the ChatFullInfo object with what every chat has."""
    chat = world.chats.get(given["chat_id"])
    if not chat.is_private:
        chat.check_open()
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat.about,
        "accent_color_id": chat.id % PALETTE_SIZE,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


async def leave(world: World, given: dict[str, Any]) -> bool:
    """leaveChat: groups only."""
    chat = world.chats.get(given["chat_id"])
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.check_open()
    stand(world, chat, ChatState.OUTSIDE, world.me, "member", "left")
    return True
