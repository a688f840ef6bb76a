"""Groups, into which anybody can put the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.rehearsal.chats import Chat, Standing
from bot.rehearsal.memberships import member_update
from bot.rehearsal.messages import Message

if TYPE_CHECKING:
    from bot.rehearsal.people import Person
    from bot.rehearsal.world import World


class Group:
    """A group or supergroup.  People write to it with `person.says(text, to=group)`."""

    def __init__(self, world: World, about: dict[str, Any]) -> None:
        self.world = world
        self.room = world.chats.add(Chat(about, Standing.OUTSIDE))

    @property
    def id(self) -> int:
        """The group's chat id, below zero."""
        return self.room.id

    @property
    def chat(self) -> list[Message]:
        """Its messages, oldest first, without what was deleted."""
        return self.room.shown()

    async def adds_bot(self, by: Person) -> None:
        """Somebody puts the bot into the group."""
        self._stands(Standing.OPEN, by.user, "left", "member")
        message = self.world.post(self.room, by.user, media={"new_chat_members": [self.world.me]})
        self.world.updates.add("message", message.to_api())

    def leave(self) -> None:
        """The bot goes by itself."""
        self._stands(Standing.OUTSIDE, self.world.me, "member", "left")

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.room.standing is Standing.OPEN

    def _stands(self, standing: Standing, by: dict[str, Any], before: str, after: str) -> None:
        self.room.standing = standing
        self.world.touch(self.room)
        self.world.updates.add("my_chat_member", member_update(self.world, self.room, by, before, after))
