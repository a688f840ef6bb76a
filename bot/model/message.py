"""A message to somebody: what it says, its buttons, and how its kind is treated (the table in ARCHITECTURE.md)."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import unescape
from typing import Any, Self

from markupsafe import Markup

from bot.model.words import clean

DAY = 86_400
LINK = re.compile(r'<a href="([^"]*)"')


class Kind(StrEnum):
    """Why a message goes out; decides its urgency, when it is too late, and what an unknown outcome means."""

    ALARM = "alarm"
    REPLY = "reply"
    NOTICE = "notice"
    CONFIRMATION = "confirmation"
    OPERATOR = "operator"
    REMINDER = "reminder"
    BROADCAST = "broadcast"

    @property
    def urgency(self) -> int:
        """0 goes first: operators hear what can still be stopped before it leaves, and no crowd goes before either."""
        return ORDER[self]

    @property
    def lifetime(self) -> int | None:
        """Seconds after which it is too late to send; None: never too late."""
        return {"reply": DAY, "operator": 2 * DAY, "reminder": 3 * DAY}.get(self)

    @property
    def repeats_when_unknown(self) -> bool:
        """Whether it is sent again when nobody knows if Telegram took it: mostly, twice told beats not told."""
        return self not in (Kind.REMINDER, Kind.BROADCAST)

    @property
    def is_bulk(self) -> bool:
        """Whether it travels on the connections set aside for many messages."""
        return self in BULK


ORDER = {"alarm": 0, "notice": 1, "reply": 2, "confirmation": 3, "operator": 3, "reminder": 4, "broadcast": 5}
TO_OPERATORS = frozenset({Kind.ALARM, Kind.OPERATOR})
BULK = frozenset({Kind.REMINDER, Kind.BROADCAST})


@dataclass(frozen=True)
class Button:
    """One button below a message; press is the callback data, 1 to 64 bytes."""

    label: str
    press: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Keyboard:
    """Buttons in place of the letters, for the one thing that Telegram allows only there: sharing one's own number."""

    contact: str
    others: tuple[str, ...]

    def markup(self) -> dict[str, Any]:
        """The ReplyKeyboardMarkup of the Bot API."""
        rows = [[{"text": self.contact, "request_contact": True}], [{"text": label} for label in self.others]]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


@dataclass(frozen=True)
class File:
    """A file that is made here and uploaded.  Its name says nothing about anybody; its ending says what is in it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Call:
    """One call of the Bot API without its chat: what the outbox keeps, sealed, and sends.  files: by parameter."""

    method: str
    params: dict[str, Any]
    files: dict[str, File] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Self:
        """The call that `record` was made of."""
        files = {name: File(one["name"], b64decode(one["content"])) for name, one in record.get("files", {}).items()}
        return cls(record["method"], record["params"], files)

    def record(self) -> dict[str, Any]:
        """What of it is sealed: JSON, in which a file's content is base64."""
        made = {"method": self.method, "params": self.params}
        if self.files:
            files = {n: {"name": f.name, "content": b64encode(f.content).decode()} for n, f in self.files.items()}
            return {**made, "files": files}
        return made


def as_shown(sort: str, words: str, links: Iterable[str]) -> str:
    """What somebody sees: the words, what they stand with (text, photo …), and where their links lead to."""
    return "\n".join([sort, clean(words), *(unescape(link).rstrip("/") for link in links)])


@dataclass(frozen=True)
class Message:
    """What is said to one chat.  html is Telegram's subset of HTML; values in it were escaped by Markup.format.

    It says it alone, or below a photo (a Telegram file id) or a document (a file id, or a file that is uploaded): then
    Telegram takes at most 1,024 units of it.
    """

    kind: Kind
    html: Markup
    buttons: Rows = ()
    keyboard: Keyboard | None = None
    drops_keyboard: bool = False
    photo: str | None = None
    document: File | str | None = None
    protected: bool = False
    paid: bool = False  # at a price in Stars, faster than thirty a second
    footer: Markup | None = None  # a last line that waits for the {code} of the message (storage/codes.py)

    def closed(self, code: str) -> Self:
        """The message with its code in the last line; as it is when it has no place for one."""
        if self.footer is None:
            return self
        return replace(self, html=Markup("\n\n").join([self.html, self.footer.format(code=code)]), footer=None)

    def shown(self) -> str:
        """What Telegram shows of it, in a form in which it can be compared with what somebody has forwarded."""
        sort = "photo" if self.photo else "document" if self.document else "text"
        return as_shown(sort, self.html.striptags(), LINK.findall(self.html))

    def call(self) -> Call:
        """The call that says it: sendMessage, or sendPhoto or sendDocument with the words below."""
        params: dict[str, Any] = {"parse_mode": "HTML", **self._markup()}
        if self.protected:
            params["protect_content"] = True
        if self.paid:
            params["allow_paid_broadcast"] = True
        if self.photo:
            return Call("sendPhoto", {"photo": self.photo, "caption": str(self.html), **params})
        if isinstance(self.document, File):
            return Call("sendDocument", {"caption": str(self.html), **params}, {"document": self.document})
        if self.document:
            return Call("sendDocument", {"document": self.document, "caption": str(self.html), **params})
        params["link_preview_options"] = {"is_disabled": True}
        return Call("sendMessage", {"text": str(self.html), **params})

    def _markup(self) -> dict[str, Any]:
        if self.buttons:
            rows = [[{"text": b.label, "callback_data": b.press} for b in row] for row in self.buttons]
            return {"reply_markup": {"inline_keyboard": rows}}
        if self.keyboard:
            return {"reply_markup": self.keyboard.markup()}
        return {"reply_markup": {"remove_keyboard": True}} if self.drops_keyboard else {}
