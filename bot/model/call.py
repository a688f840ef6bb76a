"""A relative whom no message reaches, or who has not read one, and whom a person must tell."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.i18n import Language
from bot.model.inquiry import Inquiry


@dataclass(frozen=True)
class CallEntry:
    """Somebody whom a person must tell; sort: of a return or a correction; reason: why no message did.

    zone: the name of the time zone that the relative has chosen.
    """

    id: int
    notice_id: int
    inquiry_id: int
    sort: str
    reason: str
    taken_by: int | None
    chat_id: int
    zone: str | None


@dataclass(frozen=True)
class CallView:
    """A call and the inquiry it is about.  taken: by the operator who looks, and so the number is shown.

    language: in which the relative reads.  now: the present time, to be shown where they live.  night_until: the end of
    the quiet hours there, if they are on.
    """

    entry: CallEntry
    inquiry: Inquiry
    taken: bool
    language: Language
    zone: ZoneInfo
    now: int
    night_until: int | None
