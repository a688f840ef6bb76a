"""The file in which a list is handed back: its columns as they were, and behind them what happened to each row."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from bot.i18n import Language
from bot.model.handed_back import HandedBack, HandedRow
from bot.model.returned import COMPARED, ListRow
from bot.settings import OrgConfig
from bot.tables.layout import letters
from bot.tables.writing import Line, write_csv, write_xlsx
from bot.texts import labels
from bot.texts.lists import handing_back as texts


def written(handed: HandedBack, suffix: str, org: OrgConfig, language: Language) -> bytes:
    """The file.  suffix: csv or xlsx."""
    target = BytesIO()
    heads, own = _as_written(handed)
    behind = [words.text(language) for words in texts.HEADS]
    lines = _lines(handed.rows, own, org, language)
    (write_csv if suffix == "csv" else write_xlsx)(target, [*heads, *behind], lines)
    return target.getvalue()


def _as_written(handed: HandedBack) -> tuple[list[str], list[Sequence[str]]]:
    """The heads and the cells; of a list from before they were kept, whatever was compared, and the rest in one."""
    rows = [one.row for one in handed.rows]
    if not all(row.written for row in rows):
        return [*COMPARED, "remark"], [_compared(row) for row in rows]
    width = max([len(handed.found.heads), *(len(row.written) for row in rows)])
    heads = handed.found.heads
    named = [heads[place] if place < len(heads) and heads[place] else letters(place) for place in range(width)]
    return named, [[*row.written, *[""] * (width - len(row.written))] for row in rows]


def _compared(row: ListRow) -> list[str]:
    return [*(row.typed.get(cell, "") for cell in COMPARED), row.remark.words]


def _lines(
    rows: Sequence[HandedRow], own: Sequence[Sequence[str]], org: OrgConfig, language: Language
) -> Iterator[Line]:
    def at(moment: int | None) -> str:
        return "" if moment is None else datetime.fromtimestamp(moment, org.timezone).isoformat(" ", "minutes")

    for one, cells in zip(rows, own, strict=True):
        wish = one.row.wish.get("wish")
        yield (
            *cells,
            one.row.place.sheet if one.row.place else "",
            one.row.place.number if one.row.place else one.row.number,
            texts.verdict(one.verdict).text(language) if one.verdict else "",
            texts.state(one).text(language),
            one.number,
            labels.WISHES[wish].text(language) if wish else "",
            one.reporter,
            at(one.reported),
            one.second,
            at(one.decided),
            at(one.told),
            one.stopper,
            at(one.stopped),
        )
