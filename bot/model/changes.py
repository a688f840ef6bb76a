"""What a relative has changed in the own details."""

from dataclasses import dataclass

CHANGEABLE = {"own_name": "own_name", "own_phone": "phone"}
"""The forms that change something, and the field that each is about."""


@dataclass(frozen=True)
class Changed:
    """One change of one inquiry; field: own_name or phone."""

    inquiry_id: int
    field: str
    changed_at: int
    old: str
    new: str
