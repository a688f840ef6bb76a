"""The made-up Telegram itself, without the network: one bot, its chats, its updates."""

import random
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from bot.rehearsal.calls import Calls
from bot.rehearsal.changes import Changes
from bot.rehearsal.chats import Chats, StandInChat
from bot.rehearsal.faults import Faults
from bot.rehearsal.files import Files
from bot.rehearsal.flood import Flood
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.profile import Profile
from bot.rehearsal.updates import Update, Updates
from bot.rehearsal.webhook import Webhook


class World:
    """Everything that Telegram knows.  clock: seconds since 1970; tests may set another.

    `touched` counts everything that happens, so that who waits can tell new from old.
    """

    def __init__(self, token: str, *, username: str = "rehearsal_bot", clock: Callable[[], float] = time.time) -> None:
        self.token = token
        self.clock = clock
        self.run = f"{random.randrange(10**9)}"  # noqa: S311 (a page that is still open notices a new rehearsal)
        self.me: dict[str, Any] = {
            "id": int(token.split(":", maxsplit=1)[0]),
            "is_bot": True,
            "first_name": "Rehearsal",
            "username": username,
        }
        self.changes = Changes()
        self.updates = Updates(self.changes)
        self.webhook = Webhook(self.updates)
        self.chats = Chats()
        self.files = Files()
        self.profile = Profile()
        self.faults = Faults()
        self.flood = Flood()
        self.calls = Calls()
        self.queries: dict[str, int] = {}
        self.touched = 0
        self._query_ids = count(random.randrange(10**17, 10**18))  # noqa: S311

    @property
    def now(self) -> int:
        """The present time in whole seconds since 1970."""
        return int(self.clock())

    def raw_update(self, update: Update) -> int:
        """Sends the bot any update, also one that cannot be parsed; its id."""
        return self.updates.add_raw(update)

    def post(self, chat: StandInChat, sender: dict[str, Any], **content: Any) -> ShownMessage:
        """A new message in a chat; content: fields of Message."""
        message = ShownMessage(chat.new_id(), chat.about, sender, self.now, **content)
        chat.messages.append(message)
        self.touch(chat, message)
        return message

    def touch(self, chat: StandInChat, message: ShownMessage | None = None) -> None:
        """Notes that something changed in a chat and wakes who waits for it."""
        self.touched += 1
        chat.touched = self.touched
        if message is not None:
            message.touched = self.touched
        self.changes.happened()

    def new_query(self, person_id: int) -> str:
        """The id of a press of a button, to be answered to that person once."""
        query_id = str(next(self._query_ids))
        self.queries[query_id] = person_id
        return query_id
