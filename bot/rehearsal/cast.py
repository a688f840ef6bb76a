"""The made-up Telegram with people and groups in it."""

from typing import Any

from bot.rehearsal.chats import ChatState
from bot.rehearsal.groups import Group
from bot.rehearsal.people import Account
from bot.rehearsal.world import World

FIRST_PERSON = 5_000_000_001  # more than 32 bits, as new accounts have
FIRST_GROUP = -4_000_000_001
SUPERGROUPS = -1_000_000_000_000


class Cast(World):
    """Makes people, by id, and groups."""

    def __init__(self, token: str, **world: Any) -> None:
        super().__init__(token, **world)
        self.people: dict[int, Account] = {}
        self._groups = 0

    def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "uk",
        phone: str | None = None,
    ) -> Account:
        """A new person who has never written to the bot; phone: their own number, else one that cannot be dialled."""
        number = len(self.people)
        user: dict[str, Any] = {"id": FIRST_PERSON + number, "is_bot": False, "first_name": first_name}
        named = {"last_name": last_name, "username": username, "language_code": language_code}
        user |= {key: value for key, value in named.items() if value is not None}
        person = Account(self, user, phone or f"+447700900{number % 1000:03}")
        self.people[person.id] = person
        return person

    def group(self, title: str, *, supergroup: bool = False) -> Group:
        """A new group without the bot."""
        number, self._groups = FIRST_GROUP - self._groups, self._groups + 1
        sort, group_id = ("supergroup", SUPERGROUPS + number) if supergroup else ("group", number)
        return Group(self, {"id": group_id, "type": sort, "title": title}, ChatState.OUTSIDE)
