"""What Telegram tells a bot about its own membership of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.rehearsal.chats import Chat

if TYPE_CHECKING:
    from bot.rehearsal.world import World


def member_update(world: World, chat: Chat, by: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    """The ChatMemberUpdated object: who changed the bot's status (member, kicked, left) in a chat."""
    return {
        "chat": chat.about,
        "from": by,
        "date": world.now,
        "old_chat_member": _member(world, before),
        "new_chat_member": _member(world, after),
    }


def _member(world: World, status: str) -> dict[str, Any]:
    banned = {"until_date": 0} if status == "kicked" else {}
    return {"user": world.me, "status": status, **banned}
