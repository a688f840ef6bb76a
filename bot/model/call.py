"""A relative whom no message reaches and a person must tell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CallEntry:
    """Somebody whom a person must tell: the reason why no message did, and who has taken the call."""

    id: int
    notice_id: int
    inquiry_id: int
    reason: str
    listed_at: int
    taken_by: int | None
