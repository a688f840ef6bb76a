"""A relative whom no message reaches, or who has not read one, and whom a person must tell."""

from dataclasses import dataclass

from bot.model.inquiry import Inquiry
from bot.model.reader import Reader


@dataclass(frozen=True)
class CallEntry:
    """Somebody whom a person must tell; sort: of a return or a correction; reason: why no message did."""

    id: int
    notice_id: int
    inquiry_id: int
    sort: str
    reason: str
    taken_by: int | None
    chat_id: int


@dataclass(frozen=True)
class CallView:
    """A call and the inquiry it is about.  taken: by the operator who looks, and so the number is shown."""

    entry: CallEntry
    inquiry: Inquiry
    taken: bool
    reader: Reader
