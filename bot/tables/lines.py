"""What a line of a table may have: for who reads it, and for the program that opens a workbook and imports no more."""

from bot.tables.cells import Cells

MOST_ROWS = 120_000
MOST_COLUMNS = 60
LAST_LINE = 1_048_576  # of an Excel sheet; empty rows are many in some
HEAD_ROWS = 20  # titles and heads stand within these


def trimmed(line: Cells) -> Cells:
    """Without the empty cells at its end."""
    width = len(line)
    while width and not line[width - 1]:
        width -= 1
    return line[:width]
