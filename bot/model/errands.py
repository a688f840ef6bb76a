"""Relatives without Telegram, whom a person tells what others are written."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.model.inquiry import Inquiry
from bot.model.reader import Reader

LATER = (1, 4, 24)  # hours after which a relative may want to be called


@dataclass(frozen=True)
class ByPhone:
    """How it is told on the telephone.  asks: the inquiry that waits for an answer to it, which whoever calls notes.

    number: where else than at the number of the inquiry; not_by: the operator who is not to say it.
    """

    asks: int | None = None
    number: str = ""
    not_by: int | None = None


SIMPLY = ByPhone()


@dataclass(frozen=True)
class Errand:
    """html: what they would be written, without buttons.  asks: the inquiry that a question is about.

    number: the earlier number, of what is said there.
    """

    id: int
    kind: str
    listed_at: int
    html: Markup
    asks: int | None = None
    number: str = ""


@dataclass(frozen=True)
class Expected:
    """A relative who is to be called.  since: the oldest errand; taken_by: the operator who has them in hand."""

    chat_id: int
    since: int
    count: int
    taken_by: int | None


@dataclass(frozen=True)
class ExpectedView:
    """The same in a list.  by: who has them in hand; empty when nobody has.  mine: whoever looks has."""

    expected: Expected
    asked: Sequence[Inquiry]
    reader: Reader
    by: str
    mine: bool


@dataclass(frozen=True)
class ErrandsPage:
    """Some of those who are to be called, longest first.  count: all of them; number, of: which page this is."""

    shown: Sequence[ExpectedView]
    count: int
    number: int = 1
    of: int = 1


@dataclass(frozen=True)
class InHand:
    """A relative whom an operator calls now: who they are, with the number, and what is to be said."""

    chat_id: int
    asked: Sequence[Inquiry]
    reader: Reader
    errands: Sequence[Errand]
