"""The sheets of a workbook, as far as people are told about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where a row is: its sheet, and its number among the rows of data there."""

    sheet: str
    number: int


@dataclass(frozen=True)
class SheetRows:
    """A sheet, and how many rows it holds: of data when it is read, else of whatever is written."""

    name: str
    rows: int


@dataclass(frozen=True)
class SheetsRead:
    """Which sheets were read, one behind the other, and which were not: hidden ones, and those without heads."""

    read: Sequence[SheetRows] = ()
    left_out: Sequence[SheetRows] = ()

    @property
    def goes_without_saying(self) -> bool:
        """Whether there is one sheet, or none as in a CSV file."""
        return len(self.read) < 2 and not self.left_out

    def place(self, number: int) -> Place | None:
        """The place of a row by its number in the whole list; None when there is one sheet only."""
        if len(self.read) < 2:
            return None
        for sheet in self.read:
            if number <= sheet.rows:
                return Place(sheet.name, number)
            number -= sheet.rows
        return None


NO_SHEETS = SheetsRead()  # as of a CSV file
