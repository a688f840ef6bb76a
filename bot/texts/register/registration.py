"""The registration around its questions: going on, summary, sending, leaving."""

from bot.model.form import Draft, Form
from bot.model.inquiry import REVIEW_DAYS
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.org import copy_reference, signed
from bot.texts.writing import column, grid, html, paragraphs, reply, t, tn


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
    return reply(t("<b>Unfinished inquiry.</b> Your answers so far are saved."), buttons=column(buttons))


def to_send() -> Sentence:
    """What the button says that sends the answers."""
    return t("Send")


def summary(form: Form, draft: Draft) -> Message:
    """All answers, each of which can be changed, before anything is sent."""
    asked = form.asked(draft)
    changes = [Button(html("✎ {name}", name=labels.FIELDS[name]), press("change", form.name, name)) for name in asked]
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
        buttons=((send,), *grid(changes), (Button(t("Cancel"), press("cancel", form.name)),)),
    )


def received(org: OrgConfig, reference: str) -> Message:
    """The confirmation: the reference, what happens next and when, and what will never happen."""
    days = tn(
        "<b>What happens next.</b> We usually read inquiries within {days} day. An operator will check that you are related, and may call you. Documents are shown in person or in a video call: please do not send them here. The answer will come to this chat: accepted, a question, or why we cannot accept it. If it takes longer, your inquiry stays in the queue.",
        "<b>What happens next.</b> We usually read inquiries within {days} days. An operator will check that you are related, and may call you. Documents are shown in person or in a video call: please do not send them here. The answer will come to this chat: accepted, a question, or why we cannot accept it. If it takes longer, your inquiry stays in the queue.",
        REVIEW_DAYS,
        days=REVIEW_DAYS,
    )
    never = t(
        "<b>What we never do.</b> We never ask for money: anyone who does so in our name is a fraudster. We never announce an exchange in advance. We never publish names. We tell you about a return only after two operators have verified it."
    )
    said = paragraphs(
        t("<b>Your inquiry has been received.</b> Reference: <code>{reference}</code>", reference=reference),
        days,
        never,
        t(
            "Messages about your inquiry end with a code. With /check you can find out whether a message is really from this bot."
        ),
        t("Status: /status\nTo speak with an operator: {hotline}", hotline=org.hotline),
    )
    return signed(Kind.CONFIRMATION, said, ((copy_reference(reference),),))


# What can be done with answers that were not sent.
AFTER_CANCEL = (("erase", t("Erase the answers")), ("later", t("Keep them for later")), ("resume", t("Continue")))


def not_sent(send: Said, *, kept: bool) -> Message:
    """Words below all answers did not send them; kept: operators get the words."""
    return reply(
        # Translators: {button} is the button below the answers, for example “Send”
        t("<b>Not sent yet.</b> To send your answers, press “{button}” below.", button=send),
        t("Operators can read what you have just written, but it is not part of your answers.") if kept else None,
    )


def nothing_to_cancel() -> Message:
    """No form is being filled in."""
    return reply(t("<b>There is nothing to cancel.</b> All commands: /help"))


def cancel(form: str) -> Message:
    """Whether to erase or to keep."""
    buttons = [Button(label, press(verb, form)) for verb, label in AFTER_CANCEL]
    return reply(t("<b>Stop here?</b> Your answers have not been sent."), buttons=column(buttons))


def erased() -> Message:
    """The draft is gone."""
    return reply(t("<b>Your answers have been erased.</b> Nothing was sent. To start again: /register"))


def kept() -> Message:
    """The draft waits."""
    return reply(t("<b>Your answers are saved.</b> Nothing was sent. To continue: /register"))


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
