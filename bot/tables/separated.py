"""Tables as text: cells between commas, semicolons, tabs or bars, quoted where needed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.tables.cells import Cells, clean_cell
from bot.tables.encodings import encoding_of
from bot.tables.lines import MOST_COLUMNS, trimmed
from bot.tables.table import Table
from bot.tables.unreadable import UnreadableFile

SEPARATORS = ";\t|,"  # a comma stands in many cells, so it comes last
SAMPLE = 65_536
JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\]\"])")
DOCUMENT = re.compile(r"\s*(<[!?\w]|\{|%PDF|[{\\]rtf)", re.IGNORECASE)
QUOTE, SPOILT = '"', "\ufffd"
MOST_BROKEN = 1_000  # rows with a broken quotation mark; more of them are no slips
WIDEST = 16_384  # columns that a spreadsheet can have: who writes more cells into a line writes no table
HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own way to name the separator


def read(content: bytes, name: str) -> Table:
    """The table in a text; Unreadable: empty, binary, encoding, json, not_a_table, and broken_quotes from its rows."""
    encoding = encoding_of(content)
    sample = _open(content, encoding).read(SAMPLE)
    if not sample.strip():
        raise UnreadableFile("empty")
    if JSON.match(sample):
        raise UnreadableFile("json")
    if DOCUMENT.match(sample):
        raise UnreadableFile("not_a_table")
    hint = HINT.match(sample)
    return Table(name, lambda: _rows(content, encoding, hint[1] if hint else _separator(sample), hint is not None))


def _open(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="")


def _rows(content: bytes, encoding: str, separator: str, hinted: bool) -> Iterator[Cells]:
    lines = _open(content, encoding)
    if hinted:
        lines.readline()
    following = _Lines(lines, separator)
    for _ in range(MOST_BROKEN):
        # Strictly, so that a quote that nobody closed does not swallow the rows after it.
        rows = csv.reader(following, delimiter=separator, skipinitialspace=separator != "\t", strict=True)
        try:
            for row in rows:
                following.forget()
                yield _cells(row)
        except csv.Error:
            yield _cells(_mended(following, separator))
        else:
            return
    raise UnreadableFile("broken_quotes", row=following.count)


def _cells(row: list[str]) -> Cells:
    """Clean, but for the empty ones at the end: a line may have thousands."""
    return tuple(map(clean_cell, trimmed(tuple(row))))


class _Lines:
    """The lines of a text; those of the row that is being read can be looked at again."""

    def __init__(self, lines: Iterable[str], separator: str) -> None:
        self._coming, self.of_row, self.count = iter(lines), list[str](), 0
        self._separator = separator

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._coming)
        self.of_row.append(line)
        self.count += 1
        if line.count(self._separator) >= WIDEST:
            raise UnreadableFile("too_many_columns", MOST_COLUMNS, self.count)
        return line

    def forget(self) -> None:
        """The row was read."""
        self.of_row.clear()

    def only_first(self) -> str:
        """The first line of the row; the others come again."""
        first, *rest = self.of_row
        self.count -= len(rest)
        self._coming = chain(rest, self._coming)
        self.forget()
        return first


def _mended(lines: _Lines, separator: str) -> list[str]:
    """A row with a broken quotation mark: backslashes may stand before them, else the line is spoilt.

    Unreadable("broken_quotes"), when nobody can tell where the row ends.
    """
    alone, first = len(lines.of_row) == 1, lines.of_row[0]
    skips = separator != "\t"
    try:
        (row,) = csv.reader([first], delimiter=separator, skipinitialspace=skips, escapechar="\\", strict=True)
    except csv.Error as error:
        if not alone or first.count(QUOTE) % 2:
            raise UnreadableFile("broken_quotes", row=lines.count) from error
        row = first.replace(QUOTE, SPOILT).split(separator)
    lines.only_first()
    return row


def _separator(sample: str) -> str:
    """The one that cuts most lines into the same number of cells."""
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if len(sample) == SAMPLE else lines
    return max(SEPARATORS, key=lambda separator: _agreeing(whole, separator))


def _agreeing(lines: list[str], separator: str) -> int:
    rows = csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t")
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.values(), default=0)
