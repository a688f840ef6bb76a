"""The number of a relative without Telegram changes: what operators hear, and what is said at the old number."""

from collections.abc import Mapping, Sequence

from bot.model.inquiry import Inquiry
from bot.model.message import Kind, Message
from bot.model.new_number import AtOldNumber
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.org import signed
from bot.texts.writing import alarm, html, joined, t, to_operator

CAME_OF_IT: Mapping[AtOldNumber, Sentence] = {
    AtOldNumber.TOLD: t("Said; it is right so"),
    AtOldNumber.NOBODY: t("Out of use, or somebody else’s"),
    AtOldNumber.DENIED: t("They have not changed it"),
}


def noted(name: str, inquiry: Inquiry) -> Message:
    """To whoever calls, and administrators: a new number waits for a second operator."""
    return to_operator(
        t(
            "<b>{name} has noted a new phone number</b> of the relative of <code>{reference}</code>, who has no Telegram. It counts only once another operator confirms it at the desk, under By phone. Call the old number first.",
            name=name,
            reference=inquiry.reference,
        )
    )


def confirmed(name: str, inquiry: Inquiry) -> Message:
    """To the same: calls go to the new number from now on."""
    return to_operator(
        t(
            "<b>{name} has confirmed the new phone number</b> of the relative of <code>{reference}</code>. From now on they are called there, and one of you says so at the old number. If you have doubts, hold the case.",
            name=name,
            reference=inquiry.reference,
        )
    )


def dropped(name: str, inquiry: Inquiry) -> Message:
    """To the same: the number that was noted does not count."""
    return to_operator(
        t(
            "<b>The phone number stays as it was:</b> {name} has not confirmed the new one of the relative of <code>{reference}</code>.",
            name=name,
            reference=inquiry.reference,
        )
    )


def denied(asked: Sequence[Inquiry]) -> Message:
    """To the same: at the old number somebody says that they have changed nothing."""
    references = joined(", ", (html("<code>{reference}</code>", reference=one.reference) for one in asked))
    return alarm(
        t(
            "<b>For operators: a phone number may have been changed by somebody else.</b> At the old number of {references} we heard that nothing was to be changed. This relative is told nothing for now. Find out together whose number it is, note the right one, and press May be told in the case.",
            references=references,
        )
    )


def at_old_number(org: OrgConfig) -> Message:
    """Said at the old number, which may be somebody else's by now: nothing about anybody."""
    return signed(
        Kind.CONFIRMATION,
        t(
            "This is {organisation}. We had this phone number for somebody, and were asked to call another one from now on. If that was you, and you did not ask for it, please tell us now or call {hotline}. Otherwise we will not call here again.",
            organisation=org.organisation,
            hotline=org.hotline,
        ),
    )
