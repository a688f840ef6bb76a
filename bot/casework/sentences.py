"""How a list was understood, and why a file or a row cannot be taken: in the words of the chat, in English."""

from collections.abc import Sequence
from pathlib import Path

from bot.tables.people import NamedPeople
from bot.tables.registering import RefusedRow
from bot.tables.unreadable import UnreadableFile
from bot.texts.staff import imports as texts
from bot.use_cases.staff.imports import explained

NAMES = {"birth": "birth_date", "source_id": "id"}


def unreadable(path: Path, fault: UnreadableFile) -> str:
    """Why a file is no list, and what to do."""
    place = f" (row {fault.row})" if fault.row else ""
    return f"{path}{place}: {texts.refusal(fault.reason).text('en')}"


def refused(row: RefusedRow) -> str:
    """Everything that is wrong with a row."""
    return explained("en", row)


def understood(listed: NamedPeople) -> str:
    """Which head was taken for which column, and what was left out."""
    lines = [f"Column {NAMES.get(column, column)}: {heads}" for column, heads in listed.columns.items()]
    lines += _said("Not used", listed.ignored)
    lines += _said("Sheet", [listed.table.sheet]) + _said("Sheets that were not read", listed.table.other_sheets)
    if listed.month_first:
        lines.append("The dates of this list have the month first.")
    return "\n".join(lines)


def _said(what: str, words: Sequence[str]) -> list[str]:
    return [f"{what}: {', '.join(words)}"] if any(words) else []
