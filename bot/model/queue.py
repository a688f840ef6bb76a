"""The queue of inquiries that wait for their review, as operators see it at the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.inquiry import Inquiry


class Sort(StrEnum):
    """Which inquiries are shown.  alike: somebody looks like the same person; answered: a question was asked before."""

    ALL = "all"
    CHILD = "child"
    ALIKE = "alike"
    ANSWERED = "answered"


@dataclass(frozen=True)
class InHand:
    """Who works on something at present.  until: when it is anybody's again; mine: it is the reader."""

    name: str
    until: int
    mine: bool


@dataclass(frozen=True)
class Waiting:
    """One inquiry of the queue.  in_hand: None while anybody may take it."""

    inquiry: Inquiry
    in_hand: InHand | None
    alike: bool
    answered: bool


@dataclass(frozen=True)
class QueuePage:
    """Some of the queue, those that wait longest first.

    counts: how many there are of each sort, without the own family; number, of: which page this is.
    """

    shown: Sequence[Waiting]
    sort: Sort
    counts: Mapping[Sort, int]
    number: int = 1
    of: int = 1
