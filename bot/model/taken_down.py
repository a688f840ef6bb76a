"""A relative without Telegram who is known already, and asks about somebody else too."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.chat import Chat
from bot.model.inquiry import Inquiry
from bot.model.reader import Reader


@dataclass(frozen=True)
class KnownRelative:
    """inquiry: one of theirs; about: what they have told about themselves, which is not asked again.

    consented: to the present wording.
    """

    inquiry: Inquiry
    chat: Chat
    reader: Reader
    about: Mapping[str, str]

    @property
    def consented(self) -> bool:
        """Whether nothing has to be read out again."""
        return self.chat.has_consented


@dataclass(frozen=True)
class WithNumber:
    """Somebody who has a telephone number already.  inquiry: one of theirs; by_phone: they have no Telegram."""

    inquiry: Inquiry
    by_phone: bool
