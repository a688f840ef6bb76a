"""A whole trial: the register, and a list of people who are in it and people who are not."""

import random
from dataclasses import dataclass

from benchmarks.matching import damage, decoys, people
from benchmarks.matching.damage import Row
from benchmarks.matching.people import Names, Person, Record


@dataclass(frozen=True)
class Case:
    """A row with the kind of damage; whose it is, None for a decoy."""

    kind: str
    row: Row
    person: int | None


@dataclass(frozen=True)
class Trial:
    """What is compared with what."""

    register: list[Record]
    cases: list[Case]


def trial(registered: int, rows: int, unregistered: int, seed: int) -> Trial:
    """So many of each, the same for the same seed; kinds of damage and of decoys take turns."""
    chance = random.Random(seed)
    names = Names(chance)
    everybody = people.made_up(names, chance, registered)
    cases = _damaged(everybody, rows, names, chance) + _unregistered(everybody, unregistered, names, chance)
    chance.shuffle(cases)
    return Trial([people.registered(person, chance) for person in everybody], cases)


def _damaged(everybody: list[Person], rows: int, names: Names, chance: random.Random) -> list[Case]:
    kinds = list(damage.kinds(names).items())
    double = [person for person in everybody if "-" in person.surname]
    cases = []
    for number in range(rows):
        kind, change = kinds[number % len(kinds)]
        person = chance.choice(double if kind == "part of a double surname" else everybody)
        cases.append(Case(kind, change(person, chance), person.id))
    return cases


def _unregistered(everybody: list[Person], rows: int, names: Names, chance: random.Random) -> list[Case]:
    kinds = list(decoys.kinds(names, chance).items())
    cases: list[Case] = []
    while len(cases) < rows:
        kind, change = kinds[len(cases) % len(kinds)]
        registered = chance.choice(everybody)
        decoy = change(registered)
        if not decoys.is_meant(decoy, registered):
            written = chance.choice((damage.clean, damage.clean, damage.russian))
            cases.append(Case(f"decoy: {kind}", written(decoy, chance), None))
    return cases
