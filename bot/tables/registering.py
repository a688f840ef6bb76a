"""What a row of a list says about a person to be registered: the facts, or what is wrong with it.

Columns: surname, given, patronymic (or a whole name), birth_date, category, id.  The unit is read and left out: a leak
must help nobody hostile.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.model import dates, names, words
from bot.model.given import Refusal
from bot.model.whole_name import split, without_ranks
from bot.tables.births import exact
from bot.tables.categories import read_category
from bot.tables.cells import Cells
from bot.tables.people import NamedRow

LONGEST_ID = 100


@dataclass(frozen=True)
class FieldFault:
    """What cannot be taken: field (row, name, surname, given, patronymic, birth_date, category, id), reason, limit."""

    field: str
    reason: str
    limit: int = 0


@dataclass(frozen=True)
class Registrable:
    """facts: answers of the registration by the names of its steps, those that the row gives."""

    number: int
    source_id: str
    facts: dict[str, str]


@dataclass(frozen=True)
class RefusedRow:
    """A row that is not taken; cells: as they were in the file."""

    number: int
    faults: tuple[FieldFault, ...]
    cells: Cells


def persons(rows: Iterable[NamedRow], today: date) -> Iterator[Registrable | RefusedRow]:
    """Every row as to_person reads it; of those with one id the first only."""
    known: set[str] = set()
    for row in rows:
        read = to_person(row, today)
        if isinstance(read, Registrable):
            if read.source_id in known:
                read = RefusedRow(row.number, (FieldFault("id", "twice"),), row.cells)
            else:
                known.add(read.source_id)
        yield read


def to_person(row: NamedRow, today: date) -> Registrable | RefusedRow:
    """The facts in a row, or everything that is wrong with it."""
    taking = _Taking()
    facts = {
        **_name(row, taking),
        "birth_date": taking.take("birth_date", lambda typed: str(dates.read_date(exact(typed), today)), row.birth),
    } | ({"category": taking.take("category", read_category, row.category)} if row.category else {})
    source_id = taking.take("id", lambda typed: words.short(typed, LONGEST_ID), row.source_id)
    if row.aside:
        taking.faults.append(FieldFault("row", "remains"))
    if taking.faults:
        return RefusedRow(row.number, tuple(taking.faults), row.cells)
    return Registrable(row.number, source_id, facts)


@dataclass
class _Taking:
    """Takes one field after the other and collects what is wrong."""

    faults: list[FieldFault] = field(default_factory=list)

    def take(self, name: str, read: Callable[[str], str], typed: str) -> str:
        try:
            return read(typed)
        except Refusal as refusal:
            self.faults.append(FieldFault(name, refusal.reason, refusal.limit))
            return ""


def _name(row: NamedRow, taking: _Taking) -> dict[str, str]:
    """The parts of the name; a whole name is taken apart."""
    surname, given, patronymic = row.surname, row.given, row.patronymic
    if row.full_name and not surname:
        try:
            surname, given, patronymic = split(row.full_name)
        except Refusal as refusal:
            taking.faults.append(FieldFault("name", refusal.reason))
            return {}
    surname = without_ranks(surname)
    parts = {"surname": surname, "given": given} | ({"patronymic": patronymic} if patronymic else {})
    return {part: taking.take(part, names.read_name, typed) for part, typed in parts.items()}
