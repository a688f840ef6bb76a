"""match: a list of returned people beside the register.  Proposes; nothing is changed and nobody is told."""

import codecs
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from bot.casework import files, sentences
from bot.casework.progress import Progress
from bot.chores import opened
from bot.matcher import Index
from bot.matching import Candidates, Register, ReturnedRow, Verdict
from bot.settings import Settings
from bot.tables.people import People, Row
from bot.tables.writing import Line, write_csv
from storage import inquiries, persons
from storage.transaction import Transaction

HEADS = ("returned_row", "candidate_id", "score", "rank", "verdict")
QUESTIONS = {
    "birth": "the full birth date",
    "patronymic": "the patronymic",
    "given": "the given name",
    "unit": "the unit",
    None: "anything that tells them apart",
}


async def match(settings: Settings, path: Path, out: Path) -> None:
    """Writes who each row may be, row by row the best first, and prints a summary."""
    files.require_other(out, path)
    listed = files.listed(path)
    print(sentences.understood(listed))
    async with opened(settings) as store:
        with files.whole(out) as target:
            index = Index(store)
            await index.follow()
            with files.readable(path):
                found = list(_compared(index.people, listed))
            numbers = await store.read(_numbers, found, index)
            target.write(_table(found, numbers))
    print(_summary(found, len(index.people)))


def _compared(register: Register, listed: People) -> Iterator[Candidates]:
    with Progress("Rows compared") as progress:
        for row in listed.rows():
            yield register.candidates(_typed(row))
            progress.at(row.number)


def _typed(row: Row) -> ReturnedRow:
    """A former surname is read in brackets behind the present one."""
    former = row.extra.get("former_surname")
    surname = (row.surname or row.full_name) + (f" ({former})" if former else "")
    return ReturnedRow(row.number, surname, row.given, row.patronymic, row.birth, row.unit)


async def _numbers(tx: Transaction, found: Sequence[Candidates], index: Index) -> dict[int, str]:
    """How everybody who was found is called: by the id of the import, else by the oldest reference."""
    numbers = {int(one.id) for row in found for one in row.ranked}
    return {number: await _number(tx, number, index.is_inquiry(number)) for number in numbers}


async def _number(tx: Transaction, number: int, inquired: bool) -> str:
    if inquired:
        return (await inquiries.get(tx, number)).reference
    source_id = (await persons.get(tx, number)).source_id
    return source_id or (await inquiries.of_person(tx, number))[0].reference


def _table(found: Sequence[Candidates], numbers: dict[int, str]) -> bytes:
    """Without the mark for Excel: programs read it, to which the mark would belong to the first head."""
    target = BytesIO()
    write_csv(target, HEADS, _lines(found, numbers))
    return target.getvalue().removeprefix(codecs.BOM_UTF8)


def _lines(found: Sequence[Candidates], numbers: dict[int, str]) -> Iterator[Line]:
    for row in found:
        for one in row.ranked:
            yield row.number, numbers[int(one.id)], f"{one.score:.2f}", one.rank, one.verdict.value


def _summary(found: Sequence[Candidates], registered: int) -> str:
    sure = sum(bool(row.ranked) and row.ranked[0].verdict is Verdict.SURE for row in found)
    nobody = sum(not row.ranked for row in found)
    lines = [
        f"Row {row.number}: {row.fitting} more fit than are listed. Ask for {QUESTIONS[row.ask]}."
        for row in found
        if row.fitting
    ]
    lines.append(f"Rows: {len(found)}, compared with {registered} cases.")
    lines.append(f"{sure} sure, {len(found) - sure - nobody} to look at, {nobody} not registered.")
    lines.append("These are proposals, the sure ones too: nothing was changed, and nobody was told.")
    return "\n".join(lines)
