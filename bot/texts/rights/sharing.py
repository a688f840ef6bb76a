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
        now, button = t("Now: may be passed on."), Button(t("Stop allowing it"), press("unshare", inquiry.id))
    expiry = tn(
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time. After {days} day, partners should delete what we passed on before.",
        "It is your choice, and it changes nothing in how we handle the inquiry. You can change it at any time. After {days} days, partners should delete what we passed on before.",
        org.remind_every,
        days=org.remind_every,
    )
    return reply(
        t("<b>Partner registries.</b> Inquiry <code>{reference}</code>. {now}", reference=inquiry.reference, now=now),
        t(
            "Other organisations look for missing people too. If you agree, we may pass on: the person’s name, year of birth, and whether the person is still being looked for. We pass on a return only after you have been told about it yourself. We never pass on: the full date of birth, the unit, your name or phone number, who is asking, or anything about captivity."
        ),
        t("Nothing is passed on unless all relatives with an accepted inquiry about the person agree."),
        expiry,
        buttons=column([button, Button(t("← My inquiries"), press("status"))]),
    )


def allowed(inquiry: Inquiry) -> Message:
    """The consent was kept."""
    said = t("<b>Allowed.</b> Inquiry <code>{reference}</code> may be passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back())


def forbidden(inquiry: Inquiry) -> Message:
    """The consent was taken back."""
    said = t("<b>No longer allowed.</b> Inquiry <code>{reference}</code> is no longer passed to partner registries.")
    return reply(html(said, reference=inquiry.reference), buttons=_back())


def _back() -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("← My inquiries"), press("status")),),)
