"""A message to somebody: what it says, its buttons, and how its kind is treated (the table in ARCHITECTURE.md)."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import unescape
from typing import Any, Self

from markupsafe import Markup

from bot.i18n import Language
from bot.model.button_style import Style, styles
from bot.model.sentence import Joined, Said, Sentence, as_written, html, text
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
# What nobody has just asked for and many may get at once: what Telegram's thirty a second are about.
MANY = frozenset({Kind.NOTICE, *BULK})


# What operators press in a chat that names nobody: to stop, to pause, to lock; and what is about their own account.
IN_ALERTS = frozenset({"stop", "stoplist", "holdcast", "lock", "awake", "deskkey", "nocode"})
AT_THE_DESK = "/desk"


@dataclass(frozen=True)
class Button:
    """One button below a message: it sends its callback data (1 to 64 bytes), or copies words (1 to 256 characters).

    plain: it is never drawn apart, because here it is not what most people want next.
    """

    label: Said
    press: str = ""
    copies: str = ""
    plain: bool = False

    def rendered(self, language: Language) -> Self:
        """The button in a language."""
        return replace(self, label=text(self.label, language))

    def markup(self, style: Style | None) -> dict[str, Any]:
        """The InlineKeyboardButton of the Bot API."""
        does = {"copy_text": {"text": self.copies}} if self.copies else {"callback_data": self.press}
        return {"text": self.label, **does, **({"style": str(style)} if style else {})}


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Keyboard:
    """Buttons in place of the letters, for the one thing that Telegram allows only there: sharing one's own number."""

    contact: Said
    others: tuple[Said, ...]

    def rendered(self, language: Language) -> Self:
        """The keyboard in a language."""
        return replace(self, contact=text(self.contact, language), others=tuple(text(o, language) for o in self.others))

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
class ApiCall:
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


def units(words: str) -> int:
    """How long Telegram takes words to be: in units of UTF-16, of which a picture letter has two."""
    return len(words.encode("utf-16-le")) // 2


def as_shown(sort: str, words: str, links: Iterable[str]) -> str:
    """What somebody sees: the words, what they stand with (text, photo …), and where their links lead to."""
    return "\n".join([sort, clean(words), *(unescape(link).rstrip("/") for link in links)])


