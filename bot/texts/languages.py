"""Which language the bot writes in."""

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts.writing import html, reply

NAMES_OF_LANGUAGES: dict[Language, str] = {"uk": "Українська", "en": "English"}


def choose_language(language: Language) -> Message:
    """Which language from now on."""
    _ = catalog(language).gettext
    buttons = [Button(NAMES_OF_LANGUAGES[code], press("language", code)) for code in LANGUAGES]
    return reply(html(_("<b>Language.</b> In which language should the bot write to you?")), buttons=(tuple(buttons),))


def language_chosen(language: Language) -> Message:
    """Said in the new language."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Language: English.</b> From now on the bot writes to you in English.")))


def other_language(language: Language) -> Button:
    """A button for the language that is not spoken at the moment."""
    other: Language = "en" if language == "uk" else "uk"
    return Button(NAMES_OF_LANGUAGES[other], press("language", other))
