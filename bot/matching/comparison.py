"""A row beside one person, field by field; when that makes it sure; and what to ask when many fit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.births import agreement
from bot.matching.entry import Agreement
from bot.matching.fold import fold, patronymic_sex
from bot.matching.levels import Level
from bot.matching.people import SEXES, People
from bot.matching.search import Scores
from bot.model.dates import PartialDate

AHEAD = 5.0  # bits before the next
SAME_NAME = (Level.EQUAL, Level.TRANSLATED)
AGREEMENTS = {Level.BLANK: Agreement.BLANK, Level.OTHER: Agreement.MISMATCH} | dict.fromkeys(SAME_NAME, Agreement.MATCH)


@dataclass(frozen=True)
class Comparison:
    """How each field of a row agrees with a person's."""

    surname: Level
    given: Level
    patronymic: Level
    birth: Agreement
    sex: Agreement
    unit: Agreement

    def fields(self) -> Mapping[str, Agreement]:
        """By the name of the field."""
        names = {
            name: AGREEMENTS.get(getattr(self, name), Agreement.NEAR) for name in ("surname", "given", "patronymic")
        }
        return {**names, "birth": self.birth, "sex": self.sex, "unit": self.unit}

    @property
    def is_contradicted(self) -> bool:
        """By any field but the surname, which people change, and the unit."""
        return Level.OTHER in (self.given, self.patronymic) or Agreement.MISMATCH in (self.birth, self.sex)


def compare(people: People, place: int, found: Scores) -> Comparison:
    """The person at the place, beside the reading of the row that fits best."""
    roles, known = found.reading(place)
    birth = people.births.bits(known.birth)[people.birth_of.array[place]]
    return Comparison(
        _surname(people, place, roles.surname),
        _level(people.givens.levels(roles.given), people.given_of.array[place], roles.given),
        _level(people.patronymics.levels(roles.patronymic), people.patronymic_of.array[place], roles.patronymic),
        agreement(float(birth), known.birth),
        _same(int(people.sex_of.array[place]), SEXES[patronymic_sex(fold(roles.patronymic))]),
        _same(int(people.unit_of.array[place]), people.unit_number(known.unit)),
    )


def is_sure(compared: Comparison, birth: PartialDate | None, ahead: float) -> bool:
    """Full date, surname, given name and patronymic equal in full, no contradiction, and nobody else near.

    A rule, never a score: scores that looked calibrated were wrong in one of twelve.  The first of January stands for
    an unknown day too often to be a full date.
    """
    return (
        ahead >= AHEAD
        and birth is not None
        and birth.day is not None
        and (birth.month, birth.day) != (1, 1)
        and compared.birth is Agreement.MATCH
        and compared.surname is Level.EQUAL
        and compared.given in SAME_NAME
        and compared.patronymic in SAME_NAME
        and compared.sex is not Agreement.MISMATCH
    )


def ask(people: People, places: npt.NDArray[np.intp], found: Scores) -> str | None:
    """Of the fields that the row leaves open the one in which the fitting people differ most."""
    roles, known = found.reading(int(places[0]))
    open_fields = {
        "birth": people.birth_of if known.birth is None or not known.birth.day else None,
        "patronymic": people.patronymic_of if _is_short(roles.patronymic) else None,
        "given": people.given_of if _is_short(roles.given) else None,
        "unit": people.unit_of if not known.unit else None,
    }
    kinds = {name: len(np.unique(column.array[places])) for name, column in open_fields.items() if column is not None}
    kinds = {name: different for name, different in kinds.items() if different > 1}
    return max(kinds, key=lambda name: kinds[name]) if kinds else None


def _surname(people: People, place: int, word: str) -> Level:
    """Equal only as a whole; a part of a double surname, or another surname of the person, is near."""
    levels = people.surnames.levels(word)
    whole = _level(levels, people.surname_of.array[place], word)
    if whole is not Level.OTHER:
        return whole
    forms = people.forms_of(place)
    parts = [people.surnames.levels(part)[forms].min() for part in word.split("-")]
    return Level.FORM if min(parts) < Level.OTHER else Level.OTHER


def _level(levels: npt.NDArray[np.uint8], number: int, word: str) -> Level:
    return Level(int(levels[number])) if word else Level.BLANK


def _same(number: int, other: int) -> Agreement:
    """Numbers that say nothing are 0."""
    if not (number and other):
        return Agreement.BLANK
    return Agreement.MATCH if number == other else Agreement.MISMATCH


def _is_short(word: str) -> bool:
    return len(word) <= 1 or word.endswith(".")
