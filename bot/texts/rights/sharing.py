"""Partner registries: what would be passed to them, and whether a relative allows it."""

from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import OrgConfig
from bot.texts.writing import column, html, reply, t, tn


def sharing(org: OrgConfig, inquiry: Inquiry) -> Message:
    """What would be passed on, and the button that allows or forbids it."""
    if inquiry.shared_at is None:
        now, button = t("Now: not passed on."), Button(t("Allow it"), press("share", inquiry.id))
    else:
        now, button = t("Now: may be passed on."), Button(t("Do not allow it any more"), press("unshare", inquiry.id))
    expiry = tn(
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time; what was passed on before expires at the partners after {days} day.",
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time; what was passed on before expires at the partners after {days} days.",
        org.remind_every,
        days=org.remind_every,
    )
    return reply(
        t("<b>Partner registries.</b> Inquiry <code>{reference}</code>. {now}", reference=inquiry.reference, now=now),
        t(
            "Other organisations look for missing people too. With your consent we may pass to them: the person’s name, the year of birth, and whether the person is looked for or, once you have been told of it, has returned. Never: the full date of birth, the unit, your name or telephone number, who asks, or anything about captivity."
        ),
        t("It is passed on only if every relative whose inquiry about the person was accepted agrees."),
        expiry,
        buttons=column([button, Button(t("← My inquiries"), press("status"))]),
    )


def allowed(inquiry: Inquiry) -> Message:
    """The consent was kept."""
    said = t("<b>Allowed.</b> Inquiry <code>{reference}</code> may be passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back())


def forbidden(inquiry: Inquiry) -> Message:
    """The consent was taken back."""
    said = t("<b>Not allowed any more.</b> Inquiry <code>{reference}</code> is no longer passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back())


def _back() -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("← My inquiries"), press("status")),),)
