"""The rows of a list of returned people, the same for the chat and for the command line."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from bot.model import names
from bot.model.given import Refusal
from bot.model.returned import COMPARED, LONGEST_LIST, Remark, TypedList, TypedRow
from bot.model.sheets import Place
from bot.tables.births import exact
from bot.tables.categories import read_category
from bot.tables.people import NamedPeople, NamedRow, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile

LONGEST_CELL, LONGEST_REMARK = 200, 600  # characters: ten rows and their people stand on one page of Telegram or two

LONGEST_WRITTEN = 32_767  # characters: no cell of a spreadsheet has room for more


def look(content: bytes, name: str) -> TypedList:
    """The whole list in a file; Unreadable, also when it is longer than a list may be."""
    rows: list[TypedRow] = []
    listed = people(read(content, name))
    for row in listing(listed):
        if len(rows) == LONGEST_LIST:
            raise UnreadableFile("too_many_rows", LONGEST_LIST)
        rows.append(row)
    checksum, heads = sha256(content).hexdigest(), tuple(map(_short, listed.layout.heads))
    return TypedList(name, checksum, rows, listed.table.sheets, listed.understood, heads)


def listing(listed: NamedPeople) -> Iterator[TypedRow]:
    """Every row with all that is written in it; Unreadable, as People.rows."""
    return (_typed(row, listed.table.sheets.place(row.number)) for row in listed.rows())


def _typed(row: NamedRow, place: Place | None) -> TypedRow:
    said = {cell: getattr(row, cell) for cell in COMPARED if cell != "former_surname"}
    said["former_surname"] = row.extra.get("former_surname", "")
    cells = {cell: words for cell, words in said.items() if words}
    typed = TypedRow(row.number, cells, _key(row), _remark(row), row.aside, place)
    return replace(typed, written=tuple(map(_short, row.cells)))


def _short(cell: str) -> str:
    return cell[:LONGEST_WRITTEN]


def _remark(row: NamedRow) -> Remark:
    """All but what fits into a card: a word of death, which might be cut off with the rest, was looked for before."""
    whole = "; ".join(f"{head}: {cell}" for head, cell in row.beside)
    short = "; ".join(f"{head[:LONGEST_CELL]}: {cell[:LONGEST_CELL]}" for head, cell in row.beside)[:LONGEST_REMARK]
    return Remark(short, len(whole) - len(short), bool(row.unknown) or not _is_category(row.category))


def _is_category(words: str) -> bool:
    try:
        read_category(words)
    except Refusal:
        return False
    return True


def _key(row: NamedRow) -> str:
    surname = row.surname or row.full_name.partition(" ")[0]
    born = exact(row.birth)
    year = born[:4] if born[:4].isdigit() else born[-4:]
    try:
        return names.key(names.read_name(surname), int(year))
    except (Refusal, ValueError):
        return ""
