"""Relatives that no message reaches are called by a person; only the operator who takes the call sees the number."""

from bot.model.actor import Actor
from bot.model.call import CallView
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases.access import open_call
from bot.use_cases.wait import reminder_job
from storage.register import inquiries
from storage.returns import calls as stored
from storage.returns import follow_ups
from storage.staff import audit
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, actor: Actor) -> CallView | None:
    """The call that this operator has taken, else the oldest that nobody has; None when none waits.  Refused."""
    actor.needs(Right.CALL)
    call = await stored.oldest(tx, actor.id, actor.now)
    if call is None:
        return None
    return CallView(call, await inquiries.get(tx, call.inquiry_id), taken=call.taken_by == actor.id)


async def take(tx: Transaction, actor: Actor, call_id: int) -> None:
    """From now on it is this operator's call, and the number may be shown.  Refused."""
    call = await open_call(tx, actor, call_id)
    if not await stored.take(tx, call.id, actor.id, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took", "call", call.id, actor.now)


async def give_back(tx: Transaction, actor: Actor, call_id: int) -> None:
    """The relative was not reached; the next operator may try.  Refused.

    Also by who has become a relative since taking it: a call must not stay in their hands.
    """
    actor.needs(Right.CALL)
    if not await stored.give_back(tx, call_id, actor.id):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "gave back", "call", call_id, actor.now)


async def told(tx: Transaction, actor: Actor, call_id: int) -> None:
    """The relative has been told by telephone, by the operator who took the call.  Refused."""
    await open_call(tx, actor, call_id)
    if not await stored.told(tx, call_id, actor.id, actor.now):
        raise Refused(Reason.CHANGED)
    await reminder_job.rest_after_telling(tx, await stored.chat_of(tx, call_id), actor.now)
    await follow_ups.begin_after_call(tx, call_id, actor.now)
    await audit.write(tx, actor.id, "told", "call", call_id, actor.now)
