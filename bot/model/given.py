"""What a person gave as an answer, and a refusal with a name for what could not be taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

ROUND = "video/mp4"  # the type of every round video, which Telegram does not say


@dataclass(frozen=True)
class Text:
    """Words that were typed, or forwarded (bot/model/message.py: as_shown).

    html: with their formatting, links included; formatting: with that which the bot can send again, if there is any;
    links: what they lead to; hidden: the addresses behind words; language: that of the chat.
    """

    words: str
    forwarded: str = ""
    html: str = ""
    formatting: str = ""
    links: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    language: str = ""


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
class Document:
    """A file, by Telegram's file id: its name, its type and its size as the sender's Telegram gave them.

    voice: a voice message or a round video, which Telegram sends on only as such.
    """

    file_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    caption: str = ""
    forwarded: str = ""
    voice: bool = False

    @property
    def is_round(self) -> bool:
        """Whether it is a round video (Telegram: a video note)."""
        return self.voice and self.mime == ROUND

    def facts(self) -> dict[str, str]:
        """As answers of a form, by name."""
        said = {"file": self.file_id, "file_name": self.name, "file_mime": self.mime, "file_size": str(self.size)}
        return {**said, "file_voice": "yes" if self.voice else ""}

    @classmethod
    def of(cls, facts: Mapping[str, str]) -> "Document | None":
        """The file among the answers of a form, if there is one."""
        if not facts.get("file"):
            return None
        size, voice = int(facts["file_size"]), bool(facts.get("file_voice"))
        return cls(facts["file"], facts["file_name"], facts["file_mime"], size, voice=voice)


@dataclass(frozen=True)
class Other:
    """Anything else, by the Bot API's name of its kind: voice, sticker, video, location …"""

    kind: str
    forwarded: str = ""


@dataclass(frozen=True)
class Origin:
    """The message that something was given in: its id in the chat, when, in which album, whether it was forwarded.

    ours: Telegram says that this bot wrote it first, in some chat.
    """

    message_id: int
    at: int
    album: str | None = None
    forwarded: bool = False
    ours: bool = False


Letter = Text | Photo | Document
Given = Letter | Choice | Contact | Other


def in_language(given: Given, language: str) -> Given:
    """What was given, and the language of the chat if it is words."""
    return replace(given, language=language) if isinstance(given, Text) else given


class Refusal(Exception):
    """An answer that cannot be taken.  reason is a key of bot/texts/refusals.py; limit goes into its sentence."""

    def __init__(self, reason: str, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class Unsure(Refusal):
    """An answer that is asked back, since it can be meant in these ways: a value, or answers by the names of steps.

    typed: its words; plain: what they say when none of the ways is meant, and they are typed once more.
    """

    def __init__(self, meant: Iterable[object], typed: str = "", plain: str = "") -> None:
        super().__init__("unsure")
        self.meant, self.typed, self.plain = tuple(meant), typed, plain

    def answers(self, step: str) -> tuple[dict[str, str], ...]:
        """The ways, each as answers; step: the question that was answered."""
        return tuple(dict(one) if isinstance(one, Mapping) else {step: str(one)} for one in self.meant)
