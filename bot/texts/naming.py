"""A person's name in the order that the reader's language has."""

from collections.abc import Mapping

from bot.i18n import LANGUAGES
from bot.model.inquiry import full_name
from bot.model.sentence import ByLanguage, Sentence


def named(facts: Mapping[str, str]) -> Sentence:
    """Surname first in Ukrainian, as in documents; given name first in every other language."""
    first = " ".join(facts[part] for part in ("given", "patronymic", "surname") if facts.get(part))
    return ByLanguage({code: full_name(facts) if code == "uk" else first for code in LANGUAGES})
