"""A family corrects an answer that it has sent: which one, what it was and is, and what becomes of it."""

from collections.abc import Iterable, Mapping

from bot.model.inquiry import Inquiry, State
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts import facts, labels
from bot.texts.register.inquiries import again
from bot.texts.writing import column, grid, html, lines, reply, t, to_operator

OWN = {"own_name": "own_name", "phone": "own_phone"}  # the answers about the relative, and the forms that change them


def which(inquiry: Inquiry, fields: Iterable[str]) -> Message:
    """Which answer is wrong."""
    own = [Button(labels.FIELDS[name], press("changemy", form)) for name, form in OWN.items()]
    asked = [Button(labels.FIELDS[name], press("mend", inquiry.id, name)) for name in fields]
    back = Button(t("← Back to the inquiry"), press("inquiry", inquiry.id))
    return reply(
        t("<b>Which answer do you want to correct?</b> Inquiry <code>{reference}</code>", reference=inquiry.reference),
        t("You write it again and see both before anything is sent. For anything else, use “Add something”."),
        buttons=(*grid([*asked, *own]), (back,)),
    )


def to_send() -> Sentence:
    """What the button says that sends the correction."""
    return t("Send the correction")


def summary(inquiry: Inquiry, amended: Mapping[str, str]) -> Message:
    """What was sent and what it is to be, before it is sent."""
    another = Button(t("Correct another answer"), press("mend", inquiry.id))
    cancel = Button(t("Cancel"), press("cancel", "amendment"))
    if not amended:
        return reply(
            t("<b>Nothing was changed:</b> it is the answer that you sent."), buttons=column([another, cancel])
        )
    change = [
        Button(html("✎ {name}", name=labels.FIELDS[name]), press("change", "amendment", name)) for name in amended
    ]
    return reply(
        t("<b>Your correction before it is sent.</b> Inquiry <code>{reference}</code>", reference=inquiry.reference),
        lines(_beside(inquiry, name, said) for name, said in amended.items()),
        _to_operators() if inquiry.state is State.ACCEPTED else None,
        buttons=(*column([Button(to_send(), press("send", "amendment"))]), *grid(change), (cancel,)),
    )


def _beside(inquiry: Inquiry, name: str, said: str) -> Sentence:
    return t(
        "<b>{label}:</b> {value}\nBefore: {before}",
        label=labels.FIELDS[name],
        value=facts.value(name, said),
        before=facts.value(name, inquiry.facts.get(name, "")),
    )


def _to_operators() -> Sentence:
    return t(
        "Your inquiry was accepted with the earlier answer. An operator will read the correction and may ask you about it."
    )


def corrected(inquiry: Inquiry) -> Message:
    """The new answer is in the inquiry, which was not accepted yet."""
    return reply(
        t(
            "<b>Corrected.</b> Your inquiry <code>{reference}</code> has the new answer; the operator who reviews it sees both.",
            reference=inquiry.reference,
        ),
        buttons=_to_inquiry(inquiry),
    )


def proposed(inquiry: Inquiry) -> Message:
    """The inquiry was accepted: operators decide."""
    return reply(
        t(
            "<b>Your correction is with the operators.</b> It has been added to your inquiry <code>{reference}</code>.",
            reference=inquiry.reference,
        ),
        buttons=_to_inquiry(inquiry),
    )


def unchanged(inquiry: Inquiry) -> Message:
    """It is what was sent."""
    return reply(t("<b>Nothing was changed:</b> it is the answer that you sent."), buttons=_to_inquiry(inquiry))


def ended(inquiry: Inquiry) -> Message:
    """Nothing is corrected any more; it can be sent once more."""
    return reply(
        t(
            "<b>Your inquiry</b> <code>{reference}</code> <b>has ended</b>, so nothing in it is corrected any more. If you still look for this person, send it again: your answers are filled in, and you can change each of them.",
            reference=inquiry.reference,
        ),
        buttons=((again(inquiry),),),
    )


def proposal(inquiry: Inquiry, amended: Mapping[str, str]) -> Sentence:
    """The correction as a letter of the family, in their language."""
    return lines(
        t(
            "Correction. {label}: {value} (before: {before})",
            label=labels.FIELDS[name],
            value=facts.value(name, said),
            before=facts.value(name, inquiry.facts.get(name, "")),
        )
        for name, said in amended.items()
    )


def in_review(inquiry: Inquiry) -> Message:
    """To the operator who has the inquiry in hand: its card is not what it was."""
    button = Button(t("Open the inquiry"), press("review", inquiry.id))
    return to_operator(
        t(
            "<b>The family has corrected an answer</b> in <code>{reference}</code>, which you are reviewing. Please open it again.",
            reference=inquiry.reference,
        ),
        buttons=((button,),),
    )


def _to_inquiry(inquiry: Inquiry) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("Open {reference}", reference=inquiry.reference), press("inquiry", inquiry.id)),),)
