"""What a relative is asked about a missing person.  No unit, rank or place: a leak must help nobody hostile."""

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
# A child's return is told by message to these only; everybody else is called by a person.
GUARDIANS = frozenset({"mother", "father", "guardian"})
NOTE_LIMIT = 2_000
# What a relative has told once about themselves is not asked again for the next person.
ABOUT_THE_RELATIVE = ("own_name", "phone", "phone_source")


def _child(answers: Answers) -> bool:
    return answers.get("category") == "child"


def _foreign(answers: Answers) -> bool:
    return answers.get("category") == "foreign_national"


REGISTRATION = Form(
    "registration",
    (
        Step("category", readers.one_of(CATEGORIES), choices=CATEGORIES),
        Step("surname", readers.name),
        Step("given", readers.name),
        Step("patronymic", readers.name, when=lambda answers: not _foreign(answers), skippable=True),
        Step("nationality", readers.short(100), when=_foreign),
        Step("birth_name", readers.short(200), when=_child, skippable=True),
        Step("parents", readers.short(300), when=_child, skippable=True),
        Step("birth_date", readers.past_date),
        Step("last_contact", readers.recent_date, skippable=True),
        Step("relation", readers.one_of(RELATIONS), choices=RELATIONS),
        Step("own_name", readers.short(150)),
        Step("phone", readers.phone),
        Step("photo", readers.photo, skippable=True),
        Step("note", readers.note(NOTE_LIMIT), skippable=True),
    ),
    summary=True,
)
