"""Before the inquiries of somebody silent are erased: what will be, when, and one button to keep them."""

from datetime import datetime

from babel.dates import format_date

from bot.i18n import Language, catalog
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts.house import hotline, signed
from bot.texts.writing import html, paragraphs, reply


def warning(language: Language, house: House, erased_at: int) -> Message:
    """Nothing was heard from this relative for nearly two years."""
    _ = catalog(language).gettext
    day = format_date(datetime.fromtimestamp(erased_at, house.timezone).date(), "long", locale=language)
    said = paragraphs(
        html(_("<b>Reminder: should your inquiry stay open?</b> This message brings no news.")),
        html(
            _(
                "We have not heard from you for nearly two years. So as not to keep the data of people longer than"
                " they want, we erase them on {day}, unless you press the button or write here before. Nothing else"
                " has changed."
            ),
            day=day,
        ),
        hotline(language, house),
    )
    return signed(language, Kind.REMINDER, said, ((Button(_("Keep my inquiry open"), press("keepopen")),),))


def kept(language: Language) -> Message:
    """It stays."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Your inquiry stays open.</b> Nothing more is needed. Where it stands: /status")))
