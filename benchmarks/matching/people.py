"""A register of made-up people: frequent and rare names, namesakes, brothers, fathers and sons, bad records."""

import random
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from names_translator.dicts import default_dicts

from benchmarks.matching import given_names
from benchmarks.matching.given_names import GivenName

COMMONEST = [
    "Мельник",
    "Шевченко",
    "Коваленко",
    "Бондаренко",
    "Бойко",
    "Ткаченко",
    "Кравченко",
    "Ковальчук",
    "Коваль",
    "Олійник",
    "Шевчук",
    "Поліщук",
    "Ткачук",
    "Савченко",
    "Бондар",
    "Марченко",
    "Руденко",
    "Мороз",
    "Лисенко",
    "Петренко",
    "Клименко",
    "Павленко",
    "Кравчук",
    "Савчук",
    "Кузьменко",
    "Пономаренко",
    "Левченко",
    "Мартинюк",
    "Романюк",
    "Василенко",
    "Карпенко",
    "Харченко",
    "Панченко",
    "Сидоренко",
    "Гончаренко",
    "Романенко",
    "Гаврилюк",
    "Кравець",
    "Гриценко",
    "Швець",
    "Іващенко",
    "Хоменко",
    "Попович",
    "Литвиненко",
    "Гончарук",
    "Мазур",
    "Дяченко",
    "Павлюк",
    "Кушнір",
    "Сидорчук",
    "Захарченко",
]
WOMENS_ENDINGS = ("ська", "цька", "зька", "ова", "ева", "єва", "іна", "ина", "їна", "ая", "ня")
YOUNGEST, OLDEST = date(2007, 1, 1), date(1955, 1, 1)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist; russian_surname as a dictionary translates it."""

    id: int
    surname: str
    russian_surname: str
    given: GivenName
    father: GivenName
    birth: date
    is_woman: bool = False
    unit: str = ""

    @property
    def patronymic(self) -> str:
        """In Ukrainian."""
        return self.father.daughter if self.is_woman else self.father.son

    @property
    def russian_patronymic(self) -> str:
        """In Russian."""
        return self.father.russian_daughter if self.is_woman else self.father.russian_son


@dataclass(frozen=True)
class Record:
    """A person as the family registered them: mostly right, sometimes not."""

    id: int
    surname: str
    given: str
    patronymic: str
    birth: str
    unit: str


class Names:
    """Draws names with the frequencies that names have."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        pairs: dict[str, list[str]] = default_dicts().as_dict("last")
        rest = [
            name for name in sorted(pairs) if len(name) > 3 and not name.endswith(WOMENS_ENDINGS) and "-" not in name
        ]
        chance.shuffle(rest)
        known = [name.lower() for name in COMMONEST]
        self._surnames = [*known, *(name for name in rest if name not in set(known))][:60_000]
        self._russian = {name: pairs.get(name, [name])[0] for name in self._surnames}
        self._weights = list(accumulate(1 / (rank + 30) ** 0.85 for rank in range(len(self._surnames))))
        self.men, self.women = given_names.men(), given_names.women()
        self._men = list(accumulate(1 / (rank + 6) for rank in range(len(self.men))))
        self._women = list(accumulate(1 / (rank + 6) for rank in range(len(self.women))))

    def surname(self) -> tuple[str, str]:
        """Ukrainian and Russian."""
        if self._chance.random() < 0.01:
            (first, russian_first), (second, russian_second) = self._single(), self._single()
            return f"{first}-{second}", f"{russian_first}-{russian_second}"
        return self._single()

    def man(self) -> GivenName:
        """A man's given name."""
        return self._chance.choices(self.men, cum_weights=self._men)[0]

    def woman(self) -> GivenName:
        """A woman's given name."""
        return self._chance.choices(self.women, cum_weights=self._women)[0]

    def birth(self) -> date:
        """Of a grown-up."""
        return OLDEST + timedelta(int(self._chance.triangular(0, (YOUNGEST - OLDEST).days, 11_500)))

    def unit(self) -> str:
        """A made-up unit, or none."""
        return f"А{self._chance.randrange(100, 400) * 10 + 7}" if self._chance.random() < 0.6 else ""

    def person(self, number: int) -> Person:
        """Somebody."""
        surname, russian = self.surname()
        is_woman = self._chance.random() < 0.08
        given = self.woman() if is_woman else self.man()
        person = Person(number, surname, russian, given, self.man(), self.birth(), is_woman, self.unit())
        return as_woman(person) if is_woman else person

    def _single(self) -> tuple[str, str]:
        name = self._chance.choices(self._surnames, cum_weights=self._weights)[0]
        return name[0].upper() + name[1:], self._russian[name][:1].upper() + self._russian[name][1:]


def as_woman(person: Person) -> Person:
    """With the ending that a woman's surname has."""
    return replace(person, surname=womans(person.surname), russian_surname=womans(person.russian_surname))


def womans(surname: str) -> str:
    """A woman's form of a man's surname, Ukrainian or Russian."""
    for man, woman in (("ський", "ська"), ("цький", "цька"), ("зький", "зька"), ("ский", "ская"), ("цкий", "цкая")):
        if surname.endswith(man):
            return surname[: -len(man)] + woman
    if surname.endswith(("ий", "ій")):
        return surname[:-2] + "а"
    return surname + "а" if surname.endswith(("ов", "ев", "єв", "їв", "ин", "ін", "їн")) else surname


def made_up(names: Names, chance: random.Random, count: int) -> list[Person]:
    """People of whom some are brothers, fathers and sons, or namesakes of others."""
    people: list[Person] = []
    while len(people) < count:
        if people and chance.random() < 0.06:
            people.append(relative(names, chance, chance.choice(people), len(people) + 1))
        else:
            people.append(names.person(len(people) + 1))
    return people


def relative(names: Names, chance: random.Random, of: Person, number: int) -> Person:
    """A brother, a son or a namesake."""
    kind = chance.choice(("brother", "son", "namesake"))
    born = of.birth + timedelta(chance.randrange(400, 4_000) * chance.choice((-1, 1)))
    if kind == "brother" and not of.is_woman:
        return replace(of, id=number, given=names.man(), birth=born, unit=names.unit())
    if kind == "son" and not of.is_woman:
        return replace(of, id=number, given=names.man(), father=of.given, birth=of.birth + timedelta(8_500), unit="")
    return replace(of, id=number, birth=names.birth(), unit=names.unit())


def registered(person: Person, chance: random.Random) -> Record:
    """What a family typed; of twelve records one is badly written."""
    record = Record(
        person.id, person.surname, person.given.ukrainian, person.patronymic, person.birth.isoformat(), person.unit
    )
    if chance.random() >= 0.08:
        return record
    kind = chance.randrange(6)
    changes = [
        {"patronymic": ""},
        {"given": person.given.russian, "surname": person.russian_surname, "patronymic": person.russian_patronymic},
        {"birth": str(person.birth.year)},
        {"surname": _letter_lost(person.surname, chance)},
        {"given": person.given.familiar[0]},
        {"birth": f"{person.birth.year}-{person.birth.month:02}"},
    ]
    return Record(**{**asdict(record), **changes[kind]})


def _letter_lost(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]
