"""An inquiry by telephone: what is read out to the relative, and why an answer is asked back."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.model.given import Refusal, Unsure
from bot.model.inquiry import Inquiry
from bot.model.reminder import ZONES
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels, refusals
from bot.texts.register.registration_questions import QUESTIONS
from bot.texts.wait.reminder_wishes import city
from bot.texts.writing import html, t

LATER: Mapping[int, Sentence] = {1: t("in an hour"), 4: t("in four hours"), 24: t("tomorrow at this time")}
"""When a relative wants to be called, by the hours until then (bot/model/errands.py)."""


def consent(org: OrgConfig) -> Sentence:
    """Read out word for word before the first question."""
    return t(
        "“We store what you tell us about the person and about yourself, so that we can recognise the person if they return, and tell you. It is encrypted, and only the operators of {organisation} read it. We tell you about a return only after two operators have verified it, and only by phone. We never ask for money. You can withdraw your consent at any time: call {hotline}. Do you agree?”",
        organisation=org.organisation,
        hotline=org.hotline,
    )


def asked_before(inquiry: Inquiry) -> Sentence:
    """The same relative has asked about what seems to be the same person."""
    return t(
        "This relative already has an open inquiry about a person of this name: {reference}. Nothing was sent yet.",
        reference=inquiry.reference,
    )


def question(name: str) -> Sentence:
    """What is asked, as families are asked in the chat."""
    return html(QUESTIONS[name][0])


def why(name: str, refusal: Refusal) -> Sentence:
    """Why an answer is not taken, or is asked back."""
    if refusal.reason == "press_a_button":
        return refusals.SENTENCES["empty_field"]
    if not isinstance(refusal, Unsure):
        return refusals.sentence(refusal)
    if not refusal.plain:
        return t("This date can be read in two ways. Please write the month as a word: 12 March 1991.")
    return t(
        "Is this one name? Write the surname, the given name and the patronymic each in its own field, or send it once more as it is."
    )


def zones(now: int) -> Mapping[str, Sentence]:
    """Where somebody may live: the city, and what the clock shows there."""
    return {zone: html("{city}, {clock}", city=city(zone), clock=labels.clock(now, ZoneInfo(zone))) for zone in ZONES}
