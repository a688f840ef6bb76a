"""What an operator is told at the desk, where no chat says it to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Announcement:
    """html: what was said; empty when somebody changed it past this bot.  ways: its buttons, each (label, press).

    person_id, inquiry_id: whom it is about, if anybody.
    """

    id: int
    said_at: int
    read_at: int | None
    html: Markup
    ways: Sequence[tuple[str, str]]
    person_id: int | None = None
    inquiry_id: int | None = None


@dataclass(frozen=True)
class Announced:
    """A page of them, the newest first.  unread: how many there are; older: before which id the next page begins."""

    shown: Sequence[Announcement]
    unread: int
    older: int | None
