"""How a list was understood, and why a file or a row cannot be taken: in the words of the chat, in English."""

from collections.abc import Sequence
from pathlib import Path

from bot.model.imported import OtherPerson
from bot.model.sheets import SheetRows
from bot.tables.people import NamedPeople
from bot.tables.registering import RefusedRow
from bot.tables.unreadable import UnreadableFile
from bot.texts.staff import imports as texts
from bot.use_cases.staff.imports import explained

NAMES = {"birth": "birth_date", "source_id": "id"}


def unreadable(path: Path, fault: UnreadableFile) -> str:
    """Why a file is no list, and what to do."""
    place = f" (row {fault.row})" if fault.row else ""
    return f"{path}{place}: {texts.refusal(fault.reason, fault.heads).text('en')}"


def refused(row: RefusedRow) -> str:
    """Everything that is wrong with a row."""
    return explained("en", row)


def somebody_else(other: OtherPerson, listed: NamedPeople) -> str:
    """A row whose id is somebody else's, and whose."""
    return texts.somebody_else(other, listed.table.sheets).text("en")


def understood(listed: NamedPeople) -> str:
    """Which head was taken for which column, and what was left out."""
    lines = [f"Column {NAMES.get(column, column)}: {heads}" for column, heads in listed.columns.items()]
    lines += _said("Not used", listed.ignored)
    sheets = listed.table.sheets
    lines += _said("Sheet", _counted(sheets.read)) + _said("Sheets that were not read", _counted(sheets.left_out))
    lines += _said("Rows with totals only, left out", listed.totals)
    if listed.month_first:
        lines.append("The dates of this list have the month first.")
    return "\n".join(lines)


def numbered(number: int, listed: NamedPeople) -> str:
    """The number of a row, with its sheet and the number there if there are several."""
    place = listed.table.sheets.place(number)
    return f"{number} ({place.sheet}: {place.number})" if place else str(number)


def _counted(sheets: Sequence[SheetRows]) -> list[str]:
    return [f"{sheet.name} ({sheet.rows} row{'s' * (sheet.rows != 1)})" for sheet in sheets]


def _said(what: str, words: Sequence[str]) -> list[str]:
    return [f"{what}: {', '.join(words)}"] if any(words) else []
