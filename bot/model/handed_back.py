"""A list as it is handed back: every row as it was written, and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.returned import ListRow, ReturnedList
from bot.model.row_lists import RowSort

SUFFIXES = ("xlsx", "csv")


@dataclass(frozen=True)
class HandedRow:
    """One row.  number: the reference or the id of whoever it is, or may be; the names are of operators.

    reported, decided, told, stopped: when, in seconds since 1970; decided: by the second operator, told: the last
    relative.  corrected: whether those who were told have been told that it was wrong.
    """

    row: ListRow
    sort: RowSort
    verdict: str | None
    number: str = ""
    reporter: str = ""
    reported: int | None = None
    second: str = ""
    decided: int | None = None
    told: int | None = None
    stopper: str = ""
    stopped: int | None = None
    corrected: bool = False


@dataclass(frozen=True)
class HandedBack:
    """The rows of a list by their numbers, without those of the reader's own family."""

    found: ReturnedList
    rows: Sequence[HandedRow]
