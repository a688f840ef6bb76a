"""Before the inquiries of somebody silent are erased: what will be, when, and one button to keep them."""

from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.org import hotline, signed
from bot.texts.writing import paragraphs, reply, t


def warning(org: OrgConfig, erased_at: int) -> Message:
    """Nothing was heard from this relative for nearly two years."""
    said = paragraphs(
        t("<b>Reminder: should your inquiry stay open?</b> This message brings no news."),
        t(
            "We have not heard from you for nearly two years. We do not want to keep your data longer than you wish. On {day} we will erase it. To keep your inquiry, press the button or write here before then. Nothing else has changed.",
            day=labels.day(erased_at, org.timezone),
        ),
        hotline(org),
    )
    by_phone = paragraphs(
        t("<b>Should your inquiry stay open?</b> There is no news."),
        t(
            "We have not heard from you for nearly two years, and do not want to keep your data longer than you wish. If it should be erased, say so. Otherwise it stays open, and you do not need to do anything."
        ),
        hotline(org),
    )
    return signed(Kind.REMINDER, said, ((Button(t("Keep my inquiry open"), press("keepopen")),),), spoken=by_phone)


def kept() -> Message:
    """It stays."""
    return reply(t("<b>Your inquiry stays open.</b> You do not need to do anything else. Status: /status"))
