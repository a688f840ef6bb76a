"""Whom a person has to call: the call itself, what to say in it, and how it ended."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import phones
from bot.model.call import CallEntry
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts import labels
from bot.texts.writing import column, html, reply, to_operator


def card(language: Language, inquiry: Inquiry, entry: CallEntry, *, taken: bool) -> Message:
    """A relative to be called; the number only for whoever has taken the call."""
    _ = catalog(language).gettext
    head = html(_("<b>To be called</b>: inquiry <code>{reference}</code>"), reference=inquiry.reference)
    why = html(_("Why: {reason}"), reason=_reasons(language)[entry.reason])
    if not taken:
        return reply(head, why, buttons=((Button(_("I take this call"), press("take", entry.id)),),))
    buttons = [
        Button(_("Told by telephone"), press("told", entry.id)),
        Button(_("Not reached, give back"), press("untake", entry.id)),
    ]
    return reply(head, why, _whom(language, inquiry), _what_to_say(language, entry.sort), buttons=column(buttons))


def none_waiting(language: Language) -> Message:
    """Nobody has to be called."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Calls.</b> No call is waiting, or others have taken them all.")))


def given_back(language: Language) -> Message:
    """The relative was not reached."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Given back.</b> Another operator can try to call.")),
        buttons=((Button(_("Next call"), press("calls")),),),
    )


def closed(language: Language) -> Message:
    """The relative was told by a person."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Recorded:</b> told by telephone, by you.")), buttons=((Button(_("Next call"), press("calls")),),)
    )


def listed(language: Language) -> Message:
    """A relative could not be reached by message."""
    _ = catalog(language).gettext
    button = Button(_("Calls"), press("calls"))
    return to_operator(
        html(_("<b>A relative has to be called:</b> a message cannot reach them or is not enough.")),
        buttons=((button,),),
    )


def erased_untold(language: Language) -> Message:
    """A relative asked to be forgotten before they could be told."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _(
                "<b>For operators: a relative has erased their data</b> before they could be told of a verified return."
                " Nothing is left by which they could be reached; their notice or call is closed. Other relatives are told as"
                " usual."
            )
        )
    )


def _what_to_say(language: Language, sort: str) -> Markup:
    _ = catalog(language).gettext
    if sort == "correction":
        return html(
            _(
                "<b>This is a correction.</b> First make sure that you are speaking with this relative. Say that"
                " telling them of a verified return was our error, that the return is not verified, and that this"
                " says nothing else about the person. Never leave it on an answering machine or with somebody else."
            )
        )
    return html(
        _(
            "First make sure that you are speaking with this relative. Say only the fact and the day: nothing about"
            " place, health or unit. Never leave it on an answering machine or with somebody else."
        )
    )


def _whom(language: Language, inquiry: Inquiry) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("Relative: {name} ({relation})\nTelephone: {phone}\nPerson: {person}"),
        name=inquiry.facts["own_name"],
        relation=labels.relation(language, inquiry.facts["relation"]),
        phone=phones.spoken(inquiry.facts["phone"]),
        person=inquiry.person_name,
    )


def _reasons(language: Language) -> dict[str, str]:
    _ = catalog(language).gettext
    return {
        "gone": _("the bot can no longer write to this chat"),
        "refused": _("Telegram refused the message"),
        "child": _("of a child’s return only parents and guardians are told by message"),
        "held": _("the case is held: nothing goes out about it by itself"),
        "perhaps": _("nobody knows whether word of the return has reached them: first ask, and correct only if it has"),
    }
