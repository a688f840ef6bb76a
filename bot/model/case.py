"""A case as it stands in lists: a person whom somebody looks for, or an inquiry that nobody has accepted yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
