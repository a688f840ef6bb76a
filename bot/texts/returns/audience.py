"""How many relatives a press will tell, in which language."""

from collections import Counter

from bot.i18n import Language
from bot.model.sentence import Sentence
from bot.texts.languages import shares
from bot.texts.writing import t, tn

Audience = Counter[Language]


def would_be_told(audience: Audience) -> Sentence:
    """The same of one return among many, in short."""
    if not audience:
        return t("This bot would not tell any relative.")
    return tn(
        "{n} relative would be told ({languages}).",
        "{n} relatives would be told ({languages}).",
        sum(audience.values()),
        languages=shares(audience),
    )


def told(audience: Audience) -> Sentence:
    """How many relatives will be told in which language."""
    if not audience:
        return t("<b>This bot will not tell any relative.</b>")
    return tn(
        "<b>{n} relative will be told</b> ({languages}).",
        "<b>{n} relatives will be told</b> ({languages}).",
        sum(audience.values()),
        languages=shares(audience),
    )
