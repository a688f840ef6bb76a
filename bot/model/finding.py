"""What operators look for in the register, and what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.model.inquiry import State


class Clue(StrEnum):
    """By what somebody was found."""

    REFERENCE = "reference"
    IMPORT_ID = "import_id"
    TELEPHONE = "telephone"
    NAME = "name"
    RELATIVE = "relative"


@dataclass(frozen=True)
class Hit:
    """A person or an inquiry that may be meant; is_inquiry: which of the two the id is of."""

    clue: Clue
    id: int
    is_inquiry: bool

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.clue.value} {self.id} {int(self.is_inquiry)}"

    @classmethod
    def parse(cls, words: str) -> Self:
        """From how it is kept."""
        clue, number, is_inquiry = words.split()
        return cls(Clue(clue), int(number), is_inquiry == "1")


@dataclass(frozen=True)
class Found:
    """The likeliest first.  complete: False while the register is still being read after a start."""

    hits: Sequence[Hit] = ()
    complete: bool = True


@dataclass(frozen=True)
class FoundCase:
    """A case in the results.  Its card is that of the inquiry, if only one is meant, else that of the person.

    relatives: how many accepted inquiries there are.  state: of an inquiry that is linked to nobody in the register.
    relative: the name of who asks, where that was what was looked for.
    """

    clue: Clue
    number: str
    facts: Mapping[str, str]
    person_id: int | None
    inquiry_id: int | None
    relatives: int
    relative: str = ""
    state: State | None = None

    @property
    def is_named_by_number(self) -> bool:
        """Whether the reference or the id of an import was looked for, and not a name."""
        return self.clue in (Clue.REFERENCE, Clue.IMPORT_ID)


@dataclass(frozen=True)
class Results:
    """A page of what was found.  search: under which it is kept, for the other pages; more: than are listed.

    words: what was looked for.
    """

    search: int
    page: int
    pages: int
    count: int
    cases: Sequence[FoundCase]
    more: bool = False
    complete: bool = True
    words: str = ""

    @property
    def people(self) -> Mapping[int, FoundCase]:
        """Of this page whoever is a person in the register, each once."""
        return {one.person_id: one for one in reversed(self.cases) if one.person_id}
