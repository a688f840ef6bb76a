"""The one notice that everything here exists for.  It says the fact and its time; no place, no health, no unit.

Its button asks for no feeling: it says that the message was read.
"""

from collections.abc import Mapping

from bot.i18n import Language
from bot.model.inquiry import Inquiry
from bot.model.message import ApiCall, Button, Kind, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence, text
from bot.settings import OrgConfig
from bot.texts.labels import moment
from bot.texts.naming import named
from bot.texts.org import signed
from bot.texts.questions import marked
from bot.texts.register.inquiries import again
from bot.texts.writing import folded, paragraphs, reply, t


def return_verified(org: OrgConfig, inquiry: Inquiry, verified_at: int, notice_id: int) -> Message:
    """Told to one relative.  The name stands behind a spoiler, after the first lines: it is not on the lock screen."""
    said = paragraphs(
        t("<b>Return verified.</b> About your inquiry <code>{reference}</code>.", reference=inquiry.reference),
        t(
            "Two operators of {organisation}, independently of each other, have confirmed that this person has returned and is on territory controlled by Ukraine. Confirmed: {moment}.",
            moment=moment(verified_at, org.timezone),
            organisation=org.organisation,
        ),
        t("Person: <tg-spoiler>{name}</tg-spoiler>", name=named(inquiry.facts)),
        _press_when_read(),
        folded(
            NEXT_STEPS[inquiry.facts["category"]],
            NOT_TO_PUBLISH[inquiry.facts["category"]],
            _how_to_check(org, inquiry),
        ),
    )
    return signed(Kind.NOTICE, said, _read(notice_id), protected=True)


def correction(org: OrgConfig, inquiry: Inquiry, notice_id: int) -> Message:
    """Told to exactly those who were told about a return that was not one.  Plain, at once, without excuses."""
    said = paragraphs(
        # Translators: the first words must say that it is not verified: more is not seen on a lock screen
        t(
            "<b>Correction: the return is not verified.</b> About your inquiry <code>{reference}</code>.",
            reference=inquiry.reference,
        ),
        t(
            "We told you that a return had been verified. That was our mistake. This message brings no other news of the person."
        ),
        t("Person: <tg-spoiler>{name}</tg-spoiler>", name=named(inquiry.facts)),
        t("We are sorry for the pain our mistake causes you."),
        STAYS_OPEN if inquiry.is_open else ENDED,
        t("You can talk with an operator: {hotline}\nSupport for you: /help", hotline=org.hotline),
        _press_when_read(),
    )
    ways = () if inquiry.is_open else ((again(inquiry),),)
    return signed(Kind.NOTICE, said, (*_read(notice_id), *ways), protected=True)


def unread(org: OrgConfig, inquiry: Inquiry, told_at: int, notice_id: int) -> Message:
    """Once more, by day, to who has not acknowledged a notice; it says nothing about what stands in it."""
    said = paragraphs(
        t(
            "<b>Have you read our message?</b> We wrote to you about your inquiry <code>{reference}</code>: {moment}.",
            reference=inquiry.reference,
            moment=moment(told_at, org.timezone),
        ),
        t(
            "It is above, in this chat. Please read it and press the button, so that we know. If it is not there, write to us here or call: {hotline}",
            hotline=org.hotline,
        ),
        t("If we hear nothing from you, an operator will call you."),
    )
    return signed(Kind.CONFIRMATION, said, _read(notice_id), protected=True)


def acknowledged(org: OrgConfig) -> Message:
    """After the press: calm, and the way to a person."""
    return reply(
        t("<b>Recorded.</b> We know now that this message has reached you."),
        t("If you have a question, write it here: a person will read it. Or call: {hotline}", hotline=org.hotline),
        buttons=((Button(t("Write to an operator"), press("letter")),),),
    )


def acknowledged_before() -> Sentence:
    """A toast: it was pressed once more, or something was written here since."""
    return t("We know that this message has reached you.")


def marked_as_read(message_id: int, notice_id: int, language: Language) -> ApiCall:
    """The call that puts a mark on the button; pressed once more, it says so."""
    return marked(message_id, text(_HAVE_READ, language), _acknowledge(notice_id))


def _how_to_check(org: OrgConfig, inquiry: Inquiry) -> Sentence:
    return t(
        "<b>How to check this message.</b> A genuine one comes only to this chat, asks for neither money nor data, and contains no links. To make sure, send /check with the code below, or call {hotline} and give the reference {reference}. Nobody has the right to ask you for money for a return.",
        hotline=org.hotline,
        reference=inquiry.reference,
    )


def _press_when_read() -> Sentence:
    return t(
        "When you have read this, please press the button below. Otherwise we will call you, to make sure that you know."
    )


def _read(notice_id: int) -> Rows:
    return ((Button(_HAVE_READ, _acknowledge(notice_id)),),)


def _acknowledge(notice_id: int) -> str:
    return press("acknowledge", notice_id)


# Translators: button below a verified return, and below its correction; it must ask for no feeling
_HAVE_READ = t("I have read this")
_HELD = t(
    "<b>Please do not publish</b> the name, photos, the unit, the route, the hospital, or what the person tells you about captivity: it can harm those who are still being held."
)
NOT_TO_PUBLISH: Mapping[str, Sentence] = {
    "service_member": _HELD,
    "civilian": t(
        "<b>Please do not publish</b> the name, photos, the route, the hospital, or what the person tells you about detention: it can harm those who are still being held."
    ),
    "child": t(
        "<b>Please do not publish</b> the child’s name, photos or story, where the child is now, or what the child tells you: it can harm the child and other children who are not back yet."
    ),
    "foreign_national": _HELD,
}


STAYS_OPEN = t("Your inquiry stays open; you do not need to do anything.")
ENDED = t("Your inquiry has ended. You can open it again with the answers that you gave: the button is below.")
NEXT_STEPS: Mapping[str, Sentence] = {
    "service_member": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents, rehabilitation and leave. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
    "civilian": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents and support. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
    "child": t(
        "<b>What usually comes next.</b> Child protection specialists look after the child: first a medical examination and rest, then a conversation with the child, with the family present. They usually call you to arrange everything. It may be several days until then. We know nothing more than what is written here."
    ),
    "foreign_national": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents, together with the embassy of the person’s country. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
}
