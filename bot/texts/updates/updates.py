"""Updates as families read them.  The first words say that it is no news of their own person."""

from dataclasses import replace

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language
from bot.model import formatted
from bot.model.broadcast import Edition
from bot.model.message import Kind, Message
from bot.model.sentence import ByLanguage, Said, Sentence
from bot.settings import OrgConfig
from bot.texts.labels import day
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.org import signed
from bot.texts.writing import paragraphs, reply, t

LONGEST, LONGEST_BELOW_A_PICTURE = 4_096, 1_024
GROWTH = 16  # units by which the number and the day in the heading may be longer when it is approved
NO_CODE_YET = "•••-•••-•••-•••"  # as long as a code (bot/model/codes.py)


def update(org: OrgConfig, edition: Edition) -> Message:
    """One update; for a language without words those of one that has some, and a line that says so."""
    said = paragraphs(_heading(org, edition), ByLanguage({code: _words(edition, code) for code in LANGUAGES}))
    return replace(signed(Kind.BROADCAST, said), photo=edition.picture, paid=edition.paid)


def too_long_by(org: OrgConfig, edition: Edition, language: Language) -> int:
    """By how many units of UTF-16 Telegram would find it too long in a language; 0 when it fits."""
    (whole,) = (page.closed(NO_CODE_YET) for page in update(org, edition).rendered(language))
    room = LONGEST_BELOW_A_PICTURE if edition.picture else LONGEST
    return max(0, formatted.shown_units(str(whole.html)) + GROWTH - room)


def latest(count: int) -> Message:
    """Before the updates that /updates shows again."""
    if not count:
        return reply(t("<b>Updates for families.</b> There are none for you yet."))
    return reply(t("<b>Updates for families.</b> Here are the latest again; the newest comes last."))


def written_for(edition: Edition, language: Language) -> Language:
    """The language whose words are read by who reads that one: the same, or the first that has any."""
    return next((code for code in (language, *LANGUAGES) if edition.words.get(code)), language)


def _words(edition: Edition, language: Language) -> Said:
    written = written_for(edition, language)
    words = Markup(edition.words[written])  # noqa: S704 (made of Telegram's own entities, everything else escaped)
    return words if written == language else paragraphs(_only_in(written), words)


def _heading(org: OrgConfig, edition: Edition) -> Sentence:
    if edition.corrects:
        return t(
            "<b>Correction of update No. {corrected} for families.</b> This is update No. {number}, {day}. It contains no news about your relative.",
            corrected=edition.corrects,
            number=edition.number,
            day=day(edition.at, org.timezone),
        )
    return t(
        "<b>Update No. {number} for families</b>, {day}. It contains no news about your relative.",
        number=edition.number,
        day=day(edition.at, org.timezone),
    )


def _only_in(written: Language) -> Sentence:
    """Said in the language that has no words."""
    # Translators: say it of your own language: there is no text in it; then the name of the other, in that language
    return t(
        "<i>There is no English text of this update. Here it is in another language ({language}):</i>",
        language=NAMES_OF_LANGUAGES[written],
    )
