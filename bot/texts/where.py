"""What families read of the texts that an administrator has confirmed: where to turn, and what comes after a return."""

from collections.abc import Collection
from datetime import datetime

from babel.dates import format_date
from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.guide import HELP
from bot.model.message import Button, Kind, Message, Rows
from bot.model.press import press
from bot.settings import House
from bot.texts import labels
from bot.texts.house import hotline, signed
from bot.texts.writing import column, grid, html, paragraphs


def buttons(language: Language, topics: Collection[str]) -> Rows:
    """The way to every topic that families may read."""
    return grid([Button(title(language, topic), press("where", topic)) for topic in HELP if topic in topics])


def title(language: Language, topic: str) -> str:
    """What a topic of /help is called."""
    _ = catalog(language).gettext
    # Translators: help for relatives who live outside Ukraine; button
    others = {"abroad": _("I am abroad"), "support": _("Support for you")}
    return others.get(topic) or labels.category(language, topic)


def page(
    language: Language, house: House, topic: str, text: str, checked_at: int, *, supported: bool = False
) -> Message:
    """Where to turn; supported: whether the text about support for the relative can be read too."""
    _ = catalog(language).gettext
    heads = {"support": _("<b>Support for you.</b>"), "abroad": _("<b>Where to turn if you are abroad.</b>")}
    head = heads.get(topic) or _("<b>Where to turn.</b> {title}")
    also = [_support(language)] if supported and topic != "support" else []
    # Translators: button: back to the overview of help
    back = Button(_("All help"), press("help"))
    said = paragraphs(
        html(head, title=title(language, topic)),
        Markup(text),  # noqa: S704 (read by bot/model/formatted.py)
        html(
            _(
                "Checked on {day}\nThis bot is one more channel and replaces none of the services named here. Nobody has"
                " the right to ask you for money for a search, for a status or for a return."
            ),
            day=_day(language, house, checked_at),
        ),
        hotline(language, house),
    )
    return Message(Kind.REPLY, said, column([*also, back]))


def after(
    language: Language, house: House, text: str, checked_at: int, reference: str, *, supported: bool = False
) -> Message:
    """What usually comes next, sent to a relative some time after a return was told."""
    _ = catalog(language).gettext
    # Translators: button: no more messages about what comes after a return
    stop = Button(_("Stop these messages"), press("nomore"))
    said = paragraphs(
        html(
            _(
                "<b>After a return: what usually comes next.</b> This message brings no news of the person. It belongs"
                " to your inquiry <code>{reference}</code>."
            ),
            reference=reference,
        ),
        Markup(text),  # noqa: S704 (read by bot/model/formatted.py)
        html(
            _("This is general information, and it may be different in your case. Checked on {day}"),
            day=_day(language, house, checked_at),
        ),
        html(_("If you have a question, write it here: a person reads it. Or call: {hotline}"), hotline=house.hotline),
    )
    write = Button(_("Write to an operator"), press("letter"))
    more = [_support(language)] if supported else []
    return signed(language, Kind.REMINDER, said, column([write, *more, stop]))


def no_more(language: Language) -> Message:
    """The relative wants no more messages about what comes after a return."""
    _ = catalog(language).gettext
    return Message(
        Kind.REPLY,
        html(
            _(
                "<b>Stopped.</b> You will get no more messages about what comes after this return. Help and contacts"
                " stay here: /help"
            )
        ),
    )


def not_shown(language: Language) -> str:
    """Toast: the text was taken away since."""
    _ = catalog(language).gettext
    return _("This text is being checked and is not shown at the moment. See /help.")


def _support(language: Language) -> Button:
    return Button(title(language, "support"), press("where", "support"))


def _day(language: Language, house: House, at: int) -> str:
    return format_date(datetime.fromtimestamp(at, house.timezone).date(), "long", locale=language)
