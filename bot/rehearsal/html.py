"""Telegram's parse_mode HTML: a few tags, four named entities, and the very refusals that Telegram gives."""

import re
from dataclasses import dataclass, field

from bot.rehearsal.entities import Entity, Extra, Formatted, arranged, units
from bot.rehearsal.refusals import ApiError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?""")
_LINK = re.compile(r"(?i)^(?:(?:https?|tonsite)://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?$|^tg://\S+$")


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int
    begin: int


@dataclass
class _Reader:
    source: str
    at: int = 0
    size: int = 0
    text: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> Formatted:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._take_words()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise self._refused(f"Can't find end tag corresponding to start tag {self.open[-1].tag}")
        return Formatted("".join(self.text), arranged(self.entities))

    def _take_words(self) -> None:
        stop = self.source.find("<", self.at)
        stop = len(self.source) if stop < 0 else stop
        words = decoded(self.source[self.at : stop])
        self.text.append(words)
        self.size += units(words)
        self.at = stop

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._name(begin + 1)
        if self.at >= len(self.source):
            raise self._refused("Unclosed start tag", begin)
        if tag not in KINDS:
            raise self._refused(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refused('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-time" and not attributes.get("unix", "").isdecimal():
            raise self._refused('Tag "tg-time" must have attribute "unix"', begin)
        self.open.append(_Open(tag, attributes, self.size, len(self.text)))

    def _name(self, start: int) -> str:
        self.at = start
        while self.at < len(self.source) and self.source[self.at] not in " \t\r\n>":
            self.at += 1
        return self.source[start : self.at].lower()

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while not self._closes():
            found = _ATTRIBUTE.match(self.source, self.at)
            if found is None or self.source[found.end() : found.end() + 1] == "=":
                raise self._refused(f'Unclosed start tag "{tag}"', begin)
            value = next((part for part in found.groups()[1:] if part is not None), "")
            attributes[found[1].lower()] = decoded(value)
            self.at = found.end()
        return attributes

    def _closes(self) -> bool:
        """Steps over white space; True (and behind it) when the tag ends here."""
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1
        closes = self.source.startswith(">", self.at)
        self.at += closes
        return closes

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refused("Unexpected end tag", begin)
        name = self._name(begin + 2)
        if not self._closes():
            raise self._refused("Unclosed end tag", begin)
        last = self.open.pop()
        if name not in ("", last.tag):
            raise self._refused("Unmatched end tag", begin, f', expected "</{last.tag}>", found "</{name}>"')
        if self.size > last.offset:
            self._close(last)

    def _close(self, last: _Open) -> None:
        kind, extra = KINDS[last.tag], self._extra(last)
        if kind == "text_link" and not extra:
            return
        if kind == "blockquote" and "expandable" in last.attributes:
            kind = "expandable_blockquote"
        entity = Entity(kind, last.offset, self.size - last.offset, extra)
        if kind == "pre" and (code := self._code_that_fills(entity)):
            self.entities[-1] = Entity("pre", entity.offset, entity.length, code.extra)
        else:
            self.entities.append(entity)

    def _code_that_fills(self, pre: Entity) -> Entity | None:
        """The code with a language that fills a pre from end to end: it only tells the pre its language."""
        last = self.entities[-1] if self.entities else None
        fills = last and last.type == "code" and (last.offset, last.length) == (pre.offset, pre.length) and last.extra
        return last if fills else None

    def _extra(self, last: _Open) -> Extra:
        if last.tag == "a":
            url = last.attributes.get("href") or "".join(self.text[last.begin :])
            return (("url", _whole(url)),) if _LINK.match(url) else ()
        if last.tag == "tg-time":
            return (
                ("unix_time", int(last.attributes["unix"])),
                ("date_time_format", last.attributes.get("format", "")),
            )
        language = last.attributes.get("class", "")
        if last.tag == "code" and language.startswith("language-"):
            return (("language", language.removeprefix("language-")),)
        return ()

    def _refused(self, reason: str, begin: int | None = None, rest: str = "") -> ApiError:
        place = "" if begin is None else f" at byte offset {len(self.source[:begin].encode())}"
        return bad_request(f"can't parse entities: {reason}{place}{rest}")


def _whole(url: str) -> str:
    """A link with its scheme, as Telegram gives it back."""
    return url if re.match(r"(?i)(https?|tg|tonsite)://", url) else f"http://{url}"


def decoded(words: str) -> str:
    """Words with the entities that Telegram knows put into letters; all others stay as they are."""
    return _REFERENCE.sub(_letter, words)


def _letter(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else found[0]


def parsed(source: str) -> Formatted:
    """Text and entities of HTML as Telegram reads it; Refused (400) for what it does not understand."""
    formatted = _Reader(source).read()
    if _HALF_A_CHARACTER.search(formatted.text):
        raise bad_request("can't parse entities: Text contains invalid Unicode characters after decoding HTML entities")
    return Formatted(formatted.text, tuple(_without_language(entity) for entity in formatted.entities))


def _without_language(entity: Entity) -> Entity:
    return Entity("code", entity.offset, entity.length) if entity.type == "code" else entity
