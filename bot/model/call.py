"""A relative whom no message reaches, or who has not read one, and whom a person must tell."""

from dataclasses import dataclass

from bot.model.inquiry import Inquiry
from bot.model.reader import Reader


@dataclass(frozen=True)
class CallEntry:
    """Somebody whom a person must tell; sort: of a return or a correction; reason: why no message did.

    listed_at: since when; told_at: when a person did.  withdrawn: the return is not verified any more.  rests: a person
    handles the case, or this relative is not to be told.
    """

    id: int
    notice_id: int
    verification_id: int
    inquiry_id: int
    sort: str
    reason: str
    taken_by: int | None
    chat_id: int
    listed_at: int
    told_at: int | None
    withdrawn: bool
    rests: bool


@dataclass(frozen=True)
class CallView:
    """A call and the inquiry it is about.  taken: by the operator who looks, and so the number is shown.

    by: the colleague who has taken it, by name.  locked: nobody is told anything until the lockdown is lifted.
    """

    entry: CallEntry
    inquiry: Inquiry
    taken: bool
    reader: Reader
    by: str = ""
    locked: bool = False

    @property
    def is_told(self) -> bool:
        """Whether this operator may tell it at this moment, and so sees the number and what to say."""
        return self.taken and not self.locked and not self.entry.withdrawn and not self.entry.rests
