"""Tables as text: cells between commas, semicolons, tabs or bars, quoted where needed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from bot.tables.cells import Cells, clean_cell
from bot.tables.encodings import encoding_of
from bot.tables.table import Table
from bot.tables.unreadable import UnreadableFile

SEPARATORS = ";\t|,"  # a comma stands in many cells, so it comes last
SAMPLE = 65_536
DOCUMENT = re.compile(r"\s*(<[!?\w]|\{|%PDF|[{\\]rtf)", re.IGNORECASE)
HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own way to name the separator


def read(content: bytes, name: str) -> Table:
    """The table in a text; Unreadable("empty" | "binary" | "not_a_table"), and "broken_quotes" from its rows."""
    encoding = encoding_of(content)
    sample = _open(content, encoding).read(SAMPLE)
    if not sample.strip():
        raise UnreadableFile("empty")
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
    # Strictly, so that a quote that nobody closed does not swallow the rows after it.
    rows = csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t", strict=True)
    try:
        for row in rows:
            yield tuple(map(clean_cell, row))
    except csv.Error as error:
        raise UnreadableFile("broken_quotes", row=rows.line_num) from error


def _separator(sample: str) -> str:
    """The one that cuts most lines into the same number of cells."""
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if len(sample) == SAMPLE else lines
    return max(SEPARATORS, key=lambda separator: _agreeing(whole, separator))


def _agreeing(lines: list[str], separator: str) -> int:
    rows = csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t")
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.values(), default=0)
