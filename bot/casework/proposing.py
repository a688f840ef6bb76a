"""match: a list of returned people beside the register.  Proposes; nothing is changed and nobody is told."""

import codecs
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from bot.casework import files, sentences
from bot.casework.progress import ProgressLine
from bot.chores import opened
from bot.matcher import Index
from bot.matching import Candidates, Register, Verdict, typed
from bot.settings import Settings
from bot.tables.listing import listing
from bot.tables.people import NamedPeople
from bot.tables.writing import Line, write_csv
from storage.register import inquiries, persons
from storage.store.transaction import Transaction

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
    aside: list[int] = []
    async with opened(settings) as store:
        with files.whole(out) as target:
            index = Index(store)
            await index.follow()
            with files.readable(path):
                found = list(_compared(index.people, listed, aside))
            numbers = await store.read(_numbers, found, index)
            target.write(_table(found, numbers))
    print(_summary(found, len(index.people), aside))


def _compared(register: Register, listed: NamedPeople, aside: list[int]) -> Iterator[Candidates]:
    """aside: gets the numbers of the rows that mention a death and are compared with nobody."""
    with ProgressLine("Rows compared") as progress:
        for row in listing(listed):
            if row.aside:
                aside.append(row.number)
            else:
                yield register.candidates(typed(row.number, row.cells, further=row.remark.further))
            progress.at(row.number)


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


def _summary(found: Sequence[Candidates], registered: int, aside: Sequence[int]) -> str:
    sure = sum(bool(row.ranked) and row.ranked[0].verdict is Verdict.SURE for row in found)
    nobody = sum(not row.ranked for row in found)
    lines = [
        f"Row {row.number}: {row.fitting} more fit than are listed. Ask for {QUESTIONS[row.ask]}."
        for row in found
        if row.fitting
    ]
    if aside:
        lines.append(f"Put aside for a person, since they speak of a death or of remains: {_named(aside)}.")
    compared = f"{len(found)} of them compared" if aside else "compared"
    lines.append(f"Rows: {len(found) + len(aside)}, {compared} with {registered} cases.")
    lines.append(f"{sure} sure, {len(found) - sure - nobody} to look at, {nobody} not registered.")
    lines.append("These are proposals, the sure ones too: nothing was changed, and nobody was told.")
    return "\n".join(lines)


def _named(numbers: Sequence[int]) -> str:
    return f"row{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
