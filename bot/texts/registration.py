"""The registration around its questions: going on, summary, sending, leaving."""

from bot.i18n import Language, catalog
from bot.model.form import Draft, Form
from bot.model.inquiry import REVIEW_DAYS
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import facts, labels
from bot.texts.house import signed
from bot.texts.writing import column, grid, html, paragraphs, reply


def begun(language: Language) -> Message:
    """What is coming."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Registration.</b> The questions come one at a time. You can go back, or stop and go on days later:"
                " your answers are saved. The operators get them only when you press Send at the end."
            )
        )
    )


def unfinished(language: Language) -> Message:
    """There is a draft already."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Continue the registration"), press("resume", "registration")),
        Button(_("Erase it and start again"), press("anew")),
    ]
    return reply(html(_("<b>Unfinished registration.</b> Your answers so far are saved.")), buttons=column(buttons))


def summary(language: Language, form: Form, draft: Draft) -> Message:
    """All answers, each of which can be changed, before anything is sent."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    asked = form.asked(draft)
    changes = [Button(f"✎ {labels.field(language, name)}", press("change", form.name, name)) for name in asked]
    send = Button(_("Send"), press("send", form.name))
    template = ngettext(
        "Please check your {n} answer. To change one, press its name below. Nothing has been sent yet.",
        "Please check your {n} answers. To change one, press its name below. Nothing has been sent yet.",
        len(asked),
    )
    return reply(
        html(_("<b>Your inquiry before it is sent</b>")),
        facts.listed(language, draft.answers, asked),
        html(template, n=len(asked)),
        buttons=((send,), *grid(changes), (Button(_("Cancel"), press("cancel", form.name)),)),
    )


def received(language: Language, house: House, reference: str) -> Message:
    """The confirmation: the reference, what happens next and when, and what will never happen."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    days = ngettext(
        "<b>What happens next.</b> Within {days} day an operator reads your inquiry and checks that you are related."
        " The answer comes to this chat: a confirmation or a question.",
        "<b>What happens next.</b> Within {days} days an operator reads your inquiry and checks that you are related."
        " The answer comes to this chat: a confirmation or a question.",
        REVIEW_DAYS,
    )
    never = _(
        "<b>What we never do.</b> We never ask for money: whoever does so in our name is a fraudster. We never tell of"
        " an exchange in advance. We never publish names. We tell of a return only after two operators have verified"
        " it."
    )
    said = paragraphs(
        html(_("<b>Inquiry received.</b> Its reference: <code>{reference}</code>"), reference=reference),
        html(days, days=REVIEW_DAYS),
        html(never),
        html(
            _(
                "Messages about your inquiry end with a code. With /check you can see whether a message really comes"
                " from this bot."
            )
        ),
        html(_("Status: /status\nTo speak with an operator: {hotline}"), hotline=house.hotline),
    )
    return signed(language, Kind.CONFIRMATION, said)


def cancel(language: Language, form: str) -> Message:
    """Whether to erase or to keep."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Erase the answers"), press("erase", form)),
        Button(_("Keep them for later"), press("later", form)),
        Button(_("Continue"), press("resume", form)),
    ]
    return reply(html(_("<b>Stop here?</b> Your answers have not been sent.")), buttons=column(buttons))


def erased(language: Language) -> Message:
    """The draft is gone."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Your answers have been erased.</b> Nothing was sent. To start again: /register")))


def kept(language: Language) -> Message:
    """The draft waits."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Your answers are saved.</b> Nothing was sent. To go on: /register")))


def left(language: Language) -> Message:
    """A short form was left."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Cancelled.</b> Nothing was sent.")))


def still_open(language: Language, form: str) -> Message:
    """After something else was done in the middle of a form."""
    _ = catalog(language).gettext
    button = Button(_("Continue"), press("resume", form))
    return reply(html(_("<b>Your registration is not finished.</b> Your answers are saved.")), buttons=((button,),))


def number_taken(language: Language, number: str) -> Message:
    """The number, and the letters come back."""
    _ = catalog(language).gettext
    return Message(Kind.REPLY, html(_("Telephone number: {number}"), number=number), drops_keyboard=True)


def letters_back(language: Language) -> Message:
    """Only so that the keyboard of letters returns."""
    _ = catalog(language).gettext
    return Message(Kind.REPLY, html(_("The button for your number has been removed.")), drops_keyboard=True)
