"""What a relative reads who asks to be forgotten or withdraws consent; the same whatever operators know (N1)."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import labels
from bot.texts.house import hotline
from bot.texts.writing import column, html, paragraphs, reply

EVERYTHING = 0


def choose(language: Language, house: House, own: Sequence[Inquiry], *, consented: bool) -> Message:
    """What can be erased; nothing has happened yet."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Erase inquiry {reference}").format(reference=one.reference), press("forget", one.id)) for one in own
    ]
    buttons.append(Button(_("Erase everything"), press("forget", EVERYTHING)))
    if consented:
        buttons.append(Button(_("Only withdraw consent"), press("unconsent")))
    buttons.append(Button(_("Keep everything"), press("me")))
    return reply(
        html(_("<b>Erasing your data.</b> Nothing has been erased yet.")),
        html(
            _(
                "You can erase one inquiry or everything that the bot stores about you. It happens at once and cannot"
                " be undone. If you would like a copy first: /mydata"
            )
        ),
        hotline(language, house),
        buttons=column(buttons),
    )


def ask(language: Language, house: House, one: Inquiry | None) -> Message:
    """The first question: what goes, what stays and why."""
    _ = catalog(language).gettext
    goes = _(
        "<b>What is erased.</b> All inquiries, your answers, photos and messages; your name, telephone number and"
        " Telegram account; your consent and settings; whatever is still waiting to be sent to you. The person is"
        " erased too, unless another relative looks for them."
    )
    if one:
        goes = _(
            "<b>What is erased.</b> This inquiry with your answers, photos and messages in it. The person is erased"
            " too, unless another relative looks for them."
        )
    head = html(_("<b>Erase everything?</b>"))
    if one:
        head = html(_("<b>Erase inquiry</b> <code>{reference}</code>?"), reference=one.reference)
    number = one.id if one else EVERYTHING
    buttons = [Button(_("Yes, erase"), press("forgetsure", number)), Button(_("No, keep"), press("me"))]
    return reply(
        head,
        html(goes),
        _what_stays(language),
        _consequence(language),
        hotline(language, house),
        buttons=column(buttons),
    )


def ask_again(language: Language, one: Inquiry | None) -> Message:
    """The second question."""
    _ = catalog(language).gettext
    head = html(_("<b>The last question: erase everything now?</b>"))
    if one:
        head = html(
            _("<b>The last question: erase inquiry</b> <code>{reference}</code> <b>now?</b>"), reference=one.reference
        )
    number = one.id if one else EVERYTHING
    # Translators: button: the data are erased at this very press
    buttons = [Button(_("Erase now"), press("forgotten", number)), Button(_("No, keep"), press("me"))]
    return reply(head, html(_("It cannot be undone.")), buttons=column(buttons))


def receipt(language: Language, house: House, number: str, now: int, one: Inquiry | None, *, more: bool) -> Message:
    """What was erased and when, with a number; what stays.  more: whether there are other inquiries."""
    _ = catalog(language).gettext
    head = html(_("<b>Everything has been erased.</b>"))
    again: Markup | None = html(
        _("To begin anew: /start. Messages in this chat are kept by Telegram; you can delete the chat there.")
    )
    if one:
        head = html(_("<b>Erased: inquiry</b> <code>{reference}</code>."), reference=one.reference)
        again = html(_("Your other inquiries: /status")) if more else None
    said = paragraphs(
        head,
        html(
            _("Receipt <code>{number}</code>, {moment}, {organisation}."),
            number=number,
            moment=labels.moment(language, now, house.timezone),
            organisation=house.organisation,
        ),
        _what_stays(language),
        again,
        hotline(language, house),
    )
    return Message(Kind.CONFIRMATION, said, drops_keyboard=True)


def operators_stay(language: Language) -> Message:
    """An operator's account is named by the audit."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>You are an operator.</b> As long as you are one, this account cannot be erased: what operators"
                " decide is recorded with their name. Please ask an administrator to remove you first, then write"
                " /delete again. An inquiry of your own can be withdrawn in /status."
            )
        )
    )


def ask_consent(language: Language, house: House) -> Message:
    """What follows when consent is withdrawn."""
    _ = catalog(language).gettext
    buttons = [Button(_("Yes, withdraw consent"), press("unconsented")), Button(_("No, keep it"), press("me"))]
    return reply(
        html(_("<b>Withdraw your consent?</b>")),
        html(
            _(
                "All your inquiries end, unfinished answers are erased, and nothing more is done with your data: no"
                " comparison, no reminders, no messages about the person. What was done until now stays lawful."
            )
        ),
        _erased_later(language, house),
        _consequence(language),
        hotline(language, house),
        buttons=column(buttons),
    )


def consent_withdrawn(language: Language, house: House) -> Message:
    """Everything rests; erasing is one button away."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Your consent has been withdrawn.</b> Your inquiries have ended.")),
        _erased_later(language, house),
        html(_("To begin anew: /start")),
        buttons=column([Button(_("Erase everything"), press("forget", EVERYTHING))]),
    )


def _erased_later(language: Language, house: House) -> Markup:
    ngettext = catalog(language).ngettext
    template = ngettext(
        "What is stored is erased in {days} day, or at once if you ask for it: /delete",
        "What is stored is erased in {days} days, or at once if you ask for it: /delete",
        house.retention_days,
    )
    return html(template, days=house.retention_days)


def _what_stays(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What stays.</b> The number and the time of the receipt. Marks that cannot be turned back into names, so"
            " that no import brings the data back. If you were told of a verified return: the bare fact and its time,"
            " without you or the person. If you told us whom you met: that, without you. Which operator opened or decided"
            " something, without the content. Encrypted"
            " backups, until they are replaced."
        )
    )


def _consequence(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>After that</b> the bot cannot tell you of a return, and could not correct it if something we told you"
            " was wrong."
        )
    )
