"""Rows that only count the others: “Всього: 300”.  They are nobody, and are left out with a word about it."""

import re

from bot.tables.cells import Cells, is_blank

TOTAL = re.compile(
    r"\W*(всього|усього|разом|загалом|підсумок|итого|всего|(grand |sub)?total|in total|sum)\b", re.IGNORECASE
)
OF_WHAT = re.compile(
    r"(осіб|особи|чол|чоловік|людей|людини|записів|записи|рядків|рядки|человек|записей|строк|persons?|people|rows?|records?)\b",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")
MOST_CELLS = 6  # different ones: a row with more says something of somebody


def is_total(row: Cells) -> bool:
    """Whether nothing stands in a row but a word for a sum, numbers, and what was counted."""
    written = {cell for cell in row if not is_blank(cell)}
    return len(written) <= MOST_CELLS and any(map(TOTAL.match, written)) and all(map(_only_counts, written))


def _only_counts(cell: str) -> bool:
    return LETTER.search(OF_WHAT.sub("", TOTAL.sub("", cell))) is None
