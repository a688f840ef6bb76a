"""A chat with the bot in it, and whether the bot may write there."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.refusals import bad_request, forbidden


class ChatState(StrEnum):
    """What stands between the bot and a chat."""

    NEVER_STARTED = "bot can't initiate conversation with a user"
    OPEN = ""
    BLOCKED = "bot was blocked by the user"
    DEACTIVATED = "user is deactivated"
    OUTSIDE = "bot is not a member of the {type} chat"


@dataclass(eq=False)
class StandInChat:
    """A private chat or a group: its Chat object, its messages, short notices after presses."""

    about: dict[str, Any]
    standing: ChatState
    messages: list[ShownMessage] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    last_id: int = 0
    touched: int = 0

    @property
    def id(self) -> int:
        """The chat's id; for a private chat the person's."""
        return int(self.about["id"])

    @property
    def is_private(self) -> bool:
        """Whether it is a chat between one person and the bot."""
        return bool(self.about["type"] == "private")

    def check_open(self) -> None:
        """Refused (403) when the bot may not write here."""
        if self.standing is not ChatState.OPEN:
            raise forbidden(self.standing.value.format(type=self.about["type"]))

    def new_id(self) -> int:
        """The next message's number in this chat."""
        self.last_id += 1
        return self.last_id

    def find(self, message_id: int) -> ShownMessage | None:
        """The message of that number, unless it was deleted."""
        return next((m for m in reversed(self.messages) if m.message_id == message_id and not m.deleted), None)

    def shown(self) -> list[ShownMessage]:
        """The messages that were not deleted, oldest first."""
        return [message for message in self.messages if not message.deleted]


@dataclass
class Chats:
    """All chats by id, and by @username."""

    by_id: dict[int, StandInChat] = field(default_factory=dict)

    def add(self, chat: StandInChat) -> StandInChat:
        """Keeps a new chat."""
        self.by_id[chat.id] = chat
        return chat

    def get(self, chat_id: int | str) -> StandInChat:
        """The chat of an id or @username; Refused (400) when there is none."""
        chat = self.by_id.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _named(self, name: str) -> StandInChat | None:
        if not name.startswith("@"):
            return None
        public = (chat for chat in self.by_id.values() if not chat.is_private)
        return next((chat for chat in public if chat.about.get("username") == name[1:]), None)
