"""Formatted text: words and entities whose offsets count UTF-16 units, as everywhere in Telegram."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w|/)")),
    ("url", re.compile(r"(?<!\w)https?://[^\s<>\"]+[^\s<>\".,;:!?)]")),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?!\w)")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}(?!\w)")),
)


Extra = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True)
class Entity:
    """One special piece of a text; offset and length in UTF-16 units; extra: url, language, time and its format."""

    type: str
    offset: int
    length: int
    extra: Extra = ()

    @property
    def end(self) -> int:
        """The first unit after it."""
        return self.offset + self.length

    def to_api(self) -> dict[str, Any]:
        """The MessageEntity object."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **dict(self.extra)}


@dataclass(frozen=True)
class Formatted:
    """A text with its entities, sorted as Telegram sorts them: by start, the longer first."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def arranged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities by start, the longer first."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))


def trimmed(formatted: Formatted) -> Formatted:
    """Without white space at both ends; entities are cut to what is left, empty ones vanish."""
    text = formatted.text.strip()
    before = units(formatted.text) - units(formatted.text.lstrip())
    cut = (_within(entity, before, units(text)) for entity in formatted.entities)
    return Formatted(text, arranged(entity for entity in cut if entity.length > 0))


def _within(entity: Entity, before: int, size: int) -> Entity:
    start = max(entity.offset - before, 0)
    end = min(entity.end - before, size)
    return Entity(entity.type, start, end - start, entity.extra)


def with_found(formatted: Formatted) -> Formatted:
    """With the entities that Telegram finds by itself: commands, links, addresses, names."""
    found = [
        Entity(kind, units(formatted.text[: match.start()]), units(match[0]))
        for kind, pattern in _FOUND
        for match in pattern.finditer(formatted.text)
    ]
    free = [new for new in found if not any(_overlap(new, old) for old in formatted.entities)]
    return Formatted(formatted.text, arranged([*formatted.entities, *free]))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end
