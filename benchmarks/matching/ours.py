"""bot.matching as one of the approaches."""

from collections.abc import Sequence

from benchmarks.matching.damage import Row
from benchmarks.matching.measure import Answer
from benchmarks.matching.people import Record
from bot.matching import Entry, Register, ReturnedRow
from bot.model.dates import PartialDate


def register_of(records: Sequence[Record]) -> Register:
    """The register as the bot has it."""
    return Register(
        Entry(
            record.id, record.surname, record.given, record.patronymic, PartialDate.parse(record.birth), "", record.unit
        )
        for record in records
    )


def answers(register: Register, rows: Sequence[Row]) -> list[Answer]:
    """The candidates of every row."""
    return [_answer(register, number, row) for number, row in enumerate(rows, 1)]


def _answer(register: Register, number: int, row: Row) -> Answer:
    found = register.candidates(ReturnedRow(number, row.surname, row.given, row.patronymic, row.birth, row.unit))
    ids = [int(candidate.id) for candidate in found.ranked]
    return Answer(ids, found.ranked[0].verdict.value if ids else "possible", found.fitting)
