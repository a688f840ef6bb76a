"""Two people side by side as HTML, field by field: the letters that differ are marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bot.matching.letters import dates_beside, names_beside, to_the_eye
from bot.model.sentence import Sentence
from bot.texts.lists import table as texts
from desk.beside import NAMED, marked


@dataclass(frozen=True)
class Field:
    """One field of two people: how it agrees to the eye, and what it says of either."""

    label: Sentence
    agrees: str
    own: Markup
    other: Markup


def of_people(own: Mapping[str, str], other: Mapping[str, str], fields: Mapping[str, str]) -> list[Field]:
    """Name and date of birth of whoever an inquiry is about, beside somebody whom it may be about as well."""
    agrees = fields.get("birth", "blank")
    born = "birth", *dates_beside(texts.born(own["birth_date"]), texts.born(other["birth_date"]), agrees)
    parts = [part for part in names_beside(own, other, fields) if part[0]]
    return [
        Field(NAMED[name], to_the_eye(fields.get(name, "blank"), one), marked(one), marked(two))
        for name, one, two in (*parts, born)
    ]


def alone(facts: Mapping[str, str]) -> list[tuple[Sentence, str]]:
    """The same fields of one person."""
    names = [(NAMED[name], facts.get(name, "")) for name in ("surname", "given", "patronymic")]
    return [*names, (NAMED["birth"], texts.born(facts["birth_date"]))]
