"""Whom an inquiry may be about as well: somebody in the register, or whoever another inquiry in review is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Likeness:
    """person_id is None as long as nobody has accepted the other inquiry; fields say how each field agrees."""

    person_id: int | None
    inquiry_id: int | None
    score: float
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Alike:
    """A likeness as a reviewer sees it; number: a reference, or the id of an import; relatives: how many ask."""

    person_id: int | None
    number: str
    facts: Mapping[str, str]
    fields: Mapping[str, str]
    relatives: int
