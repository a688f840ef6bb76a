"""Which sheets of a workbook were read and which were not."""

from bot.model.returned import ListRow
from bot.model.sentence import Sentence
from bot.model.sheets import Place, SheetRows, SheetsRead
from bot.texts.writing import html, lines, t, tn

NAMED = 20  # sheets; a message has no room for the names of hundreds


def sheets(found: SheetsRead) -> Sentence | None:
    """Every sheet with its number of rows, and what to do about those that were not read; None when there is one only."""
    if found.goes_without_saying:
        return None
    said = [_read(sheet) for sheet in found.read] + [_left_out(sheet) for sheet in found.left_out]
    others = len(said) - NAMED
    more = tn("And {n} more sheet.", "And {n} more sheets.", others)
    why = t(
        "Hidden sheets, and those without headings such as surname and date of birth, are not read. If there are people on one, please show it, write the headings above them and send the file again."
    )
    return lines([*said[:NAMED], more if others > 0 else None, why if found.left_out else None])


def numbered(number: int, place: Place | None) -> Sentence:
    """The number of a row, with its sheet and the number there if there are several."""
    if place is None:
        return html("{number}", number=number)
    return html("{number} ({sheet}: {there})", number=number, sheet=place.sheet, there=place.number)


def seen(row: ListRow) -> Sentence:
    """The number by which its reader sees a row, and its sheet if there are several."""
    if row.place is None:
        return html("{number}", number=row.number)
    return html("{number} ({sheet})", number=row.number, sheet=row.place.sheet)


def _read(sheet: SheetRows) -> Sentence:
    return tn("Sheet “{name}”: {n} row was read.", "Sheet “{name}”: {n} rows were read.", sheet.rows, name=sheet.name)


def _left_out(sheet: SheetRows) -> Sentence:
    return tn(
        "Sheet “{name}”: <b>not read</b>, {n} row.",
        "Sheet “{name}”: <b>not read</b>, {n} rows.",
        sheet.rows,
        name=sheet.name,
    )
