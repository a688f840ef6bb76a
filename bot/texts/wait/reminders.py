"""Reminders: the first words say that it is one and that it brings no news, since they stand on the lock screen."""

from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import OrgConfig
from bot.texts.org import hotline, signed
from bot.texts.writing import column, html, paragraphs, t, tn


def details() -> Message:
    """Whether what the relative has told is still right.  It names nobody and is the same for everybody."""
    asked = t(
        "Has your phone number changed, or do you know more about the person now? If so, please tell us. If nothing has changed, you do not need to do anything."
    )
    by_phone = paragraphs(t("<b>Are your details still correct?</b> There is no news."), asked)
    said = paragraphs(
        t("<b>Reminder: are your details still correct?</b> This message brings no news."),
        asked,
        t("If you choose fewer reminders or none, nothing else changes: your inquiry stays open."),
    )
    buttons = (
        (Button(t("All correct"), press("fine")),),
        (Button(t("Something changed"), press("changed")),),
        # Translators: buttons of a reminder: to get reminders less often, to pause them, to stop them
        (Button(t("Less often"), press("rarer")), Button(t("Pause"), press("pauses")), _stop()),
    )
    return signed(Kind.REMINDER, said, buttons, spoken=by_phone)


def finish_registration(*, last: bool) -> Message:
    """The registration was begun and not sent."""
    ahead = t("You can continue where you stopped, or erase the answers.")
    if last:
        ahead = t("If you do not continue, the answers will be erased in a week.")
    said = paragraphs(
        t("<b>Reminder: your inquiry is not finished.</b> This message brings no news."),
        t("Your answers are saved. The operators have not received them yet."),
        ahead,
    )
    buttons = [
        Button(t("Continue the inquiry"), press("resume", "registration")),
        Button(t("Erase the answers"), press("erase", "registration")),
    ]
    return signed(Kind.REMINDER, said, (*column(buttons), (_stop(),)))


def registration_erased() -> Message:
    """Nobody has gone on with it."""
    said = paragraphs(
        t("<b>Your unfinished inquiry has been erased.</b> This message brings no news."),
        t(
            "Nothing has been added for two weeks, and we do not keep what was not sent. The operators did not receive it. To start again: /register"
        ),
    )
    return signed(Kind.REMINDER, said)


def answer_question(inquiry: Inquiry, words: str) -> Message:
    """An operator has asked, and the review waits for the answer."""
    said = paragraphs(
        t("<b>Reminder: an operator’s question is waiting for your answer.</b> This message brings no news."),
        t("Inquiry: <code>{reference}</code>", reference=inquiry.reference),
        html("<blockquote>{words}</blockquote>", words=words),
        t("If you do not know the answer, just say so: the review will continue."),
    )
    answer = Button(t("Answer the question"), press("answer", inquiry.id))
    return signed(Kind.REMINDER, said, ((answer,), (_stop(),)))


def not_reviewed(org: OrgConfig, inquiry: Inquiry) -> Message:
    """Nobody has reviewed the inquiry within the days that its family was told."""
    about = t("Inquiry: <code>{reference}</code>", reference=inquiry.reference)
    late = tn(
        "We usually read inquiries within {days} day. Yours has not been reviewed yet, and we are sorry. It stays in the queue. You do not need to do anything.",
        "We usually read inquiries within {days} days. Yours has not been reviewed yet, and we are sorry. It stays in the queue. You do not need to do anything.",
        org.review_days,
        days=org.review_days,
    )
    said = paragraphs(
        t("<b>Your inquiry is still waiting for review.</b> This message brings no news."),
        about,
        late,
        t("Status: /status\nTo speak with an operator: {hotline}", hotline=org.hotline),
    )
    by_phone = paragraphs(t("<b>Your inquiry has to wait longer.</b> There is no news."), about, late, hotline(org))
    return signed(Kind.REMINDER, said, spoken=by_phone)


def not_read(org: OrgConfig) -> Message:
    """Nobody has dealt with what a family wrote."""
    said = paragraphs(
        t("<b>An operator has not answered you yet.</b> This message brings no news."),
        t(
            "We usually answer sooner. This time we have not managed to, and we are sorry. Your message is not lost. You do not need to write it again."
        ),
        hotline(org),
    )
    by_phone = paragraphs(
        t("<b>You have asked or told us something, and nobody has answered yet.</b> There is no news."),
        t("We usually answer sooner. This time we have not managed to, and we are sorry. It is not lost."),
        hotline(org),
    )
    return signed(Kind.REMINDER, said, spoken=by_phone)


def _stop() -> Button:
    # Translators: button: no more reminders
    return Button(t("Stop reminders"), press("noreminders"))
