"""What goes in and comes out: registered people, rows of a list of returned people, candidates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.dates import PartialDate

Id = int | str


class Agreement(StrEnum):
    """How one field of a row stands to the same field of a registered person."""

    MATCH = "match"
    NEAR = "near"
    MISMATCH = "mismatch"
    BLANK = "blank"


class Verdict(StrEnum):
    """How much a candidate is worth looking at; even the sure ones only after a person has looked."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Entry:
    """A registered person; what is not known is empty or None, sex is "m" or "f".

    one_of: the same for all records of one person, None for whoever has one record.
    """

    id: Id
    surname: str
    given: str
    patronymic: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    unit: str = ""
    other_surnames: tuple[str, ...] = ()
    one_of: Id | None = None


@dataclass(frozen=True)
class ReturnedRow:
    """A row as it was typed: any cell may hold anything, or the whole name; further: it says more than is compared."""

    number: int
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    birth: str = ""
    unit: str = ""
    further: bool = False


@dataclass(frozen=True)
class Candidate:
    """Who the row may be; score in bits, rank from 1, fields: surname, given, patronymic, birth, sex, unit."""

    id: Id
    score: float
    rank: int
    verdict: Verdict
    fields: Mapping[str, Agreement]


@dataclass(frozen=True)
class Candidates:
    """The best first; fitting: how many more fit as well; ask: the field that would tell them apart, if any."""

    number: int
    ranked: list[Candidate] = field(default_factory=list)
    fitting: int = 0
    ask: str | None = None


@dataclass(frozen=True)
class Meant:
    """Somebody who may be meant by what was typed; in bits: names, and total with the date."""

    id: Id
    names: float
    total: float
