"""How many relatives a press will tell, in which language."""

from collections import Counter

from bot.i18n import Language
from bot.model.sentence import Sentence
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import html, t, tn

Audience = Counter[Language]


def would_be_told(audience: Audience) -> Sentence:
    """The same of one return among many, in short."""
    if not audience:
        return t("No relative would be told by this bot.")
    return tn(
        "{n} relative would be told ({languages}).",
        "{n} relatives would be told ({languages}).",
        sum(audience.values()),
        languages=_by_language(audience),
    )


def told(audience: Audience) -> Sentence:
    """How many relatives will be told in which language."""
    if not audience:
        return t("<b>No relative will be told by this bot.</b>")
    total = sum(audience.values())
    heading = tn("<b>{n} relative will be told</b>", "<b>{n} relatives will be told</b>", total)
    return html("{heading} ({by_language})", heading=heading, by_language=_by_language(audience))


def _by_language(audience: Audience) -> str:
    return ", ".join(f"{NAMES_OF_LANGUAGES[code]}: {count}" for code, count in sorted(audience.items()))
