"""The new number of a relative without Telegram: what one operator has noted and another one confirms."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.inquiry import Inquiry


@dataclass(frozen=True)
class NewNumber:
    """phone: in E.164 form.  asked_by: the operator who has noted it."""

    chat_id: int
    asked_by: int
    asked_at: int
    phone: str


@dataclass(frozen=True)
class NewNumberView:
    """The same as an operator sees it.  inquiry: one of the relative's; by: who noted it; mine: whoever looks did."""

    number: NewNumber
    inquiry: Inquiry
    by: str
    mine: bool


class AtOldNumber(StrEnum):
    """What came of the call to the old number."""

    TOLD = "told"
    NOBODY = "nobody"  # it is out of use, or somebody else's by now
    DENIED = "denied"  # the relative has changed nothing
