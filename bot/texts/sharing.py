"""Partner registries: what would be passed to them, and whether a relative allows it."""

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import House
from bot.texts.writing import column, html, reply


def sharing(language: Language, house: House, inquiry: Inquiry) -> Message:
    """What would be passed on, and the button that allows or forbids it."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    if inquiry.shared_at is None:
        now, button = _("Now: not passed on."), Button(_("Allow it"), press("share", inquiry.id))
    else:
        now, button = _("Now: may be passed on."), Button(_("Do not allow it any more"), press("unshare", inquiry.id))
    expiry = ngettext(
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time; what was passed on before expires at the partners after {days} day.",
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time; what was passed on before expires at the partners after {days} days.",
        house.remind_every,
    )
    return reply(
        html(
            _("<b>Partner registries.</b> Inquiry <code>{reference}</code>. {now}"),
            reference=inquiry.reference,
            now=now,
        ),
        html(
            _(
                "Other organisations look for missing people too. With your consent we may pass to them: the person’s name, the year of birth, and whether the person is looked for or, once you have been told of it, has returned. Never: the full date of birth, the unit, your name or telephone number, who asks, or anything about captivity."
            )
        ),
        html(_("It is passed on only if every relative whose inquiry about the person was accepted agrees.")),
        html(expiry, days=house.remind_every),
        buttons=column([button, Button(_("← My inquiries"), press("status"))]),
    )


def allowed(language: Language, inquiry: Inquiry) -> Message:
    """The consent was kept."""
    _ = catalog(language).gettext
    said = _("<b>Allowed.</b> Inquiry <code>{reference}</code> may be passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back(language))


def forbidden(language: Language, inquiry: Inquiry) -> Message:
    """The consent was taken back."""
    _ = catalog(language).gettext
    said = _("<b>Not allowed any more.</b> Inquiry <code>{reference}</code> is no longer passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back(language))


def _back(language: Language) -> tuple[tuple[Button, ...], ...]:
    _ = catalog(language).gettext
    return ((Button(_("← My inquiries"), press("status")),),)
