"""What an operator decided last about an inquiry: said on the pages of the queue, with the way back if there is one."""

from dataclasses import dataclass

from bot.model.actor import Actor
from bot.model.inquiry import Inquiry, State
from bot.model.refused import Refused
from bot.model.rights import Right, may
from bot.use_cases.access import open_inquiry
from storage.register import in_review
from storage.staff import looking_back
from storage.store.transaction import RowMissing, Transaction

SHOWN_FOR = 30 * 60  # seconds


@dataclass(frozen=True)
class LastDeed:
    """action: as in the history.  undo: what takes it back, empty where the family has been told already."""

    inquiry: Inquiry
    action: str
    at: int
    undo: str


async def lately(tx: Transaction, actor: Actor) -> LastDeed | None:
    """The last one of the past half an hour; None when there is none, or this operator may not see it any more."""
    if not may(actor.operator.role, Right.REVIEW):
        return None
    row = await looking_back.last_about_an_inquiry(tx, actor.id, actor.now - SHOWN_FOR)
    if row is None:
        return None
    try:
        inquiry = await open_inquiry(tx, actor, row["subject_id"], Right.REVIEW)
    except (Refused, RowMissing):
        return None
    return LastDeed(inquiry, row["action"], row["at"], await _undo(tx, actor, inquiry, row["action"]))


async def _undo(tx: Transaction, actor: Actor, inquiry: Inquiry, action: str) -> str:
    """A declined inquiry is put back, one that was put back is taken again while nobody else has it."""
    if action == "declined" and inquiry.state is State.DECLINED:
        return "reopen"
    if action == "gave back" and inquiry.state is State.RECEIVED:
        held = await in_review.held(tx, inquiry.id)
        return "take" if held["reviewer_id"] is None or (held["reviewer_until"] or 0) <= actor.now else ""
    return ""
