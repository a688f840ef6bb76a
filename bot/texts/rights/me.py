"""A relative's own details and what can be done with them."""

from collections.abc import Sequence

from bot.i18n import Language
from bot.model.changes import OwnDetails
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.org import hotline
from bot.texts.writing import column, grid, html, lines, reply, t, to_operator


def me(language: Language, org: OrgConfig, own: OwnDetails) -> Message:
    """The own details, and what can be done with them."""
    # Translators: there is no consent
    consent = labels.moment(own.consented_at, org.timezone) if own.consented_at else t("none")
    about = [t("<b>Language:</b> {value}", value=NAMES_OF_LANGUAGES[language])]
    about += [t("<b>Consent given:</b> {value}", value=consent)]
    changes = [
        Button(t("Change my name"), press("changemy", "own_name")),
        Button(t("Change my phone number"), press("changemy", "own_phone")),
    ]
    buttons = [
        *(changes if own.facts else []),
        Button(t("Change the language"), press("languages")),
        Button(t("A copy of my data"), press("mydata")),
        *([Button(t("Withdraw consent"), press("unconsent"))] if own.consented_at else []),
        Button(t("Erase my data"), press("delete")),
    ]
    return reply(
        t("<b>My data.</b>"),
        lines([facts.listed(own.facts, ("own_name", "phone")), *about]),
        hotline(org),
        buttons=column(buttons),
    )


def changed(field: str, value: str) -> Message:
    """The new value, in every open inquiry."""
    said = t("<b>Your name has been changed:</b> {value}. We have changed it in all your open inquiries.")
    if field == "phone":
        said = t("<b>Your phone number has been changed:</b> {value}. We have changed it in all your open inquiries.")
    again = t("You do not need to do anything else: we do not check again how you are related. /me")
    return reply(html(said, value=facts.value(field, value)), again)


def unchanged() -> Message:
    """It was the same before."""
    return reply(t("<b>Nothing was changed:</b> it was the same before. /me"))


def relative_changed(field: str, changed: Sequence[Inquiry]) -> Message:
    """To the operators: what was changed, and the cases; neither names nor numbers."""
    said = t(
        "<b>A relative has changed their own name.</b> Kinship was checked under the earlier name; both are in the case."
    )
    if field == "phone":
        said = t("<b>A relative has changed their phone number.</b> The case and the call list have the new one.")
    buttons = [Button(t("Open {reference}", reference=one.reference), press("case", one.id)) for one in changed]
    return to_operator(said, buttons=grid(buttons[:6]))
