"""The operators' menu: what waits."""

from bot.model.actor import Actor
from bot.model.waiting import Waiting
from bot.use_cases.register import doubles
from bot.use_cases.staff.staff import count_meetings
from storage.queues import errands, release
from storage.register import holds, in_review, talks
from storage.returns import calls, reports, telling
from storage.staff import lockdowns
from storage.store.transaction import Transaction
from storage.updates import broadcasts


async def waiting(tx: Transaction, actor: Actor) -> Waiting:
    """How much waits for this operator; what may concern the own family is not even counted (N1)."""
    return Waiting(
        inquiries=await in_review.waiting(tx, actor.id, actor.now),
        messages=await talks.count_waiting(tx, actor.operator, actor.now),
        meetings=await count_meetings(tx, actor.operator, actor.now),
        reports=await reports.count_open(tx, actor.operator.chat_id),
        pairs=await doubles.count(tx, actor),
        calls=await calls.waiting(tx, actor.id, actor.now) + (await errands.pile(tx, actor.operator, actor.now)).count,
        held=await holds.count(tx, actor.id),
        updates=await broadcasts.proposed(tx, actor.id),
        telling=await telling.lately(tx, actor.operator.chat_id, actor.now),
        locked=await lockdowns.is_on(tx),
        unheard=await release.unheard(tx, actor.operator.chat_id, actor.now - release.WEEK),
    )
