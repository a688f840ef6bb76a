"""What a relative is asked about a missing person.  No unit, rank or place: a leak must help nobody hostile."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.model import readers
from bot.model.form import Answers, Form, Step

CATEGORIES = ("service_member", "civilian", "child", "foreign_national")
RELATIONS = (
    "wife",
    "husband",
    "mother",
    "father",
    "daughter",
    "son",
    "sister",
    "brother",
    "grandparent",
    "partner",
    "guardian",
    "other_relative",
)
# What can be said of a child; nobody is asked whether they are its wife.
RELATIONS_OF_A_CHILD = ("mother", "father", "guardian", "grandparent", "sister", "brother", "other_relative")
# A child's return is told by message to these only; everybody else is called by a person.
GUARDIANS = frozenset({"mother", "father", "guardian"})
NOTE_LIMIT = 2_000
# What a relative has told once about themselves is not asked again for the next person.
ABOUT_THE_RELATIVE = ("own_name", "phone", "phone_source")


class About(Enum):
    """Whom an answer is about: so it is kept, and so operators see it.

    PERSON: the missing person.  PICTURE: the person too, but it is no words.  RELATIVE: who asks, and the inquiry.
    """

    PERSON = auto()
    PICTURE = auto()
    RELATIVE = auto()


@dataclass(frozen=True, kw_only=True)
class Asked(Step):
    """A question of the registration.  Its answer is stored, so it has to say whom it is about."""

    about: About


def named(about: About) -> tuple[str, ...]:
    """The names of the questions about somebody, in the order in which they are asked."""
    return tuple(step.name for step in STEPS if step.about is about)


def _child(answers: Answers) -> bool:
    return answers.get("category") == "child"


def _foreign(answers: Answers) -> bool:
    return answers.get("category") == "foreign_national"


def _has_patronymic(answers: Answers) -> bool:
    return not _foreign(answers)


STEPS = (
    Asked("category", readers.one_of(CATEGORIES), choices=CATEGORIES, about=About.PERSON),
    Asked("surname", readers.surname, about=About.PERSON),
    Asked("given", readers.given_name, about=About.PERSON),
    Asked(
        "patronymic", readers.given_name, when=lambda answers: not _foreign(answers), skippable=True, about=About.PERSON
    ),
    Asked("nationality", readers.short(100), when=_foreign, about=About.PERSON),
    Asked("birth_name", readers.short(200), when=_child, skippable=True, about=About.PERSON),
    Asked("parents", readers.short(300), when=_child, skippable=True, about=About.PERSON),
    Asked("birth_date", readers.told_date(birth=True), skippable=True, about=About.PERSON),
    Asked("last_contact", readers.told_date(birth=False), skippable=True, about=About.PERSON),
    Asked("relation", readers.one_of(RELATIONS), choices=RELATIONS, about=About.RELATIVE),
    Asked("own_name", readers.own_name, about=About.RELATIVE),
    Asked("phone", readers.phone, about=About.RELATIVE),
    Asked("photo", readers.photo, skippable=True, optional=True, about=About.PICTURE),
    Asked("note", readers.note(NOTE_LIMIT), skippable=True, optional=True, about=About.RELATIVE),
)
REGISTRATION = Form("registration", STEPS, right=None, summary=True)
