"""The answers of a registration as the matching takes them: as somebody registered, and as a row to search with."""

from collections.abc import Mapping

from bot.matching.cells import take_apart
from bot.matching.comparison import compare
from bot.matching.entry import Agreement, Entry, Id, ReturnedRow
from bot.matching.people import People
from bot.matching.readings import readings
from bot.matching.roles import as_written, makes_sense
from bot.matching.search import search
from bot.model.dates import PartialDate

Facts = Mapping[str, str]


def registered(number: Id, facts: Facts, one_of: Id | None = None) -> Entry:
    """Whoever these facts are of, to be found; one_of: as in Entry."""
    return Entry(
        number,
        facts["surname"],
        facts["given"],
        facts.get("patronymic", ""),
        _birth(facts),
        other_surnames=_former(facts),
        one_of=one_of,
    )


def sought(facts: Facts) -> ReturnedRow:
    """Whoever these facts are of, to search with; a former surname is read in brackets behind the present one."""
    surname = " ".join([facts["surname"], *(f"({name})" for name in _former(facts))])
    return ReturnedRow(0, surname, facts["given"], facts.get("patronymic", ""), str(_birth(facts) or ""))


def typed(number: int, cells: Facts, *, further: bool = False) -> ReturnedRow:
    """A row of a list as the matching takes it; a former surname is read in brackets behind the present one."""
    former = f" ({cells['former_surname']})" if cells.get("former_surname") else ""
    return ReturnedRow(
        number,
        (cells.get("surname") or cells.get("full_name", "")) + former,
        cells.get("given", ""),
        cells.get("patronymic", ""),
        cells.get("birth", ""),
        cells.get("unit", ""),
        further,
    )


def listed(number: Id, row: ReturnedRow) -> Entry:
    """A row as it is likely to be read, to be found by whoever is registered later."""
    apart = [take_apart(reading) for reading in readings(row)]
    cells = next(filter(makes_sense, apart), apart[0])
    roles = as_written(cells)
    return Entry(number, roles.surname, roles.given, roles.patronymic, cells.birth, other_surnames=cells.aliases)


def beside_row(row: ReturnedRow, facts: Facts) -> Mapping[str, Agreement]:
    """How the fields of a row agree with those of somebody in the register, whether or not they are alike."""
    people = People()
    place = people.add(registered(0, facts))
    found = search(people, row)
    return compare(people, place, found).fields() if found.readings else {}  # none: nothing in it is a name


def beside(facts: Facts, others: Facts) -> Mapping[str, Agreement]:
    """How the fields of the one agree with those of the other, whether or not they are alike."""
    return beside_row(sought(facts), others)


def _birth(facts: Facts) -> PartialDate | None:
    """The date of birth as far as somebody can be recognised by it."""
    return PartialDate.parse(facts["birth_date"]).certain() if facts.get("birth_date") else None


def _former(facts: Facts) -> tuple[str, ...]:
    return tuple(facts.get("birth_name", "").split()[:1])
