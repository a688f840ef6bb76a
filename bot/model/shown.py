"""A message that somebody shows to ask whether it is genuine, in forms that can be compared with what was sent."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.model.given import Document, Given, Photo, Text
from bot.model.message import as_shown
from bot.model.words import clean

SORTS = ("text", "photo", "document")
# What keyboards and other apps make of the same words when they are pasted.
PLAINER = str.maketrans({**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("’‘ʼ′`", "'"), **dict.fromkeys("‐‑‒–—−", "-")})
VARIANTS = re.compile("[\ufe0e\ufe0f]")  # whether an emoji is drawn in colour


@dataclass(frozen=True)
class Shown:
    """seen: as in bot/model/message.py; forwarded: it came as it was, so that everything about it counts."""

    seen: str
    forwarded: bool = False

    @classmethod
    def of(cls, given: Given) -> "Shown":
        """What a message shows."""
        match given:
            case Text(words) if not given.forwarded:
                return cls(as_shown("text", words, given.hidden))
            case Photo(caption=words) if not given.forwarded:
                return cls(as_shown("photo", words, ()))
            case Document(caption=words) if not given.forwarded:
                return cls(as_shown("document", words, ()))
        return cls(given.forwarded or as_shown("other", "", ()), forwarded=bool(given.forwarded))

    @classmethod
    def kept(cls, facts: Mapping[str, str]) -> "Shown":
        """What `facts` was made of."""
        return cls(facts["seen"], bool(facts["forwarded"]))

    def facts(self) -> dict[str, str]:
        """As answers of a form, by name."""
        return {"seen": self.seen, "forwarded": "yes" if self.forwarded else ""}

    @property
    def is_picture(self) -> bool:
        """Whether there is a picture in it, whose words nobody can read."""
        return self.seen.startswith("photo\n")

    @property
    def words(self) -> str:
        """The words in it."""
        return self.seen.split("\n")[1]

    def forms(self) -> Iterator[str]:
        """As which it may be known.  What was pasted has lost its picture, and often what its links led to."""
        yield self.seen
        if not self.forwarded and self.seen.count("\n") == 1:
            yield plain(self.words)
            yield from (as_shown(sort, self.words, ()) for sort in SORTS)


def plain(words: str) -> str:
    """The words alone, alike for every way in which they are copied."""
    alike = unicodedata.normalize("NFKC", VARIANTS.sub("", words)).translate(PLAINER)
    return "words\n" + clean(alike)
