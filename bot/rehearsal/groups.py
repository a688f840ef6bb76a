"""Groups, into which anybody can put the bot."""

from bot.rehearsal.chats import ChatState
from bot.rehearsal.people import Account
from bot.rehearsal.places import Place, stand


class Group(Place):
    """A group or supergroup.  People write to it with `person.says(text, to=group)`."""

    async def adds_bot(self, by: Account) -> None:
        """Somebody puts the bot into the group."""
        stand(self.world, self.room, ChatState.OPEN, by.user, "left", "member")
        message = self.world.post(self.room, by.user, media={"new_chat_members": [self.world.me]})
        self.world.updates.add("message", message.to_api())

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.room.standing is ChatState.OPEN
