"""An inquiry as a reviewer sees it, and what came of accepting it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

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
        """Of whom it has to be said that it is somebody else before the person is new, as one number; 0 for nobody."""
        return self._mark(unknown=not self.compared)

    def were_shown(self, others: int) -> bool:
        """Whether all who have to be looked at are those that were shown; others: the doubts as they were then."""
        return others in (self.doubts, self._mark(unknown=True)) or not self.doubts

    def _mark(self, *, unknown: bool) -> int:
        """unknown: the register was not searched yet, so that there may be more."""
        rests_on = [*sorted(one.person_id or 0 for one in self.close), *(["?"] if unknown else [])]
        return int.from_bytes(sha256(json.dumps(rests_on).encode()).digest()[:7]) if rests_on else 0


@dataclass(frozen=True)
class Accepted:
    """linked: how many other inquiries are about the same person.

    told_too: a return of the person was verified before, and this relative will be told about it now.
    """

    inquiry: Inquiry
    linked: int
    told_too: bool
