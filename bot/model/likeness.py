"""Whom an inquiry may be about as well: somebody in the register, or whoever another inquiry in review is about."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.model.inquiry import State

T = TypeVar("T")


@dataclass(frozen=True)
class Likeness:
    """person_id is None as long as nobody has accepted the other inquiry; fields say how each field agrees."""

    person_id: int | None
    inquiry_id: int | None
    score: float
    fields: Mapping[str, str]
    verdict: str

    @property
    def is_close(self) -> bool:
        """It looks like the same person: by the verdict, or because every field that both have is the same."""
        return self.verdict in ("sure", "likely") or {*self.fields.values()} - {"blank"} == {"match"}


@dataclass(frozen=True)
class Alike:
    """A likeness as a reviewer sees it; number: a reference, or the id of an import; relatives: how many ask.

    close: it looks like the same person.  returned: a return of theirs was verified and stands.
    state: of the inquiry, where it belongs to nobody in the register.
    """

    person_id: int | None
    number: str
    facts: Mapping[str, str]
    fields: Mapping[str, str]
    relatives: int
    close: bool
    returned: bool = False
    state: State | None = None


def asked_first(found: Sequence[T], relatives: Callable[[T], int], equal: Callable[[T], Hashable]) -> list[T]:
    """Among equals those whom relatives ask about come first: of two records of one person, theirs are to be told."""
    places: dict[Hashable, list[int]] = {}
    for place, one in enumerate(found):
        places.setdefault(equal(one), []).append(place)
    ordered = list(found)
    for those in places.values():
        asked = sorted((found[place] for place in those), key=lambda one: not relatives(one))
        for place, one in zip(those, asked, strict=True):
            ordered[place] = one
    return ordered


@dataclass(frozen=True)
class Double:
    """Somebody else in the register who looks like the same person.

    number: a reference, or the id of an import; untold: the references of the accepted inquiries about them whose
    relatives would not be told about a return that is verified for the first.
    """

    person_id: int
    number: str
    facts: Mapping[str, str]
    fields: Mapping[str, str]
    untold: Sequence[str]
