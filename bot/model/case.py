"""A case, a person whom somebody looks for or an inquiry that nobody has accepted yet: in lists, and on its card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry
from bot.model.person import Person
from bot.model.report import Report, Verification
from bot.model.sighting import Corroboration


class CaseState(StrEnum):
    """How far a case has come; imported: in the register, and no relative asks."""

    IMPORTED = "imported"
    IN_REVIEW = "in_review"
    ASKED = "asked"
    ACCEPTED = "accepted"
    HELD = "held"
    REPORTED = "reported"
    VERIFIED = "verified"
    TOLD = "told"


@dataclass(frozen=True)
class Return:
    """A verified return that stands.

    told: the accepted inquiries whose relatives know of it; told_at: since when the last of them does; for_all: the
    person wants all relatives to be told.
    """

    told: int
    told_at: int | None
    for_all: bool


@dataclass(frozen=True)
class Case:
    """number: the id of the import, else a reference; opaque: an id that says nothing, the same at any time.

    consented: every relative whose inquiry was accepted allows that partner registries learn of it; public_since: since
    when all relatives know of a verified return that the person wants known, else None.
    """

    number: str
    opaque: str
    facts: Mapping[str, str]
    state: CaseState
    relatives: int
    received_at: int
    consented: bool = False
    public_since: int | None = None


@dataclass(frozen=True)
class CaseView:
    """One inquiry with its person, the other relatives who ask, the talk, and how far a return has come.

    report: the one that waits for a second operator.  verification: the last that nobody has stopped.  told: whether
    this relative has been told of it.  confirmed_at: when the relative last said that the details are still right.
    """

    inquiry: Inquiry
    person: Person | None
    others: Sequence[Inquiry]
    said: Sequence[Words]
    report: Report | None
    verification: Verification | None
    told: bool
    seen: Sequence[Corroboration]
    changed: Sequence[Changed]
    confirmed_at: int | None
