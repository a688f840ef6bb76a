"""The one notice that everything here exists for.  It says the fact and its time; no place, no health, no unit."""

from collections.abc import Mapping

from bot.model.inquiry import Inquiry
from bot.model.message import Kind, Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.labels import moment
from bot.texts.org import signed
from bot.texts.writing import paragraphs, t


def return_verified(org: OrgConfig, inquiry: Inquiry, verified_at: int) -> Message:
    """Told to one relative.  The name stands behind a spoiler, after the first lines: it is not on the lock screen."""
    said = paragraphs(
        t("<b>Return verified.</b> About your inquiry <code>{reference}</code>.", reference=inquiry.reference),
        t(
            "Two operators of {organisation}, each independently, have verified that this person has returned and is on territory controlled by Ukraine. Time of verification: {moment}.",
            moment=moment(verified_at, org.timezone),
            organisation=org.organisation,
        ),
        t("Person: <tg-spoiler>{name}</tg-spoiler>", name=inquiry.person_name),
        NEXT_STEPS[inquiry.facts["category"]],
        t(
            "<b>Please do not publish</b> the name, photos, the unit, the route, the hospital, or what the person tells you about captivity: it can harm those who are still being held."
        ),
        t(
            "<b>Is this message genuine?</b> A genuine one comes only to this chat, asks for nothing and contains no links. To make sure, send /check with the code below, or call {hotline} and give the reference {reference}. Nobody has the right to ask you for money for a return.",
            hotline=org.hotline,
            reference=inquiry.reference,
        ),
    )
    return signed(Kind.NOTICE, said, protected=True)


def correction(org: OrgConfig, inquiry: Inquiry) -> Message:
    """Told to exactly those who were told of a return that was not one.  Plain, at once, without excuses."""
    said = paragraphs(
        # Translators: the first words must say that it is not verified: more is not seen on a lock screen
        t(
            "<b>Correction: the return is not verified.</b> About your inquiry <code>{reference}</code>.",
            reference=inquiry.reference,
        ),
        t(
            "We told you that a return had been verified. That was our error. This message brings no other news of the person."
        ),
        t("Person: <tg-spoiler>{name}</tg-spoiler>", name=inquiry.person_name),
        t(
            "We are sorry for the pain that this error causes you. Your inquiry stays open, and nothing is needed from you. An operator can talk with you: {hotline}",
            hotline=org.hotline,
        ),
    )
    return signed(Kind.NOTICE, said, protected=True)


NEXT_STEPS: Mapping[str, Sentence] = {
    "service_member": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents, rehabilitation and leave. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
    "civilian": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents and support. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
    "child": t(
        "<b>What usually comes next.</b> Child protection specialists look after the child: first a medical examination and rest, then a talk with the child in the presence of the family. They call to arrange everything. It may be several days until then. We know nothing more than what is written here."
    ),
    "foreign_national": t(
        "<b>What usually comes next.</b> First a medical examination and rest, then documents, together with the embassy of the person’s country. People usually call as soon as they can; the first call may be short and come from an unknown number. It may be several days until then. We know nothing more than what is written here."
    ),
}
