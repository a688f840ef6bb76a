"""Families that wait for an answer, and a talk whole, as operators see them at the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry
from bot.model.reader import Reader


@dataclass(frozen=True)
class WaitingTalk:
    """A family that has written, and what of it nobody has read, oldest first.  mine: the reader has it in hand."""

    unread: Sequence[Words]
    about: Sequence[Inquiry]
    mine: bool

    @property
    def since(self) -> int:
        """Since when it waits."""
        return self.unread[0].sent_at

    @property
    def cannot_wait(self) -> bool:
        """Whether it may be about despair, a demand or the like."""
        return any(one.cannot_wait for one in self.unread)


@dataclass(frozen=True)
class TalksPage:
    """Some of those that wait, longest first.  count: all of them; number, of: which page this is."""

    shown: Sequence[WaitingTalk]
    count: int
    number: int = 1
    of: int = 1


@dataclass(frozen=True)
class WholeTalk:
    """All that was said with one family.  unread: the newest letter that nobody has read, or 0.

    unread_from: the oldest such letter, or 0.
    about: all that the family asks; mine: the reader has the talk in hand; names: of all operators, by their ids.
    """

    said: Sequence[Words]
    unread: int
    unread_from: int
    about: Sequence[Inquiry]
    mine: bool
    reader: Reader
    names: Mapping[int, str]

    @property
    def newest(self) -> int:
        """What was said last."""
        return self.said[-1].id
