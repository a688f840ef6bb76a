"""A page with an inquiry by phone is sent twice: a double press, a lost connection, the way back to mend an answer.

It is one inquiry, and no word of either is lost.
"""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.inquiry import Inquiry
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases.register import amending, new_number, taking_down
from bot.use_cases.register.registering import Received
from bot.use_cases.rights import details
from storage.register import chats, in_review
from storage.staff import audit
from storage.store.transaction import Transaction


async def again(tx: Transaction, actor: Actor, form: str, facts: Mapping[str, str]) -> Received | None:
    """What this operator has filled in on that page, with whatever differs now; None when it was not sent before.

    Another number waits for a second operator.  Refused, with SENT_BEFORE where who is missed is of another category:
    that decides what was asked.
    """
    actor.needs(Right.REVIEW)
    before = await in_review.taken_down_with(tx, actor.id, form) if form else None
    if before is None:
        return None
    inquiry, _reader = await taking_down.view(tx, actor, before.id)
    if facts["category"] != inquiry.facts["category"]:
        raise Refused(Reason.SENT_BEFORE)
    if await _is_mended(tx, actor, inquiry, facts):
        await audit.write(tx, actor.id, "mended", "inquiry", inquiry.id, actor.now)
    if facts["phone"] != inquiry.facts["phone"]:
        await new_number.note(tx, actor, inquiry.id, facts["phone"])
    return Received(inquiry.id, inquiry.reference)


async def _is_mended(tx: Transaction, actor: Actor, inquiry: Inquiry, facts: Mapping[str, str]) -> bool:
    """As a family mends an answer; whether anything differed."""
    chat, own_name = await chats.get(tx, inquiry.chat_id), {"own_name": facts["own_name"]}
    mended = await amending.amend(tx, chat, inquiry, facts, actor.now)
    return await details.change(tx, chat, "own_name", own_name, actor.now) or mended
