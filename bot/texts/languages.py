"""Which language the bot writes in."""

from collections.abc import Mapping

from bot.i18n import LANGUAGES, Language, name_of
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.texts.writing import html, joined, reply, t

NAMES_OF_LANGUAGES: Mapping[str, str] = {code: name_of(code) for code in LANGUAGES}
_WRITTEN_IN: Mapping[str, Sentence] = {
    # Translators: the language that somebody reads, within a sentence
    "uk": t("in Ukrainian"),
    # Translators: the language that somebody reads, within a sentence
    "en": t("in English"),
}


def written_in(code: str) -> Said:
    """The language within a sentence of the reader's; its own name where there is no word for that yet."""
    return _WRITTEN_IN.get(code) or NAMES_OF_LANGUAGES[code]


def shares(counted: Mapping[Language, int]) -> Sentence:
    """How many read which language; with one language, only which."""
    if len(counted) == 1:
        return html("{language}", language=written_in(*counted))
    return joined(
        ", ", (html("{language}: {n}", language=written_in(code), n=n) for code, n in sorted(counted.items()))
    )


def choose_language() -> Message:
    """Which language from now on."""
    return reply(t("<b>Language.</b> Which language should the bot use?"), buttons=(each_language(),))


def language_chosen() -> Message:
    """Said in the new language."""
    return reply(t("<b>Language: English.</b> From now on the bot will write to you in English."))


def each_language() -> tuple[Button, ...]:
    """A button for every language, named in that language."""
    return tuple(Button(NAMES_OF_LANGUAGES[code], press("language", code)) for code in LANGUAGES)
