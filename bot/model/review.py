"""An inquiry as a reviewer sees it, and what came of accepting it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry
from bot.model.likeness import Alike
from bot.model.returned import ListRow


@dataclass(frozen=True)
class ReviewView:
    """An inquiry, the talk about it, who else it may be about, and the rows of lists that may be the same person.

    listed: a row, and how each field agrees.  compared: whether the register was searched for the person already.
    """

    inquiry: Inquiry
    said: Sequence[Words]
    alike: Sequence[Alike]
    listed: Sequence[tuple[ListRow, Mapping[str, str]]]
    changed: Sequence[Changed]
    compared: bool


@dataclass(frozen=True)
class Accepted:
    """linked: how many other inquiries are about the same person.

    told_too: a return of the person was verified before, and this relative will be told of it now.
    """

    inquiry: Inquiry
    linked: int
    told_too: bool
