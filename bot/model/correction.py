"""What a correction is about, and who it reaches."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from bot.i18n import Language

_LIST = "list/"


@dataclass(frozen=True)
class Wrong:
    """What was wrong: one verification, or all those of a list that were stopped."""

    id: int
    is_list: bool = False

    def __str__(self) -> str:
        """As the subject of a form: an id, or list/ID."""
        return f"{_LIST}{self.id}" if self.is_list else str(self.id)

    @classmethod
    def of_subject(cls, subject: str) -> Self:
        """From the subject of a form."""
        return cls(int(subject.removeprefix(_LIST)), subject.startswith(_LIST))


@dataclass(frozen=True)
class Reach:
    """told: how many relatives were told, by language.  calls: how many of all a person has to call."""

    told: Counter[Language]
    calls: int
