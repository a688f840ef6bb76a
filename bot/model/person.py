"""A person somebody looks for."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """facts are the answers of the registration that describe the person; held_by handles the case by hand (N4).

    case_id: the same in all records of one person that operators have joined; None when there is one only.
    """

    id: int
    facts: Mapping[str, str]
    held_by: int | None
    source_id: str | None = None
    registered_at: int = 0
    held_at: int | None = None
    case_id: int | None = None
