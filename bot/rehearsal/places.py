"""Where people write, a private chat or a group; and what Telegram tells the bot of its own status there."""

from typing import Any

from bot.rehearsal.chats import ChatState, StandInChat
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.world import World


class Place:
    """A chat as those who are in it see it."""

    def __init__(self, world: World, about: dict[str, Any], standing: ChatState) -> None:
        self.world = world
        self.room = world.chats.add(StandInChat(about, standing))

    @property
    def id(self) -> int:
        """The chat's id: a person's own, or one below zero."""
        return self.room.id

    @property
    def chat(self) -> list[ShownMessage]:
        """Its messages, oldest first, without what was deleted."""
        return self.room.shown()


def stand(world: World, chat: StandInChat, standing: ChatState, by: dict[str, Any], before: str, after: str) -> None:
    """Somebody changes the bot's status (member, kicked, left) in a chat; the bot hears about it."""
    chat.standing = standing
    world.touch(chat)
    changed = {
        "chat": chat.about,
        "from": by,
        "date": world.now,
        "old_chat_member": _member(world, before),
        "new_chat_member": _member(world, after),
    }
    world.updates.add("my_chat_member", changed)


def _member(world: World, status: str) -> dict[str, Any]:
    banned = {"until_date": 0} if status == "kicked" else {}
    return {"user": world.me, "status": status, **banned}
