"""People on the list who are not registered, but resemble somebody who is."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from benchmarks.matching import spelling
from benchmarks.matching.people import Names, Person, as_woman

Decoy = Callable[[Person], Person]


def kinds(names: Names, chance: random.Random) -> dict[str, Decoy]:
    """All kinds by name, each a function of the registered person who is not meant."""

    def years(of: Person, least: int, most: int) -> Person:
        return replace(of, birth=of.birth + timedelta(chance.randrange(least, most) * chance.choice((-1, 1))))

    def other(of: Person) -> Person:
        return replace(of, given=names.man() if not of.is_woman else names.woman(), unit=names.unit())

    def other_surname(of: Person) -> Person:
        surname, russian = names.surname()
        other_one = replace(of, surname=surname, russian_surname=russian)
        return as_woman(other_one) if of.is_woman else other_one

    def near_surname(of: Person) -> Person:
        near = spelling.slip(of.surname, chance)
        return replace(of, surname=near, russian_surname=near)

    return {
        "brother": lambda p: other(years(p, 350, 4_000)),
        "twin": other,
        "sister": lambda p: as_woman(replace(years(p, 350, 4_000), given=names.woman(), is_woman=True, unit="")),
        "son": lambda p: replace(
            p, given=names.man(), father=p.given if not p.is_woman else p.father, birth=p.birth + timedelta(8_400)
        ),
        "namesake": lambda p: years(p, 20, 6_000),
        "namesake, other patronymic, same date": lambda p: replace(p, father=names.man()),
        "same date and given names": other_surname,
        "near surname": lambda p: replace(near_surname(p), birth=years(p, 20, 5_000).birth),
        "same name, born the same month": lambda p: replace(p, birth=p.birth.replace(day=p.birth.day % 28 + 1)),
        "anybody": lambda p: names.person(0),
    }


def is_meant(decoy: Person, registered: Person) -> bool:
    """Whether it has by chance become the registered person after all."""
    return (decoy.surname, decoy.given, decoy.father, decoy.birth) == (
        registered.surname, registered.given, registered.father, registered.birth,
    )  # fmt: skip
