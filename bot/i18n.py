"""Which languages there are, the catalog of each, and which one fits a Telegram language code.

A new language is its catalog in locales/, its guides in bot/guides/, and its code in one line below.
"""

import io
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Literal, get_args

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["uk", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
READ_BY: dict[str, Language] = {"ru": "uk"}  # by Telegram's code: what is read by those whose language is not there
WRITTEN_AS = {"en": "en_GB"}  # 5 March 1991, not March 5, 1991; 17:30, not 5:30 PM
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


def locale_of(language: Language) -> str:
    """Babel's locale, in whose form its readers write dates and numbers."""
    return WRITTEN_AS.get(language, language)


def name_of(language: Language) -> str:
    """What a language calls itself."""
    name = Locale.parse(language).get_display_name() or language
    return name[:1].upper() + name[1:]


def fitting(language_code: str | None) -> Language:
    """The language for an IETF tag as Telegram sends it: its own, Ukrainian for Russian, else English."""
    code = (language_code or "").split("-")[0].lower()
    return next((known for known in LANGUAGES if known == code), READ_BY.get(code, "en"))


def language(value: str) -> Language:
    """A stored value as a language; ValueError if there is no such catalog."""
    for known in LANGUAGES:
        if value == known:
            return known
    raise ValueError(f"no catalog for {value!r}")
