"""Which languages there are, the catalog of each, and which one fits a Telegram language code."""

import io
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Literal, get_args

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["uk", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).resolve().parents[1] / "locales"


@cache
def catalog(language: Language) -> GNUTranslations:
    """The catalog of a language, compiled in memory from its .po file, so that no compiled copy can lag behind."""
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)


def fitting(language_code: str | None) -> Language:
    """The language for an IETF tag as Telegram sends it: Ukrainian for uk and ru, else English."""
    return "uk" if (language_code or "").split("-")[0].lower() in {"uk", "ru"} else "en"


def language(value: str) -> Language:
    """A stored value as a language; ValueError if there is no such catalog."""
    for known in LANGUAGES:
        if value == known:
            return known
    raise ValueError(f"no catalog for {value!r}")
