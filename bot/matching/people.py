"""The registered people as columns of numbers, and the evidence of one reading of a row for each of them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.births import Births
from bot.matching.cells import unit_key
from bot.matching.entry import Entry, Id
from bot.matching.fold import fold, patronymic_sex
from bot.matching.forenames import GIVEN_NAMES, PATRONYMICS, Forenames
from bot.matching.growing import Growing
from bot.matching.levels import Bits
from bot.matching.roles import Roles
from bot.matching.surnames import OF_A_PART, Surnames
from bot.model.dates import PartialDate

SAME_UNIT, OTHER_SEX = 4.0, -5.0
MOST_PARTS = 4
SEXES = {"": 0, "m": 1, "f": 2}
GONE = np.float32(-1e9)


@dataclass(frozen=True)
class Known:
    """What does not depend on the reading of the names."""

    birth: PartialDate | None
    unit: str


class People:
    """One place a person; the place of who was removed stays empty."""

    def __init__(self) -> None:
        self.surnames, self.givens, self.patronymics = Surnames(), Forenames(GIVEN_NAMES), Forenames(PATRONYMICS)
        self.births = Births()
        self.surname_of, self.given_of, self.patronymic_of = (Growing(np.intp) for _ in range(3))
        self.birth_of, self.unit_of, self.sex_of = Growing(np.intp), Growing(np.int32), Growing(np.int8)
        self._standing, self._person_of = Growing(np.float32), Growing(np.intp)
        self._joined: dict[Id, int] = {}
        self._units = {"": 0}
        self._other_place, self._other_form, self._other_price = (
            Growing(np.intp),
            Growing(np.intp),
            Growing(np.float32),
        )

    def __len__(self) -> int:
        return len(self._standing)

    def add(self, entry: Entry) -> int:
        """The place that the person gets."""
        self.surname_of.append(self.surnames.add(entry.surname, 1))
        self.given_of.append(self.givens.add(entry.given))
        self.patronymic_of.append(self.patronymics.add(entry.patronymic))
        self.birth_of.append(self.births.add(entry.birth))
        self.unit_of.append(self._units.setdefault(unit_key(entry.unit), len(self._units)))
        self.sex_of.append(SEXES[entry.sex or patronymic_sex(fold(entry.patronymic))])
        place = self._standing.append(0)
        self._person_of.append(place if entry.one_of is None else self._joined.setdefault(entry.one_of, place))
        for form, price in _other_forms(entry):
            self._other_place.append(place)
            self._other_form.append(self.surnames.add(form, 0))
            self._other_price.append(price)
        return place

    def remove(self, place: int) -> None:
        """Nobody stands there any more."""
        self._stand(place, GONE, -1)

    @contextmanager
    def without(self, places: Collection[int]) -> Iterator[None]:
        """As if nobody stood there for a while: neither found nor counted."""
        for place in places:
            self.remove(place)
        yield
        for place in places:
            self._stand(place, np.float32(0), 1)

    def _stand(self, place: int, standing: np.float32, more: int) -> None:
        self._standing.array[place] = standing
        self.surnames.borne(int(self.surname_of.array[place]), more)
        self.givens.borne(int(self.given_of.array[place]), more)
        self.patronymics.borne(int(self.patronymic_of.array[place]), more)

    def each_once(self, places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Of several places with records of one person the first."""
        _persons, first = np.unique(self._person_of.array[places], return_index=True)
        return places[np.sort(first)]

    def scores(self, roles: Roles, known: Bits) -> Bits:
        """Bits for each place under this reading; known: those of what does not depend on it."""
        total = self.surname_bits(roles.surname) + known
        if roles.given:
            total += self.givens.bits(roles.given)[self.given_of.array]
        if roles.patronymic:
            total += self.patronymics.bits(roles.patronymic)[self.patronymic_of.array]
        if sex := SEXES[patronymic_sex(fold(roles.patronymic))]:
            total += np.array([0, OTHER_SEX, OTHER_SEX], np.float32)[self.sex_of.array * (self.sex_of.array != sex)]
        return np.asarray(total + np.float32(roles.price), np.float32)

    def known_bits(self, known: Known) -> Bits:
        """Bits for each place by birth date and unit."""
        total = self.births.bits(known.birth)[self.birth_of.array] + self._standing.array
        if unit := self.unit_number(known.unit):
            total += np.float32(SAME_UNIT) * (self.unit_of.array == unit)
        return np.asarray(total, np.float32)

    def surname_bits(self, word: str) -> Bits:
        """Bits for each place by the surname, its parts and the other surnames of the person."""
        if not word:
            return np.zeros(len(self), np.float32)
        best = self.surnames.bits(word)
        for part in word.split("-")[:MOST_PARTS] if "-" in word else ():
            best = np.maximum(best, self.surnames.bits(part) - np.float32(OF_A_PART))
        found = best[self.surname_of.array]
        others = best[self._other_form.array] - self._other_price.array
        np.maximum.at(found, self._other_place.array, others)
        return np.asarray(found)

    def unit_number(self, unit: str) -> int:
        """The number of a unit; 0 if nobody's."""
        return self._units.get(unit, 0)

    def forms_of(self, place: int) -> npt.NDArray[np.int32]:
        """All numbers of surnames of the person there."""
        others = self._other_form.array[self._other_place.array == place]
        return np.append(self.surname_of.array[place], others)


def _other_forms(entry: Entry) -> list[tuple[str, float]]:
    """Birth names and the like; parts of double surnames."""
    whole = [entry.surname.replace(" ", "-"), *entry.other_surnames]
    parts = [part for name in whole if "-" in name for part in name.split("-") if len(part) > 2]
    return [(name, 0.5) for name in entry.other_surnames if name] + [(part, OF_A_PART) for part in parts]