@dataclass(frozen=True)
class Message:
    """What is said to one chat, in no language yet; rendered, html is Telegram's subset of HTML.

    It says it alone, or below a photo or a document (a Telegram file id, or a file that is uploaded): then Telegram
    takes at most 1,024 units of it.  room: paragraphs that are longer go over as few messages as hold them.
    """

    kind: Kind
    html: Said
    buttons: Rows = ()
    keyboard: Keyboard | None = None
    drops_keyboard: bool = False
    photo: File | str | None = None
    document: File | str | None = None
    voice: str | None = None
    video_note: str | None = None  # round, and without words
    protected: bool = False
    passes: bool = False  # shows an operator somebody: not to be forwarded, and deleted when its time is over
    call_id: int | None = None  # passes too when that call is not to be made by its reader any more
    paid: bool = False  # at a price in Stars, faster than thirty a second
    footer: Said | None = None  # a last line that waits for the {code} of the message (storage/queues/codes.py)
    room: int | None = None
    alert: Said | None = None  # what an operator's chat that is to name nobody says in place of the words
    spoken: Said | None = None  # what a relative without Telegram is told by phone in place of the words
    counted: bool = False  # says that something waits which the desk shows and counts by itself

    def as_alert(self) -> Self:
        """The same where an operator's chat names nobody: no file, and of the buttons those that stop something."""
        rows = tuple(tuple(one for one in row if one.press.partition(":")[0] in IN_ALERTS) for row in self.buttons)
        return type(self)(self.kind, self.alert or AT_THE_DESK, tuple(filter(None, rows)))

    def as_spoken(self) -> Self:
        """The same as it is said on the telephone, where there is no button to press."""
        return replace(self, html=self.html if self.spoken is None else self.spoken, buttons=())

    def rendered(self, language: Language) -> list[Self]:
        """The message in a language, in as many pieces as it needs; the buttons are below the last."""
        footer = None if self.footer is None else html(self.footer, language)
        buttons = tuple(tuple(button.rendered(language) for button in row) for row in self.buttons)
        keyboard = self.keyboard.rendered(language) if self.keyboard else None
        said = self._pages(language)
        if footer is not None:  # has a code: somebody may compare what they read, wherever they are, with what was sent
            said = [as_written(page) for page in said]
        whole = replace(self, footer=footer, buttons=buttons, keyboard=keyboard, room=None)
        return [*(replace(whole, html=page, buttons=()) for page in said[:-1]), replace(whole, html=said[-1])]

    def _pages(self, language: Language) -> list[Markup]:
        if self.room is None or not isinstance(self.html, Joined):
            return [html(self.html, language)]
        pages: list[list[Markup]] = [[]]
        for part in (html(part, language) for part in self.html.parts):
            if pages[-1] and sum(map(units, pages[-1])) + units(part) > self.room:
                pages.append([])
            pages[-1].append(part)
        return [Markup(self.html.between).join(page) for page in pages]  # noqa: S704 (ours)

    def closed(self, code: str) -> Self:
        """A rendered message with its code in the last line; as it is when it has no place for one."""
        if self.footer is None:
            return self
        footer = Markup(self.footer).format(code=code)  # noqa: S704 (the template is ours)
        return replace(self, html=Markup("\n\n").join([self._words, footer]), footer=None)

    @property
    def _words(self) -> Markup:
        """The words of a rendered message; TypeError for one that is not."""
        if isinstance(self.html, Sentence):
            raise TypeError("a message has no language until it is rendered for its reader")
        return Markup(self.html)  # noqa: S704 (rendered: escaped where it had to be)

    def shown(self) -> str:
        """What Telegram shows of it, in a form in which it can be compared with what somebody has forwarded."""
        sort = "photo" if self.photo else "document" if self.document else "text"
        return as_shown(sort, self.words(), LINK.findall(self._words))

    def formatted(self) -> Markup:
        """The words of a rendered message, without what a code waits for."""
        return self._words

    def words(self) -> str:
        """The words of a rendered message without their formatting."""
        return self._words.striptags()

    def call(self) -> ApiCall:
        """The call that says a rendered message: sendMessage, or sendPhoto or sendDocument with the words below."""
        params: dict[str, Any] = {"parse_mode": "HTML", **self._markup()}
        guard = {"protect_content": True} if self.protected or self.passes else {}
        params |= guard
        if self.paid:
            params["allow_paid_broadcast"] = True
        if self.video_note:
            return ApiCall("sendVideoNote", {"video_note": self.video_note, **guard, **self._markup()})
        for sort, media in (("photo", self.photo), ("voice", self.voice), ("document", self.document)):
            if media:
                return _with(sort, media, {"caption": str(self._words), **params})
        params["link_preview_options"] = {"is_disabled": True}
        return ApiCall("sendMessage", {"text": str(self._words), **params})

    def _markup(self) -> dict[str, Any]:
        if self.buttons:
            looks = styles(tuple(tuple("" if button.plain else button.press for button in row) for row in self.buttons))
            rows = [
                [button.markup(style) for button, style in zip(*pair, strict=True)]
                for pair in zip(self.buttons, looks, strict=True)
            ]
            return {"reply_markup": {"inline_keyboard": rows}}
        if self.keyboard:
            return {"reply_markup": self.keyboard.markup()}
        return {"reply_markup": {"remove_keyboard": True}} if self.drops_keyboard else {}


def _with(sort: str, media: File | str, params: dict[str, Any]) -> ApiCall:
    """The call that sends a photo, a voice message or a document: by its file id, or uploaded."""
    method = f"send{sort.capitalize()}"
    if isinstance(media, File):
        return ApiCall(method, params, {sort: media})
    return ApiCall(method, {sort: media, **params})
