"""One message in a chat, as everybody in it sees it and as the Bot API tells about it."""

from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any

from bot.rehearsal import keyboards
from bot.rehearsal.entities import Entity, Formatted

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


@dataclass(eq=False)
class ShownMessage:
    """A message.  media: what the Bot API tells beside the text, e.g. photo or contact.  touched: see World.touch."""

    message_id: int
    chat: dict[str, Any]
    sender: dict[str, Any]
    date: int
    words: Formatted = field(default_factory=lambda: Formatted(""))
    media: dict[str, Any] = field(default_factory=dict)
    markup: dict[str, Any] | None = None
    protect_content: bool = False
    edit_date: int | None = None
    deleted: bool = False
    touched: int = 0

    @property
    def text(self) -> str:
        """The words of the message or below its picture."""
        return self.words.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Bold, links and so on."""
        return self.words.entities

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.sender["is_bot"])

    @property
    def edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return self.edit_date is not None

    @property
    def has_photo(self) -> bool:
        """Whether it shows a picture."""
        return "photo" in self.media

    @property
    def inline(self) -> list[list[dict[str, Any]]]:
        """The rows of the buttons below it."""
        return keyboards.inline_rows(self.markup)

    @property
    def presses(self) -> list[str]:
        """What those buttons would tell the bot; not of those that copy something or are grey."""
        return [button["callback_data"] for row in self.inline for button in row if "callback_data" in button]

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons below it."""
        return [button["text"] for row in self.inline for button in row]

    @property
    def keyboard(self) -> list[str]:
        """The labels of the keyboard that it shows in place of the letters."""
        return [button["text"] for row in keyboards.reply_rows(self.markup) for button in row]

    @property
    def html(self) -> str:
        """The words with their entities as tags."""
        data = self.text.encode("utf-16-le")
        marks: dict[int, str] = {}
        for entity in self.entities:
            before, after = _tags(entity)
            marks[entity.offset] = marks.get(entity.offset, "") + before
            marks[entity.end] = after + marks.get(entity.end, "")
        stops = sorted({0, len(data) // 2, *marks})
        pieces = [data[2 * start : 2 * stop].decode("utf-16-le") for start, stop in pairwise(stops)]
        marked = zip(stops, [*pieces, ""], strict=True)
        return "".join(marks.get(at, "") + escape(words, quote=False) for at, words in marked)

    def to_api(self) -> dict[str, Any]:
        """The Message object of the Bot API; like Telegram, it tells about inline buttons only."""
        said: dict[str, Any] = {"message_id": self.message_id, "from": self.sender, "chat": self.chat}
        said["date"] = self.date
        if self.edit_date is not None:
            said["edit_date"] = self.edit_date
        said |= self.media
        if self.text:
            said |= self._words_to_api()
        if self.protect_content:
            said["has_protected_content"] = True
        if self.inline:
            said["reply_markup"] = self.markup
        return said

    def _words_to_api(self) -> dict[str, Any]:
        below = "caption" if self.is_captioned else "text"
        said: dict[str, Any] = {below: self.text}
        if self.entities:
            said["caption_entities" if self.is_captioned else "entities"] = [e.to_api() for e in self.entities]
        return said

    @property
    def is_captioned(self) -> bool:
        """Whether its words stand below a picture or a file."""
        return any(kind in self.media for kind in ("photo", "document", "video", "voice"))

    def __str__(self) -> str:
        who = "bot" if self.from_bot else self.sender["first_name"]
        kinds = "".join(f" <{kind}>" for kind in self.media)
        rows = "".join("\n      " + " ".join(f"[{b['text']}]" for b in row) for row in self.inline)
        keys = f"\n      keyboard: {' '.join(f'[{label}]' for label in self.keyboard)}" if self.keyboard else ""
        marks = " (deleted)" if self.deleted else " (edited)" if self.edited else ""
        return f"#{self.message_id} {who}{marks}:{kinds} {self.text}{rows}{keys}"


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type == "text_link":
        return f'<a href="{escape(str(dict(entity.extra)["url"]))}">', "</a>"
    tag = _TAGS.get(entity.type)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")
