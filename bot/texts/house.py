"""What stands in many messages: what the bot never does, and how to reach a person."""

from typing import Any

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.message import Kind, Message, Rows
from bot.settings import House
from bot.texts.writing import html


def never(language: Language) -> Markup:
    """Said first of all, and wherever help is asked for."""
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What it never does.</b> It never asks for money or bank details. It never asks you to send documents or"
            " to open a link. It never tells of an exchange in advance. It never publishes names."
        )
    )


def hotline(language: Language, house: House) -> Markup:
    """The last line of every dead end."""
    _ = catalog(language).gettext
    return html(_("To speak with an operator: {hotline}"), hotline=house.hotline)


def signed(language: Language, kind: Kind, said: Markup, buttons: Rows = (), **extra: Any) -> Message:
    """A message that carries a code in its last line, by which /check tells whether it is genuine."""
    _ = catalog(language).gettext
    # Translators: the last line of a message; /check is a command and stays as it is
    footer = Markup(_("Code <code>{code}</code> · /check"))  # noqa: S704 (the template is ours)
    return Message(kind, said, buttons, footer=footer, **extra)
