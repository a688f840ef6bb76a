"""Which language the bot writes in."""

from collections.abc import Mapping

from bot.i18n import LANGUAGES, name_of
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts.writing import reply, t

NAMES_OF_LANGUAGES: Mapping[str, str] = {code: name_of(code) for code in LANGUAGES}


def choose_language() -> Message:
    """Which language from now on."""
    return reply(t("<b>Language.</b> Which language should the bot use?"), buttons=(each_language(),))


def language_chosen() -> Message:
    """Said in the new language."""
    return reply(t("<b>Language: English.</b> From now on the bot will write to you in English."))


def each_language() -> tuple[Button, ...]:
    """A button for every language, named in that language."""
    return tuple(Button(NAMES_OF_LANGUAGES[code], press("language", code)) for code in LANGUAGES)
