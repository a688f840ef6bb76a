"""Short words: names of fields, of choices, of states; on buttons and in cards."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.inquiry import FamilyWord
from bot.model.rights import Role
from bot.model.sentence import Dated, Sentence
from bot.texts.writing import t


def field(name: str) -> Sentence:
    """What an answer of the registration is called."""
    return {
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
        "phone": t("Your telephone"),
        "photo": t("Photo"),
        "note": t("Note"),
    }[name]


def field_for_operators(name: str) -> Sentence:
    """The same for operators, to whom the relative is somebody else."""
    theirs = {"own_name": t("Relative’s name"), "phone": t("Relative’s telephone")}
    return theirs.get(name) or field(name)


def category(value: str) -> Sentence:
    """Who the missing person is."""
    return {
        "service_member": t("Service member"),
        "civilian": t("Civilian"),
        "child": t("Child"),
        "foreign_national": t("Foreign national"),
    }[value]


def relation(value: str) -> Sentence:
    """Who the relative is to the person."""
    return {
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
    }[value]


def kinship_way(value: str) -> Sentence:
    """How an operator checked kinship."""
    return {
        "document_seen": t("Documents seen in person"),
        "partner_checked": t("Checked by a partner organisation"),
        "state_register": t("Confirmed by a state authority"),
        "call_checked": t("Video call with documents"),
        "other_way": t("Another way"),
    }[value]


def decline_reason(value: str) -> Sentence:
    """Why an inquiry is declined, in the operators' words."""
    return {
        "repeated": t("Sent before by the same relative"),
        "too_little": t("Too little to work with"),
        "kinship_unclear": t("Kinship could not be checked"),
        "outside": t("Outside what we do"),
    }[value]


def wish(value: str) -> Sentence:
    """What the returned person wants."""
    return {
        "all": t("Tell all relatives"),
        # Translators: only some of the relatives are to be told
        "only": t("Tell only some"),
        "nobody": t("Tell nobody yet"),
        "not_asked": t("Has not been asked"),
    }[value]


def telling(value: str) -> Sentence:
    """How somebody wants to tell whom they met."""
    return {"write": t("Write it here"), "call": t("Ask for a call")}[value]


def reliability(value: str) -> Sentence:
    """How much a report of a meeting is worth."""
    return {
        "knew": t("Saw and knew the person"),
        "named": t("Met somebody of that name"),
        "hearsay": t("Heard it from others"),
        "unclear": t("Cannot be judged"),
    }[value]


def origin(value: str) -> Sentence:
    """Where a list of returned people comes from."""
    return {
        "own": t("Our own people saw them"),
        "state": t("A state authority of Ukraine"),
        "partner": t("A partner organisation"),
        "detaining_power": t("Published by the detaining power"),
    }[value]


def role(value: Role) -> Sentence:
    """What an operator was invited as."""
    return {
        # Translators: what an operator is responsible for; stands after a name or a colon
        Role.REVIEWER: t("reviewer"),
        Role.VERIFIER: t("verifier"),
        Role.BROADCASTER: t("broadcaster"),
        Role.ADMIN: t("administrator"),
    }[value]


def family_word(word: FamilyWord) -> Sentence:
    """The four words in which a family sees how an inquiry stands."""
    return {
        # Translators: state of an inquiry
        FamilyWord.RECEIVED: t("received"),
        # Translators: state of an inquiry
        FamilyWord.ACCEPTED: t("accepted"),
        # Translators: state of an inquiry
        FamilyWord.NEEDS_ANSWER: t("needs your answer"),
        # Translators: state of an inquiry
        FamilyWord.RETURN_VERIFIED: t("return verified"),
    }[word]


def moment(at: int, zone: ZoneInfo) -> Sentence:
    """A date and a time of the organisation's zone."""
    there = datetime.fromtimestamp(at, zone)
    # Translators: a date and a time of day
    return t("{day}, {time}", day=Dated(there.date()), time=Dated(there, "HH:mm"))


def day(at: int, zone: ZoneInfo) -> Sentence:
    """A date."""
    return Dated(datetime.fromtimestamp(at, zone).date())


def clock(at: int, zone: ZoneInfo) -> Sentence:
    """A time of day of the organisation's zone."""
    return Dated(datetime.fromtimestamp(at, zone), "HH:mm")
