"""Relatives that no message reaches are called by a person; only the operator who takes the call sees the number."""

from dataclasses import replace

from bot.model.actor import Actor
from bot.model.call import CallEntry, CallView
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.use_cases import looks
from bot.use_cases.access import not_locked, open_call
from bot.use_cases.register import coming_back, readers
from bot.use_cases.returns import corrections
from bot.use_cases.staff import cleaning
from bot.use_cases.wait import reminder_job
from storage.register import inquiries
from storage.returns import calls as stored
from storage.returns import follow_ups
from storage.staff import audit, lockdowns, operators
from storage.store.transaction import Transaction


async def oldest(tx: Transaction, actor: Actor) -> CallView | None:
    """The call that this operator has taken, else the oldest that nobody has; None when none waits.  Refused.

    Where it is day goes first: who lives in another part of the world is not woken.  The look is kept.
    """
    actor.needs(Right.CALL)
    found = [await _view(tx, actor, call) for call in await stored.offered(tx, actor.id, actor.now)]
    by_day = [one for one in found if one.taken or one.reader.night_until is None]
    shown = next(iter(by_day or found), None)
    if shown:
        await looks.keep(tx, actor, "viewed", "call", shown.entry.id)
    return shown


async def every(tx: Transaction, actor: Actor) -> list[CallView]:
    """All who have to be called: what this operator has taken, then where it is day, the oldest first.  Refused.

    No number is among them, and of whoever a colleague has taken only who that is.  The look is kept.
    """
    actor.needs(Right.CALL)
    names = await operators.names(tx)
    entries = await stored.offered(tx, actor.id, actor.now, of_others=True)
    found = [await _view(tx, actor, one) for one in entries]
    await looks.keep_page(tx, actor, "call", [one.entry.id for one in found])
    named = [replace(one, by="" if one.taken else names.get(one.entry.taken_by or 0, "")) for one in found]
    return sorted(named, key=lambda one: (not one.taken, bool(one.by), one.reader.night_until is not None))


async def look(tx: Transaction, actor: Actor, call_id: int) -> CallView:
    """One of them; the look is kept.  Refused, with IN_OTHER_HANDS when a colleague has taken or made it."""
    call = await open_call(tx, actor, call_id)
    if call.told_at is not None or call.taken_by not in (None, actor.id):
        raise Refused(Reason.IN_OTHER_HANDS)
    await looks.keep(tx, actor, "viewed", "call", call.id)
    return await _view(tx, actor, call)


async def _view(tx: Transaction, actor: Actor, call: CallEntry) -> CallView:
    inquiry = await inquiries.get(tx, call.inquiry_id)
    reader, locked = await readers.of_chat(tx, actor, call.chat_id), await lockdowns.is_on(tx)
    return CallView(call, inquiry, call.taken_by == actor.id, reader, locked=locked)


async def take(tx: Transaction, actor: Actor, call_id: int) -> None:
    """From now on it is this operator's call, and the number may be shown.  Refused."""
    call = await open_call(tx, actor, call_id)
    await not_locked(tx)  # a call tells as much as a notice
    if call.withdrawn or call.rests:
        raise Refused(Reason.WITHDRAWN if call.withdrawn else Reason.CALL_RESTS)
    if not await stored.take(tx, call.id, actor.id, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took", "call", call.id, actor.now)


async def give_back(tx: Transaction, actor: Actor, call_id: int) -> bool:
    """The relative was not reached; the next operator may try.  False when the return was withdrawn.  Refused.

    Also by who has become a relative since taking it: a call must not stay in their hands.
    """
    actor.needs(Right.CALL)
    call = await stored.find(tx, call_id)
    if call is None:
        raise Refused(Reason.NO_CALL)
    if not await stored.give_back(tx, call_id, actor.id):
        raise Refused(Reason.CHANGED)
    await cleaning.delete_calls(tx, [call_id], actor.now)
    await coming_back.call_given_back(tx, actor.org, call.chat_id, actor.now)
    await audit.write(tx, actor.id, "gave back", "call", call_id, actor.now)
    return not call.withdrawn


async def told(tx: Transaction, actor: Actor, call_id: int) -> bool:
    """The relative has been told by phone, by the operator who took the call.  Refused.

    False when the return had been withdrawn: a correction is for them too (bot/use_cases/returns/corrections.py).
    """
    call = await open_call(tx, actor, call_id)
    if not await stored.told(tx, call_id, actor.id, actor.now):
        raise Refused(Reason.CHANGED)
    await cleaning.delete_calls(tx, [call_id], actor.now)
    await audit.write(tx, actor.id, "told", "call", call_id, actor.now)
    if call.withdrawn:
        await corrections.told_late(tx, call, actor.now)
        return False
    await reminder_job.rest_after_telling(tx, call.chat_id, actor.now)
    await follow_ups.begin_after_call(tx, call_id, actor.now)
    return True


async def lay_down_all(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> None:
    """What somebody had in hand whose rights have gone is for others; nobody knows whether they told any of it."""
    in_hand = await stored.in_hands_of(tx, operator_id)
    await cleaning.delete_calls(tx, [call.id for call in in_hand], now)
    await stored.give_back_of(tx, operator_id, now)
    for call in in_hand:
        if call.withdrawn:
            await corrections.perhaps_told(tx, call, now)
    for chat_id in {call.chat_id for call in in_hand}:
        await coming_back.call_given_back(tx, org, chat_id, now)
