"""Updates as families read them.  The first words say that it is no news of their own person."""

from dataclasses import replace

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model import formatted
from bot.model.broadcast import Edition
from bot.model.message import Kind, Message
from bot.settings import House
from bot.texts.house import signed
from bot.texts.labels import day
from bot.texts.writing import html, paragraphs, reply

LONGEST, LONGEST_BELOW_A_PICTURE = 4_096, 1_024
GROWTH = 16  # units by which the number and the day in the heading may be longer when it is approved
NO_CODE_YET = "•••-•••-•••-•••"  # as long as a code (bot/model/codes.py)


def update(language: Language, house: House, edition: Edition) -> Message:
    """One update in one language; where that has no words, those of the other, and a line that says so."""
    written = language if edition.words.get(language) else other(language)
    words = Markup(edition.words[written])  # noqa: S704 (made of Telegram's own entities, everything else escaped)
    said = paragraphs(
        _heading(language, house, edition), None if written == language else _only_in_the_other(language), words
    )
    message = signed(language, Kind.BROADCAST, said)
    return replace(message, photo=edition.picture, paid=edition.paid)


def too_long_by(language: Language, house: House, edition: Edition) -> int:
    """By how many units of UTF-16 Telegram would find it too long; 0 when it fits."""
    whole = update(language, house, edition).closed(NO_CODE_YET)
    room = LONGEST_BELOW_A_PICTURE if edition.picture else LONGEST
    return max(0, formatted.shown_units(whole.html) + GROWTH - room)


def latest(language: Language, count: int) -> Message:
    """Before the updates that /updates shows again."""
    _ = catalog(language).gettext
    if not count:
        return reply(html(_("<b>Updates for families.</b> There is none for you yet.")))
    return reply(html(_("<b>Updates for families.</b> Here are the latest again; the newest comes last.")))


def other(language: Language) -> Language:
    """The language that is not this one."""
    return next(code for code in LANGUAGES if code != language)


def _heading(language: Language, house: House, edition: Edition) -> Markup:
    _ = catalog(language).gettext
    if edition.corrects:
        return html(
            _(
                "<b>Correction of update No. {corrected} for families.</b> This is update No. {number}, {day}. There"
                " is no news of your relative in it."
            ),
            corrected=edition.corrects,
            number=edition.number,
            day=day(language, edition.at, house.timezone),
        )
    return html(
        _("<b>Update No. {number} for families</b>, {day}. There is no news of your relative in it."),
        number=edition.number,
        day=day(language, edition.at, house.timezone),
    )


def _only_in_the_other(language: Language) -> Markup:
    """Said in the language that has no words."""
    _ = catalog(language).gettext
    # Translators: say it of your own language: there is no text in it, and which language it is in
    return html(_("<i>There is no English text of this update. Here it is in Ukrainian:</i>"))
