"""What a relative reads who asks to be forgotten or withdraws consent; the same whatever operators know (N1)."""

from collections.abc import Sequence

from bot.model.erasure import Erased
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.pages import Page
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.org import hotline
from bot.texts.writing import column, folded, html, joined, paragraphs, reply, t, tn, to_operator, turn

EVERYTHING = 0


def choose(org: OrgConfig, own: Page[Inquiry], *, consented: bool) -> Message:
    """What can be erased; nothing has happened yet."""
    listed = [
        Button(t("Erase inquiry {reference}", reference=one.reference), press("forget", one.id)) for one in own.items
    ]
    buttons = [Button(t("Erase everything"), press("forget", EVERYTHING))]
    if consented:
        buttons.append(Button(t("Only withdraw consent"), press("unconsent")))
    buttons.append(Button(t("Keep everything"), press("me")))
    return reply(
        t("<b>Erasing your data.</b> Nothing has been erased yet."),
        t(
            "You can erase one inquiry or everything that the bot stores about you. It happens at once and cannot be undone. To get a copy first: /mydata"
        ),
        hotline(org),
        buttons=(*column(listed), *turn("delete", own), *column(buttons)),
    )


def ask(org: OrgConfig, one: Inquiry | None) -> Message:
    """The first question: what goes, what stays and why."""
    goes = t(
        "<b>What is erased.</b> All inquiries, your answers, photos and messages; your name, phone number and Telegram account; your consent and settings; anything still waiting to be sent to you. The person’s details are erased too, unless another relative is looking for them."
    )
    if one:
        goes = t(
            "<b>What is erased.</b> This inquiry with your answers, photos and messages in it. The person’s details are erased too, unless another relative is looking for them."
        )
    head = t("<b>Erase everything?</b>")
    if one:
        head = t("<b>Erase inquiry</b> <code>{reference}</code>?", reference=one.reference)
    number = one.id if one else EVERYTHING
    buttons = [Button(t("Yes, erase"), press("forgetsure", number)), Button(t("No, keep"), press("me"))]
    return reply(head, goes, _consequence(), folded(_what_stays()), hotline(org), buttons=column(buttons))


def now() -> Sentence:
    """The button of the last question."""
    # Translators: button: the data are erased at this very press
    return t("Erase now")


def ask_again(one: Inquiry | None) -> Message:
    """The second question."""
    head = t("<b>The last question: erase everything now?</b>")
    if one:
        head = t(
            "<b>The last question: erase inquiry</b> <code>{reference}</code> <b>now?</b>", reference=one.reference
        )
    number = one.id if one else EVERYTHING
    buttons = [Button(now(), press("forgotten", number)), Button(t("No, keep"), press("me"))]
    return reply(head, t("It cannot be undone."), buttons=column(buttons))


def receipt(org: OrgConfig, erased: Erased, now: int) -> Message:
    """What was erased and when, with a number; what stays; before that, what of a return they know and does not hold."""
    one = erased.one
    head = t("<b>Everything has been erased.</b>")
    again: Sentence | None = t(
        "To start again: /start. Telegram keeps the messages in this chat; you can delete the chat there."
    )
    if one:
        head = t("<b>Erased: inquiry</b> <code>{reference}</code>.", reference=one.reference)
        again = t("Your other inquiries: /status") if erased.more else None
    said = paragraphs(
        head,
        _does_not_hold(erased.uncorrected) if erased.uncorrected else None,
        t(
            "Receipt <code>{number}</code>, {moment}, {organisation}.",
            number=erased.number,
            moment=labels.moment(now, org.timezone),
            organisation=org.organisation,
        ),
        again,
        folded(_what_stays()),
        hotline(org),
    )
    return Message(Kind.CONFIRMATION, said, drops_keyboard=True)


def _does_not_hold(references: Sequence[str]) -> Sentence:
    return t(
        "<b>Please do not rely on what we told you about a return</b> (inquiry {references}): it is not verified any more. From now on we cannot write to you or call you about it, but you can call us.",
        references=joined(", ", [html("<code>{reference}</code>", reference=one) for one in references]),
    )


def operators_stay() -> Message:
    """An operator's account is named by the audit."""
    return reply(
        t(
            "<b>You are an operator.</b> While you are one, this account cannot be erased: what operators decide is recorded with their name. Please ask an administrator to remove you first, then write /delete again. You can withdraw an inquiry of your own: /status."
        )
    )


def ask_consent(org: OrgConfig) -> Message:
    """What follows when consent is withdrawn."""
    buttons = [Button(t("Yes, withdraw consent"), press("unconsented")), Button(t("No, keep it"), press("me"))]
    return reply(
        t("<b>Withdraw your consent?</b>"),
        t(
            "All your inquiries will be closed, unfinished answers erased, and we will do nothing more with your data: no comparison, no reminders, no messages about the person. What we did until now stays lawful."
        ),
        _erased_later(org),
        _consequence(),
        hotline(org),
        buttons=column(buttons),
    )


def consent_withdrawn(org: OrgConfig) -> Message:
    """Everything rests; erasing is one button away."""
    return reply(
        t("<b>Your consent has been withdrawn.</b> Your inquiries have ended."),
        _erased_later(org),
        t("To start again: /start"),
        buttons=column([Button(t("Erase everything"), press("forget", EVERYTHING))]),
    )


def _erased_later(org: OrgConfig) -> Sentence:
    return tn(
        "We erase what is stored in {days} day, or at once if you ask: /delete",
        "We erase what is stored in {days} days, or at once if you ask: /delete",
        org.retention_days,
        days=org.retention_days,
    )


def _what_stays() -> Sentence:
    return t(
        "<b>What stays.</b> The number and the time of the receipt. Codes that cannot be turned back into names, so that nobody’s file can bring your data back. If you were told about a verified return: only the fact and its time, without you or the person. If you told us who you met: that, without you. Which operator opened or decided something, without the content. Encrypted backups, until they are replaced."
    )


def _consequence() -> Sentence:
    return t(
        "<b>After that</b> the bot cannot tell you about a return, and we could not correct anything wrong that we told you before."
    )


def erased_on_the_phone(name: str, reference: str) -> Message:
    """To administrators: what a relative without Telegram had told is gone, since they asked for it on the phone."""
    return to_operator(
        t(
            "<b>{name} has erased an inquiry:</b> <code>{reference}</code>. Its relative has no Telegram and asked for it on the phone. Is that right?",
            name=name,
            reference=reference,
        )
    )
