"""The sample list: rows of returned people as lists are, most of them plain, and who each of them is in truth.

Of a thousand 711 are written as they are registered (one in five with a remark), 132 with a slip or something missing,
47 with two, 14 are namesakes of somebody who is missed, and 96 are in no register.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.day.sizes import Sizes
from benchmarks.day.town import Facts, people
from benchmarks.matching import spelling

HEADS = "№;Прізвище;Ім'я;По батькові;Дата народження;Примітка"
REMARKS = ("поранений", "без документів", "у лікарні", "просить подзвонити братові")
STRANGER = "Зозуляк"  # in no register, nor anybody like that
Typed = tuple[str, str, str, str]
Person = tuple[str, ...]
Damage = Callable[[Facts, random.Random], Typed]


@dataclass(frozen=True)
class Shares:
    """Of a list: so many rows of each sort."""

    plain: int
    slips: int
    two: int
    namesakes: int
    strangers: int
    register: int

    @property
    def sizes(self) -> Sizes:
        """Of the town that misses them."""
        returning = self.plain + self.slips + self.two
        relatives = returning * 5 // 4
        return Sizes(returning, relatives, self.namesakes, 1.0, relatives + self.namesakes + 20, self.register, 10)


WHOLE = Shares(711, 132, 47, 14, 96, 7_000)
QUICK = Shares(12, 112, 24, 4, 6, 500)  # most of it doubtful: what does not grow with a list is few of the presses then


@dataclass(frozen=True)
class Sample:
    """The file, and by the number of each row whom of the register it is; None: nobody."""

    csv: str
    truth: dict[int, Person | None]


def person_of(facts: Mapping[str, str]) -> Person:
    """By what somebody of the register is known here."""
    return tuple(facts[name] for name in ("surname", "given", "patronymic", "birth_date"))


def sample(shares: Shares) -> Sample:
    """The same each time."""
    chance, sizes = random.Random(11), shares.sizes
    everybody = people(sizes.rows + sizes.families + sizes.register, sizes.rows)
    returned, missed = everybody[: sizes.rows], everybody[sizes.rows : sizes.rows + sizes.families]
    rows: list[tuple[Typed, Person | None, str]] = []
    for number, facts in enumerate(returned):
        kinds = _kinds(number, shares)
        remark = chance.choice(REMARKS) if number < shares.plain and number % 5 == 0 else ""
        rows.append((kinds[number % len(kinds)](facts, chance), person_of(facts), remark))
    rows += [(_namesake(facts), None, "") for facts in missed]
    rows += [((f"{STRANGER}{'ю' * (n % 7)}", "Зеновій", "Орестович", f"{n % 27 + 1:02}.12.1949"), None, "")
             for n in range(shares.strangers)]  # fmt: skip
    chance.shuffle(rows)
    lines = [";".join((str(number), *typed, remark)) for number, (typed, _who, remark) in enumerate(rows, 1)]
    return Sample("\n".join([HEADS, *lines]), {number: who for number, (_typed, who, _remark) in enumerate(rows, 1)})


def _kinds(number: int, shares: Shares) -> list[Damage]:
    if number < shares.plain:
        return [_plain]
    return [_year, _romanized, _slip, _no_patronymic, _slip] if number < shares.plain + shares.slips else [_two, _day]


def _plain(facts: Facts, _chance: random.Random) -> Typed:
    return facts["surname"], facts["given"], facts["patronymic"], _written(facts)


def _year(facts: Facts, _chance: random.Random) -> Typed:
    return facts["surname"], facts["given"], facts["patronymic"], facts["birth_date"][:4]


def _romanized(facts: Facts, chance: random.Random) -> Typed:
    return spelling.romanized(facts["surname"], chance), spelling.romanized(facts["given"], chance), "", _written(facts)


def _slip(facts: Facts, chance: random.Random) -> Typed:
    return spelling.slip(facts["surname"], chance), facts["given"], facts["patronymic"], _written(facts)


def _no_patronymic(facts: Facts, _chance: random.Random) -> Typed:
    return facts["surname"], facts["given"], "", _written(facts)


def _two(facts: Facts, chance: random.Random) -> Typed:
    surname, father = (spelling.slip(facts[name], chance) for name in ("surname", "patronymic"))
    return surname, facts["given"], father, facts["birth_date"][:4]


def _day(facts: Facts, _chance: random.Random) -> Typed:
    year, month, day = facts["birth_date"].split("-")
    return facts["surname"], facts["given"], "", f"{int(day) % 27 + 2:02}.{month}.{year}"


def _namesake(facts: Facts) -> Typed:
    year = int(facts["birth_date"][:4]) - 7
    return facts["surname"], facts["given"], facts["patronymic"], f"17.05.{year}"


def _written(facts: Facts) -> str:
    return ".".join(reversed(facts["birth_date"].split("-")))
