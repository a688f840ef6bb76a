"""Short words: names of fields, of choices, of states; on buttons and in cards."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.inquiry import FamilyWord, State
from bot.model.rights import Role
from bot.model.sentence import Dated, Instant, Sentence
from bot.texts.writing import t

# What an answer of the registration is called.
FIELDS: Mapping[str, Sentence] = {
    "category": t("Category"),
    "surname": t("Surname"),
    "given": t("Given name"),
    "patronymic": t("Patronymic"),
    "nationality": t("Nationality"),
    "birth_name": t("Name at birth"),
    "parents": t("Parents"),
    "birth_date": t("Date of birth"),
    "last_contact": t("Last contact"),
    # Translators: the degree of kinship between the relative and the missing person
    "relation": t("Relation"),
    "own_name": t("Your name"),
    "phone": t("Your phone"),
    "photo": t("Photo"),
    "note": t("Note"),
}


# The same for operators, to whom the relative is somebody else.
FIELDS_FOR_OPERATORS = {**FIELDS, "own_name": t("Relative’s name"), "phone": t("Relative’s phone")}

# Who the missing person is.
CATEGORIES: Mapping[str, Sentence] = {
    "service_member": t("Service member"),
    "civilian": t("Civilian"),
    "child": t("Child"),
    "foreign_national": t("Foreign national"),
}


# Who the relative is to the person.
RELATIONS: Mapping[str, Sentence] = {
    "wife": t("Wife"),
    # Translators: married man, husband
    "husband": t("Husband"),
    "mother": t("Mother"),
    "father": t("Father"),
    "daughter": t("Daughter"),
    "son": t("Son"),
    "sister": t("Sister"),
    "brother": t("Brother"),
    "grandparent": t("Grandparent"),
    # Translators: partner in life without marriage
    "partner": t("Partner"),
    "guardian": t("Guardian"),
    "other_relative": t("Other relative"),
}


# How far the review of an inquiry has come.
STATES: Mapping[State, Sentence] = {
    State.RECEIVED: t("In review."),
    State.ASKED: t("Waiting for the family’s answer."),
    State.ACCEPTED: t("Accepted."),
    State.DECLINED: t("Declined."),
    State.WITHDRAWN: t("Withdrawn by the relative."),
}


# How an operator checked kinship.
KINSHIP_WAYS: Mapping[str, Sentence] = {
    "document_seen": t("Documents seen in person"),
    "partner_checked": t("Checked by a partner organisation"),
    "state_register": t("Confirmed by a state authority"),
    "call_checked": t("Video call with documents"),
    "other_way": t("Another way"),
}


# Why an inquiry is declined, in the operators' words.
DECLINE_REASONS: Mapping[str, Sentence] = {
    "repeated": t("Sent before by the same relative"),
    "too_little": t("Too little to work with"),
    "kinship_unclear": t("Kinship could not be checked"),
    "outside": t("Outside what we do"),
}


# What the returned person wants.
WISHES: Mapping[str, Sentence] = {
    "all": t("Tell all relatives"),
    # Translators: only some of the relatives are to be told
    "only": t("Tell only some"),
    "nobody": t("Tell nobody yet"),
    "not_asked": t("Has not been asked"),
}


# How somebody wants to tell whom they met.
WAYS_OF_TELLING: Mapping[str, Sentence] = {"write": t("Write it here"), "call": t("Ask for a call")}


# How much a report of a meeting is worth.
RELIABILITIES: Mapping[str, Sentence] = {
    "knew": t("Saw and knew the person"),
    "named": t("Met someone with that name"),
    "hearsay": t("Heard it from others"),
    "unclear": t("Cannot be judged"),
}


# Where a list of returned people comes from.
ORIGINS: Mapping[str, Sentence] = {
    "own": t("Our own people saw them"),
    "state": t("A state authority of Ukraine"),
    "partner": t("A partner organisation"),
    "detaining_power": t("Published by the detaining power"),
}


# What an operator was invited as.
ROLES: Mapping[Role, Sentence] = {
    # Translators: what an operator is responsible for; stands after a name or a colon
    Role.REVIEWER: t("reviewer"),
    Role.VERIFIER: t("verifier"),
    Role.BROADCASTER: t("broadcaster"),
    Role.ADMIN: t("administrator"),
}


# The four words in which a family sees how an inquiry stands.
FAMILY_WORDS: Mapping[FamilyWord, Sentence] = {
    # Translators: state of an inquiry
    FamilyWord.RECEIVED: t("received"),
    # Translators: state of an inquiry
    FamilyWord.ACCEPTED: t("accepted"),
    # Translators: state of an inquiry
    FamilyWord.NEEDS_ANSWER: t("needs your answer"),
    # Translators: state of an inquiry
    FamilyWord.RETURN_VERIFIED: t("return verified"),
}


def moment(at: int, zone: ZoneInfo) -> Sentence:
    """A date and a time of the organisation's zone; Telegram shows it by the reader's clock."""
    there = datetime.fromtimestamp(at, zone)
    # Translators: a date and a time of day
    return Instant(t("{day}, {time}", day=Dated(there.date()), time=Dated(there, "HH:mm")), at)


def day(at: int, zone: ZoneInfo) -> Sentence:
    """A date."""
    return Dated(datetime.fromtimestamp(at, zone).date())


def clock(at: int, zone: ZoneInfo) -> Sentence:
    """A time of day of the organisation's zone."""
    return Dated(datetime.fromtimestamp(at, zone), "HH:mm")
