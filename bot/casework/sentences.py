"""What the verbs say of files and rows that cannot be taken, and how a list was understood."""

from collections.abc import Sequence
from pathlib import Path

from bot.tables.people import People
from bot.tables.registering import Fault, Refused
from bot.tables.unreadable import Unreadable

NAMES = {"birth": "birth_date", "source_id": "id"}
FIELDS = {
    "name": "the name",
    "surname": "the surname",
    "given": "the given name",
    "patronymic": "the patronymic",
    "birth_date": "the birth date",
    "category": "the category",
    "id": "the id",
    "row": "the row",
}
FAULTS = {
    "empty": "is missing",
    "too_long": "is longer than {limit} characters",
    "not_a_name": "holds characters that no name has",
    "order_unclear": "cannot be taken apart; give surname, given name and patronymic in columns of their own",
    "not_a_date": "is no date; write it as 12.03.1991",
    "year_needs_four_digits": "has a year of two digits; write all four",
    "impossible_date": "is a day that does not exist",
    "too_early": "is before 1900",
    "future_date": "is in the future",
    "unknown_category": "is none of service_member, civilian, child, foreign_national",
    "reference": "is the reference of a family's inquiry; what families registered is not imported",
    "erased": "belongs to somebody who was erased at a relative's wish; they are not brought back",
    "remains": "speaks of a death or of remains and is never taken; ask the person who is responsible for it",
    "twice": "stands in a row above already; only the first row with it is taken",
}
UNREADABLE = {
    "empty": "holds no rows",
    "too_large": "is larger than {limit} MB; divide it",
    "too_many_rows": "has more than {limit} rows; divide it",
    "too_many_columns": "has more than {limit} columns; leave only those that describe the person",
    "binary": "is neither a text nor a workbook; save it as CSV or XLSX",
    "not_a_table": "holds something else than a table; save it as CSV or XLSX",
    "broken": "is damaged; save it again as CSV or XLSX",
    "broken_quotes": "has a quotation mark that nobody closed; save it again as CSV or XLSX",
    "password_protected": "is protected by a password; save it without one",
    "old_excel": "is of an old format of Excel; save it as XLSX or CSV",
    "bomb": "would unpack to far more than such a list can be, and was not opened; save it as CSV",
    "no_heads": (
        "has columns that cannot be told apart; write their names above them: surname, given, patronymic, birth_date"
    ),
    "remains": (
        "reads like a list of remains. Such a list is never taken, and no family is told of it by this bot."
        " Call the person who is responsible for it in your organisation"
    ),
}


def unreadable(path: Path, fault: Unreadable) -> str:
    """Why a file is no list, and what to do."""
    place = f" (row {fault.row})" if fault.row else ""
    return f"{path} {UNREADABLE[fault.reason].format(limit=fault.limit)}{place}."


def refused(row: Refused) -> str:
    """Everything that is wrong with a row."""
    said = "; ".join(map(_fault, row.faults))
    return f"{said[:1].upper()}{said[1:]}."


def columns(listed: People) -> dict[str, str]:
    """The columns as this program names them, and the heads that were taken for them."""
    return {NAMES.get(column, column): heads for column, heads in listed.columns.items()}


def understood(listed: People) -> str:
    """Which head was taken for which column, and what was left out."""
    lines = [f"Column {column}: {heads}" for column, heads in columns(listed).items()]
    lines += _said("Not used", listed.ignored)
    lines += _said("Sheet", [listed.table.sheet]) + _said("Sheets that were not read", listed.table.other_sheets)
    if listed.month_first:
        lines.append("The dates of this list have the month first.")
    return "\n".join(lines)


def _said(what: str, words: Sequence[str]) -> list[str]:
    return [f"{what}: {', '.join(words)}"] if any(words) else []


def _fault(fault: Fault) -> str:
    return f"{FIELDS[fault.field]} {FAULTS[fault.reason].format(limit=fault.limit)}"
