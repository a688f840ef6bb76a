"""A relative's own details, and what was changed in an inquiry."""

from collections.abc import Mapping
from dataclasses import dataclass

CHANGEABLE = {"own_name": "own_name", "own_phone": "phone"}
"""The forms that change something, and the field that each is about."""


@dataclass(frozen=True)
class Changed:
    """One change of one inquiry; field: the name of the answer."""

    inquiry_id: int
    field: str
    changed_at: int
    old: str
    new: str


@dataclass(frozen=True)
class OwnDetails:
    """facts: the answers of the newest open inquiry, none without one; consented_at: None without consent."""

    facts: Mapping[str, str]
    consented_at: int | None
