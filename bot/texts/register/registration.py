"""The registration around its questions: going on, summary, sending, leaving."""

from bot.model.form import Draft, Form
from bot.model.given import Refusal
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels, refusals
from bot.texts.org import copy_reference, signed
from bot.texts.writing import column, folded, grid, html, paragraphs, reply, t, tn


def begun() -> Message:
    """What is coming."""
    return reply(
        t(
            "<b>New inquiry.</b> The questions come one at a time. You can go back, or stop and continue another day: your answers are saved. The operators get them only when you press Send at the end."
        )
    )


def unfinished() -> Message:
    """There is a draft already."""
    buttons = [
        Button(t("Continue the inquiry"), press("resume", "registration")),
        Button(t("Erase it and start again"), press("anew")),
    ]
    return reply(
        t("<b>Unfinished inquiry.</b> Your answers so far are saved. The operators have not received them."),
        buttons=column(buttons),
    )


def to_send() -> Sentence:
    """What the button says that sends the answers."""
    return t("Send")


def summary(form: Form, draft: Draft) -> Message:
    """All answers, each of which can be changed, and what can be added, before anything is sent."""
    asked = [name for name in form.asked(draft) if name in draft.answers]
    to_add = [name for name in form.asked(draft) if name not in draft.answers]
    changes = [_to_answer("✎", form, name) for name in asked]
    additions = [_to_answer("+", form, name) for name in to_add]
    send = Button(to_send(), press("send", form.name))
    template = tn(
        "Please check your {n} answer. To change one, press its name below. Nothing has been sent yet.",
        "Please check your {n} answers. To change one, press its name below. Nothing has been sent yet.",
        len(asked),
    )
    return reply(
        t("<b>Your inquiry before it is sent</b>"),
        facts.listed(draft.answers, asked),
        template,
        t("If you have a photo or know anything else that would help, you can add it.") if to_add else None,
        buttons=((send,), *grid(additions), *grid(changes), (Button(t("Cancel"), press("cancel", form.name)),)),
    )


def _to_answer(sign: str, form: Form, name: str) -> Button:
    return Button(html("{sign} {name}", sign=sign, name=labels.FIELDS[name]), press("change", form.name, name))


def received(org: OrgConfig, reference: str) -> Message:
    """The confirmation: the reference, what happens next and when, and what will never happen."""
    days = tn(
        "<b>What happens next.</b> We usually read inquiries within {days} day. An operator will check that you are related, and may call you. The answer will come to this chat.",
        "<b>What happens next.</b> We usually read inquiries within {days} days. An operator will check that you are related, and may call you. The answer will come to this chat.",
        org.review_days,
        days=org.review_days,
    )
    said = paragraphs(
        t("<b>Your inquiry has been received.</b> Reference: <code>{reference}</code>", reference=reference),
        days,
        t("Status: /status\nTo speak with an operator: {hotline}", hotline=org.hotline),
        folded(*_good_to_know()),
    )
    return signed(Kind.CONFIRMATION, said, ((copy_reference(reference),),))


def _good_to_know() -> tuple[Sentence, ...]:
    return (
        t(
            "<b>Good to know.</b> Documents are shown in person or in a video call: please do not send them here. We can accept your inquiry, ask a question, or explain why we cannot accept it. If it takes longer, your inquiry stays in the queue."
        ),
        t(
            "<b>What we never do.</b> We never ask for money: anyone who does so in our name is a fraudster. We never announce an exchange in advance. We never publish names. We tell you about a return only after two operators have verified it."
        ),
        t(
            "Messages about your inquiry end with a code. With /check you can find out whether a message is really from this bot."
        ),
        t(
            "If other relatives register the same person, each of you is told separately, and nobody sees the others’ inquiries."
        ),
    )


# What can be done with answers that were not sent.
AFTER_CANCEL = (("erase", t("Erase the answers")), ("later", t("Keep them for later")), ("resume", t("Continue")))


def not_sent(send: Said, *, kept: bool) -> Message:
    """Words below all answers did not send them; kept: operators get the words."""
    return reply(
        # Translators: {button} is the button below the answers, for example “Send”
        t("<b>Not sent yet.</b> To send your answers, press “{button}” below.", button=send),
        t("Operators can read what you have just sent, but it is not part of your answers.") if kept else None,
    )


def nothing_to_cancel() -> Message:
    """No form is being filled in."""
    return reply(t("<b>There is nothing to cancel.</b> All commands: /help"))


def names_a_unit() -> Message:
    """The note seems to say what should not be written here."""
    return reply(
        t(
            "<b>Your note seems to name a military unit.</b> Telegram can read it. Please take it out: press “✎ Note” below. Operators can recognise the person without it."
        )
    )


def one_of_album() -> Message:
    """Several photos came at once."""
    return reply(t("<b>The first photo goes with your inquiry.</b> Operators get the others separately."))


def edit_taken() -> Message:
    """An answer was edited in the chat before it was sent."""
    return reply(t("<b>Changed.</b> We have taken your edit as your answer."))


def edit_not_taken(refusal: Refusal) -> Message:
    """The same, and the new words are no answer."""
    return reply(t("<b>Your edit was not taken;</b> your earlier answer stays."), refusals.sentence(refusal))


def twice(reference: str, inquiry_id: int) -> Message:
    """The same relative has registered the same person before."""
    buttons = [
        Button(t("Open {reference}", reference=reference), press("inquiry", inquiry_id)),
        Button(t("Send all the same"), press("send", "registration"), plain=True),
        Button(t("Erase the answers"), press("erase", "registration")),
    ]
    return reply(
        t(
            "<b>Not sent yet: you have registered this person before.</b> Your inquiry is <code>{reference}</code>. If you want to add or correct something, open it. A second inquiry does not speed anything up.",
            reference=reference,
        ),
        buttons=column(buttons),
    )


def cancel(form: str) -> Message:
    """Whether to erase or to keep."""
    buttons = [Button(label, press(verb, form)) for verb, label in AFTER_CANCEL]
    return reply(t("<b>Stop here?</b> Your answers have not been sent."), buttons=column(buttons))


def erased() -> Message:
    """The draft is gone."""
    return reply(t("<b>Your answers have been erased.</b> Nothing was sent. To start again: /register"))


def kept() -> Message:
    """The draft waits."""
    return reply(
        t("<b>Your answers are saved.</b> Nothing was sent. To continue: /register"),
        t("If you do not continue within two weeks, they will be erased."),
    )


def left() -> Message:
    """A short form was left."""
    return reply(t("<b>Cancelled.</b> Nothing was sent."))


def still_open(form: str) -> Message:
    """After something else was done in the middle of a form."""
    button = Button(t("Continue"), press("resume", form))
    return reply(t("<b>Your inquiry is not finished.</b> Your answers are saved."), buttons=((button,),))


def number_taken(number: str) -> Message:
    """The number, and the letters come back."""
    return Message(Kind.REPLY, t("Phone number: {number}", number=number), drops_keyboard=True)


def letters_back() -> Message:
    """Only so that the keyboard of letters returns."""
    return Message(Kind.REPLY, t("The button for your number has been removed."), drops_keyboard=True)
