"""The history of what operators did and saw: its head, and what is wrong where it was tampered with."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

_NOTED = re.compile(r"([0-9]{1,18}):([0-9a-f]{16})")


@dataclass(frozen=True)
class Head:
    """How many rows there are, and a mark of the last one, which stands for all of them."""

    place: int
    mark: str

    def __str__(self) -> str:
        """As it is noted down."""
        return f"{self.place}:{self.mark}"

    @classmethod
    def read(cls, words: str) -> Self:
        """What somebody has noted down.  Raises ValueError for anything else."""
        found = _NOTED.fullmatch(words.strip().lower())
        if found is None:
            raise ValueError("a head looks like 120:9f3a5c0d1e2b4f60")
        return cls(int(found[1]), found[2])


class Break(StrEnum):
    """What was done to the history; the value is said of the row, or rows, that `where` names."""

    CHANGED = "was changed"
    MISSING = "missing"
    INSERTED = "was inserted"
    DETAILS_GONE = "has lost its details before their time"
    OLD_KEY = "was written with a key that had been replaced"
    CUT = "does not follow the row before: the end of the history had been changed"
    HEAD = "the head of the history was changed"
    ROLLED_BACK = "is not as it was noted: an older copy was put back, or all was written anew"


@dataclass(frozen=True)
class Tampering:
    """One place where the history does not hold."""

    what: Break
    where: str = ""

    def __str__(self) -> str:
        """For whoever runs the bot."""
        return f"{self.where}: {self.what.value}" if self.where else self.what.value


@dataclass(frozen=True)
class Proof:
    """What a walk through the whole history has found."""

    head: Head
    found: tuple[Tampering, ...] = ()
