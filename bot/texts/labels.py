"""Short words: names of fields, of choices, of states; on buttons and in cards."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from bot.i18n import Language, catalog
from bot.model.inquiry import FamilyWord
from bot.model.rights import Role


def field(language: Language, name: str) -> str:
    """What an answer of the registration is called."""
    _ = catalog(language).gettext
    return {
        "category": _("Category"),
        "surname": _("Surname"),
        "given": _("Given name"),
        "patronymic": _("Patronymic"),
        "nationality": _("Nationality"),
        "birth_name": _("Name at birth"),
        "parents": _("Parents"),
        "birth_date": _("Date of birth"),
        "last_contact": _("Last contact"),
        # Translators: the degree of kinship between the relative and the missing person
        "relation": _("Relation"),
        "own_name": _("Your name"),
        "phone": _("Your telephone"),
        "photo": _("Photo"),
        "note": _("Note"),
    }[name]


def field_for_operators(language: Language, name: str) -> str:
    """The same for operators, to whom the relative is somebody else."""
    _ = catalog(language).gettext
    theirs = {"own_name": _("Relative’s name"), "phone": _("Relative’s telephone")}
    return theirs.get(name) or field(language, name)


def category(language: Language, value: str) -> str:
    """Who the missing person is."""
    _ = catalog(language).gettext
    return {
        "service_member": _("Service member"),
        "civilian": _("Civilian"),
        "child": _("Child"),
        "foreign_national": _("Foreign national"),
    }[value]


def relation(language: Language, value: str) -> str:
    """Who the relative is to the person."""
    _ = catalog(language).gettext
    return {
        "wife": _("Wife"),
        # Translators: married man, husband
        "husband": _("Husband"),
        "mother": _("Mother"),
        "father": _("Father"),
        "daughter": _("Daughter"),
        "son": _("Son"),
        "sister": _("Sister"),
        "brother": _("Brother"),
        "grandparent": _("Grandparent"),
        # Translators: partner in life without marriage
        "partner": _("Partner"),
        "guardian": _("Guardian"),
        "other_relative": _("Other relative"),
    }[value]


def kinship_way(language: Language, value: str) -> str:
    """How an operator checked kinship."""
    _ = catalog(language).gettext
    return {
        "document_seen": _("Documents seen in person"),
        "partner_checked": _("Checked by a partner organisation"),
        "state_register": _("Confirmed by a state authority"),
        "call_checked": _("Video call with documents"),
        "other_way": _("Another way"),
    }[value]


def decline_reason(language: Language, value: str) -> str:
    """Why an inquiry is declined, in the operators' words."""
    _ = catalog(language).gettext
    return {
        "repeated": _("Sent before by the same relative"),
        "too_little": _("Too little to work with"),
        "kinship_unclear": _("Kinship could not be checked"),
        "outside": _("Outside what we do"),
    }[value]


def wish(language: Language, value: str) -> str:
    """What the returned person wants."""
    _ = catalog(language).gettext
    return {
        "all": _("Tell all relatives"),
        # Translators: only some of the relatives are to be told
        "only": _("Tell only some"),
        "nobody": _("Tell nobody yet"),
        "not_asked": _("Has not been asked"),
    }[value]


def telling(language: Language, value: str) -> str:
    """How somebody wants to tell whom they met."""
    _ = catalog(language).gettext
    return {"write": _("Write it here"), "call": _("Ask for a call")}[value]


def reliability(language: Language, value: str) -> str:
    """How much a report of a meeting is worth."""
    _ = catalog(language).gettext
    return {
        "knew": _("Saw and knew the person"),
        "named": _("Met somebody of that name"),
        "hearsay": _("Heard it from others"),
        "unclear": _("Cannot be judged"),
    }[value]


def origin(language: Language, value: str) -> str:
    """Where a list of returned people comes from."""
    _ = catalog(language).gettext
    return {
        "own": _("Our own people saw them"),
        "state": _("A state authority of Ukraine"),
        "partner": _("A partner organisation"),
        "detaining_power": _("Published by the detaining power"),
    }[value]


def role(language: Language, value: Role) -> str:
    """What an operator was invited as."""
    _ = catalog(language).gettext
    return {
        # Translators: what an operator is responsible for; stands after a name or a colon
        Role.REVIEWER: _("reviewer"),
        Role.VERIFIER: _("verifier"),
        Role.BROADCASTER: _("broadcaster"),
        Role.ADMIN: _("administrator"),
    }[value]


def family_word(language: Language, word: FamilyWord) -> str:
    """The four words in which a family sees how an inquiry stands."""
    _ = catalog(language).gettext
    return {
        # Translators: state of an inquiry
        FamilyWord.RECEIVED: _("received"),
        # Translators: state of an inquiry
        FamilyWord.ACCEPTED: _("accepted"),
        # Translators: state of an inquiry
        FamilyWord.NEEDS_ANSWER: _("needs your answer"),
        # Translators: state of an inquiry
        FamilyWord.RETURN_VERIFIED: _("return verified"),
    }[word]


def moment(language: Language, at: int, zone: ZoneInfo) -> str:
    """A date and a time of the organisation's zone."""
    _ = catalog(language).gettext
    there = datetime.fromtimestamp(at, zone)
    day = format_date(there.date(), "long", locale=language)
    # Translators: a date and a time of day
    return _("{day}, {time}").format(day=day, time=format_time(there, "HH:mm", locale=language))


def day(language: Language, at: int, zone: ZoneInfo) -> str:
    """A date."""
    return str(format_date(datetime.fromtimestamp(at, zone).date(), "long", locale=language))


def clock(language: Language, at: int, zone: ZoneInfo) -> str:
    """A time of day of the organisation's zone."""
    return format_time(datetime.fromtimestamp(at, zone), "HH:mm", locale=language)
