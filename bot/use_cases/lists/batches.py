"""The second operator and a whole list: what was compared is to be verified, and what was verified can be stopped."""

from functools import partial

from bot.model.actor import Actor
from bot.model.likeness import Double
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.lists import batches as texts
from bot.use_cases.register import doubles
from bot.use_cases.returns import reports
from bot.use_cases.staff.staff import tell_stopped
from storage.lists import batches as going_on
from storage.lists import list_counts, proposals
from storage.queues import outbox
from storage.returns import reports as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction

NOBODYS_CHAT = 0  # it misses nobody: all of a list is counted


async def may_verify(tx: Transaction, actor: Actor, list_id: int) -> None:
    """Refused, with DECIDED, unless this operator has compared something of the list that still waits."""
    actor.needs(Right.VERIFY)
    if not await proposals.compared(tx, list_id, actor.id):
        raise Refused(Reason.DECIDED)


async def untold(tx: Transaction, actor: Actor, list_id: int) -> list[Double]:
    """Who looks like somebody whose return this operator would verify now, and whose relatives would not be told."""
    compared = await proposals.compared(tx, list_id, actor.id)
    returned = [(await stored.get(tx, row.report_id or 0)).person_id for row in compared]
    return [one for person in returned for one in await doubles.untold(tx, actor.operator.chat_id, person)]


async def stop(tx: Transaction, actor: Actor, list_id: int) -> None:
    """All that was verified of a list falls: what has not left does not leave, and all who may stop hear so.

    Refused, with TOO_LATE when nothing stands; an operator whose own family is all of it knows of none.
    """
    actor.needs(Right.STOP)
    standing = [await stored.verification(tx, one) for one in await stored.standing_of_list(tx, list_id)]
    relatives = [await operators.relatives(tx, one.person_id) for one in standing]
    if all(actor.id in family for family in relatives):
        raise Refused(Reason.TOO_LATE)
    await going_on.stop_of_list(tx, list_id, actor.now)
    knew = [(await reports.fall(tx, actor, one.id))[1] for one in standing]
    await audit.write(tx, actor.id, "stopped", "returned_list", list_id, actor.now)
    parts = list(zip(relatives, knew, strict=True))
    await tell_stopped(tx, actor, parts, partial(_stopped, actor.operator.name, list_id))


async def sum_up(tx: Transaction, notice_id: int, now: int) -> None:
    """When the last notice of a list has come to its end, the operators hear how many relatives know.

    Each without the own family; where nothing else is left, nothing.
    """
    list_id = await list_counts.of_notice(tx, notice_id)
    if list_id is None or (await list_counts.telling(tx, list_id, NOBODYS_CHAT)).on_the_way:
        return
    for operator in await operators.active(tx, Right.STOP):
        telling = await list_counts.telling(tx, list_id, operator.chat_id)
        total = telling.ended
        if total:
            said = texts.summary(list_id, telling)
            await outbox.put(tx, operator.chat_id, said, now, dedup=f"list/{list_id}/{total}/{operator.id}")


def _stopped(name: str, list_id: int, heard: list[int], second: bool) -> Message:
    return texts.stopped(name, list_id, len(heard), sum(heard), second=second)
