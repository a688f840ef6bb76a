"""A chat that the bot knows, and an operator behind one."""

from dataclasses import dataclass

from bot.i18n import Language
from bot.model.rights import Role

CONSENT_VERSION = "2026-11"


@dataclass(frozen=True)
class Chat:
    """A Telegram chat.  sort is private or group; form names the draft that is being filled in.

    Of the sort desk it is no chat: an operator without Telegram, who is met in the browser only.
    """

    id: int
    telegram_id: int
    sort: str
    language: Language
    reachable: bool
    consent_version: str | None
    form: str | None

    @property
    def has_consented(self) -> bool:
        """Whether the present wording was agreed to."""
        return self.consent_version == CONSENT_VERSION


@dataclass(frozen=True)
class Operator:
    """Somebody who was let in by a one-time link."""

    id: int
    chat_id: int
    role: Role
    name: str
    language: Language
