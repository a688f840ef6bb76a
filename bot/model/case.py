"""A case, a person whom somebody looks for or an inquiry that nobody has accepted yet: in lists, and on its card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry, State, full_name
from bot.model.joining import JoinedWith
from bot.model.likeness import Double
from bot.model.past_return import PastReturn
from bot.model.person import Person
from bot.model.reader import Reader
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
class Holder:
    """The operator who handles a case; since: when it was held, by whoever.  active: whether they still are one."""

    id: int
    name: str
    since: int
    active: bool


@dataclass(frozen=True)
class HeldCase:
    """A case that a person handles, in a list."""

    person_id: int
    number: str
    facts: Mapping[str, str]
    holder: Holder


@dataclass(frozen=True)
class HeldPage:
    """Some of the held cases, longest first.  count: all that the operator may see; number, of: which page this is."""

    cases: Sequence[HeldCase]
    count: int
    number: int = 1
    of: int = 1


@dataclass(frozen=True)
class PersonView:
    """A person, whoever asks about them, and how far a return has come; nobody need have asked.

    asked: all inquiries, whatever became of them.  report: the one that waits for a second operator.  verification: the
    last that nobody has stopped.  past: what happened to all that were ever verified.
    joined: with which other records of the person; doubles: who else looks like them.
    """

    person: Person
    asked: Sequence[Inquiry]
    report: Report | None
    verification: Verification | None
    seen: Sequence[Corroboration]
    holder: Holder | None
    past: Sequence[PastReturn]
    joined: Sequence[JoinedWith]
    doubles: Sequence[Double]

    @property
    def number(self) -> str:
        """By what operators call the case."""
        return number_of(self.person, self.asked)

    @property
    def photo(self) -> str:
        """A photo of the person; empty without."""
        return photo_of(self.person, self.asked)


@dataclass(frozen=True)
class CaseView:
    """One inquiry with its person, who is None while nobody has accepted it, and the talk.

    told: whether this relative was told about the return.  confirmed_at: when the relative last said that the details
    are still right.
    """

    inquiry: Inquiry
    about: PersonView | None
    said: Sequence[Words]
    told: bool
    changed: Sequence[Changed]
    confirmed_at: int | None
    reader: Reader

    @property
    def others(self) -> list[Inquiry]:
        """What other relatives ask about the same person."""
        return [one for one in self.about.asked if one.id != self.inquiry.id] if self.about else []


def number_of(person: Person, asked: Sequence[Inquiry]) -> str:
    """By what operators call a person's case: a reference, else the id of the import, else the name."""
    accepted = [one.reference for one in asked if one.state is State.ACCEPTED]
    others = [one.reference for one in asked]
    return next(iter([*accepted, *others]), None) or person.source_id or full_name(person.facts)


def photo_of(person: Person, asked: Sequence[Inquiry]) -> str:
    """The photo in the register, else one that a relative gave with an inquiry; empty without."""
    photos = [facts.get("photo", "") for facts in (person.facts, *(one.facts for one in asked))]
    return next(filter(None, photos), "")
