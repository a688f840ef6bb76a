"""The history of a case or of an operator, as an administrator reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.history import Head

PAGE = 20


class About(StrEnum):
    """Whose history it is."""

    OPERATOR = "operator"
    PERSON = "person"
    INQUIRY = "inquiry"
    ALL = "all"


class Sort(StrEnum):
    """Of which rows: all; what was decided and done; what was looked at; who may do what."""

    ALL = "all"
    DEEDS = "deeds"
    LOOKS = "looks"
    TRUST = "trust"


@dataclass(frozen=True)
class PastDeed:
    """One line.  by: who, empty for the program; number: what the case is called; asked: what was searched for.

    with_code: it was confirmed with a second factor.
    """

    at: int
    by: str
    action: str
    subject: str
    number: str = ""
    asked: str = ""
    with_code: bool = False


@dataclass(frozen=True)
class PastPage:
    """The newest first.  called: the operator's name or the case's number; older: the row before the next page."""

    about: About
    subject_id: int
    called: str
    deeds: Sequence[PastDeed]
    is_newest: bool
    older: int | None


@dataclass(frozen=True)
class Standing:
    """Whether the newest entries follow one another.  head: None for whoever may not read how many there are."""

    is_whole: bool
    head: Head | None
