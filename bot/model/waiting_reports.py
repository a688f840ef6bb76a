"""The reports of returns that wait for a second operator, as /returns shows them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Single:
    """A report that came of no list.  number: the reference of the case, else the id of the import, if there is one.

    own: whoever looks has made it.
    """

    report_id: int
    name: str
    number: str
    own: bool


@dataclass(frozen=True)
class OfList:
    """The proposals of a list that wait.  others: how many of them the reader has not made."""

    list_id: int
    name: str
    count: int
    others: int


@dataclass(frozen=True)
class WaitingPage:
    """Some of what waits; single reports come before lists.  number, of: which page this is, from 1, and of how many.

    singles, proposals: how many wait in all.  decides: whether the reader may be a second operator.
    """

    shown: Sequence[Single | OfList]
    singles: int
    proposals: int
    number: int
    of: int
    decides: bool
