"""A relative's own details and what can be done with them."""

from collections.abc import Mapping

from bot.i18n import Language, catalog
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import facts, labels
from bot.texts.house import hotline
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import column, html, lines, reply


def me(language: Language, house: House, own: Mapping[str, str], consented_at: int | None) -> Message:
    """own: the answers about the relative in the newest open inquiry, none without one."""
    _ = catalog(language).gettext
    # Translators: there is no consent
    consent = labels.moment(language, consented_at, house.timezone) if consented_at else _("none")
    about = [html(_("<b>Language:</b> {value}"), value=NAMES_OF_LANGUAGES[language])]
    about += [html(_("<b>Consent given:</b> {value}"), value=consent)]
    buttons = [
        Button(_("Change the language"), press("languages")),
        Button(_("A copy of my data"), press("mydata")),
        *([Button(_("Withdraw consent"), press("unconsent"))] if consented_at else []),
        Button(_("Erase my data"), press("delete")),
    ]
    return reply(
        html(_("<b>My data.</b>")),
        lines([facts.listed(language, own, ("own_name", "phone")), *about]),
        hotline(language, house),
        buttons=column(buttons),
    )
