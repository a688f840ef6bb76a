"""An inquiry as a reviewer sees it, and what came of accepting it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry
from bot.model.likeness import Alike
from bot.model.reader import Reader
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
    reader: Reader

    @property
    def close(self) -> list[Alike]:
        """Who in the register looks like the same person."""
        return [one for one in self.alike if one.close and one.person_id is not None]

    @property
    def doubts(self) -> int:
        """For how many it has to be said that it is somebody else before the person is new; one for the unknown."""
        return len(self.close) + (not self.compared)


@dataclass(frozen=True)
class Accepted:
    """linked: how many other inquiries are about the same person.

    told_too: a return of the person was verified before, and this relative will be told about it now.
    """

    inquiry: Inquiry
    linked: int
    told_too: bool
