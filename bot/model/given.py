"""What a person gave as an answer, and a refusal with a name for what could not be taken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Words that were typed, or forwarded (bot/model/message.py: as_shown); html: with their formatting."""

    words: str
    forwarded: str = ""
    html: str = ""


@dataclass(frozen=True)
class Choice:
    """A button that was pressed in answer to a question."""

    value: str
    forwarded: str = ""


@dataclass(frozen=True)
class Contact:
    """A contact card; own only when Telegram says that it is the sender's own and it was not forwarded."""

    phone: str
    own: bool
    forwarded: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo, by Telegram's file id, with the words below it."""

    file_id: str
    caption: str = ""
    forwarded: str = ""


@dataclass(frozen=True)
class Other:
    """Anything else, by the Bot API's name of its kind: voice, sticker, video, document, location …"""

    kind: str
    forwarded: str = ""


Given = Text | Choice | Contact | Photo | Other


class Refusal(Exception):
    """An answer that cannot be taken.  reason is a key of bot/texts/refusals.py; limit goes into its sentence."""

    def __init__(self, reason: str, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit
