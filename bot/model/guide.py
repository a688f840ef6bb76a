"""Texts for families that administrators write and confirm: where to turn, and what usually comes after a return."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import LANGUAGES, Language
from bot.model.message import DAY
from bot.model.registration import CATEGORIES

HELP = (*CATEGORIES, "abroad", "support")
MOMENTS = {"day": DAY, "week": 7 * DAY, "month": 30 * DAY}  # after a relative was told about a return
AFTER = {f"after_{category}_{moment}": (category, moment) for category in CATEGORIES for moment in MOMENTS}
TOPICS = (*HELP, *AFTER)
LONGEST = 3_000  # what stands around it must fit into the same message
CHECKED_FOR = 90 * DAY  # numbers and offices move


@dataclass(frozen=True)
class Guide:
    """One confirmed version of a topic, in all languages and with its sources (words, by name).

    shown is false when an administrator took the topic away from families.
    """

    id: int
    topic: str
    number: int
    words: Mapping[str, str]
    shown: bool
    confirmed_by: int
    confirmed_at: int

    def is_old(self, now: int) -> bool:
        """Whether nobody has looked for so long that it has to be checked again."""
        return self.shown and self.confirmed_at + CHECKED_FOR <= now


@dataclass(frozen=True)
class GuideView:
    """A topic as administrators see it.  guide: the newest version, if there is one; name: of who confirmed it.

    words: those of the newest version, else those that came with the program.
    """

    topic: str
    guide: Guide | None
    name: str
    words: Mapping[str, str]


def words_for(words: Mapping[str, str], language: Language) -> str:
    """What is read in a language: its own words or, when it came later than they did, the first that there are."""
    return next(words[code] for code in (language, *LANGUAGES) if words.get(code))
