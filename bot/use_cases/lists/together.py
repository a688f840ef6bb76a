"""Verifying what one operator has compared of a list, in pieces.

Nobody begins it who was shown other relatives than would be told (AudienceOfList).  Whoever is accepted after that, or
while it goes on, is told too, as after every verification: who accepts them sees it, and has the pause to bar them.
"""

from collections.abc import Sequence

from bot.model.act import Act, Extent, NeedsFactor
from bot.model.actor import Actor
from bot.model.batch import Batch, Deed
from bot.model.hold import hold_for
from bot.model.list_views import AudienceOfList, VerifiedTogether
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.lists import batches as texts
from bot.use_cases.access import confirms
from bot.use_cases.lists import pieces
from bot.use_cases.lists.batches import not_forged
from bot.use_cases.lists.pieces import Way
from bot.use_cases.returns import notices, reports
from storage.lists import batches, bound_rows, proposals
from storage.queues import outbox
from storage.register import kin
from storage.returns import reports as stored
from storage.staff import operators
from storage.store.transaction import Transaction

NOBODYS_CHAT = 0  # it misses nobody: all of a batch is counted
LOOKED_AT = 25  # before it begins: whoever may verify none of so few is told so at once


async def verify(tx: Transaction, actor: Actor, list_id: int, statement: str, shown: str | None = None) -> None:
    """Two operators stand for all that this one has compared; the first piece at once, the others follow.

    What stands against one does not stop the others.  Exactly these are confirmed: with one more they are asked again.
    shown: which relatives would be told when it was looked at (AudienceOfList.whom).
    Refused, with DECIDED when none can be verified, with FORGED when it was said past the bot what they compared, with
    NOT_AS_SHOWN, before anything is written, when somebody else would be told by now.
    """
    actor.needs(Right.VERIFY)
    report_ids = await proposals.compared(tx, list_id, actor.id)
    await not_forged(tx, actor, list_id)
    await _one_can_be_verified(tx, actor, report_ids[:LOOKED_AT])
    audience = await notices.audience_of_list(tx, list_id, actor.id)
    if shown is not None and shown != audience.whom:
        raise Refused(Reason.NOT_AS_SHOWN)
    await _confirmed(tx, actor, list_id, audience, statement, report_ids)
    batch_id = await batches.begin(
        tx, Deed.VERIFY, list_id, actor.id, actor.now, statement=statement, confirmed=actor.confirmation
    )
    await bound_rows.bind(tx, batch_id, await proposals.take_compared(tx, list_id, actor.id, batch_id))
    await pieces.first(tx, actor, batch_id, WAY)


async def _confirmed(
    tx: Transaction, actor: Actor, list_id: int, audience: AudienceOfList, statement: str, report_ids: list[int]
) -> None:
    try:
        await confirms(tx, actor, Act.VERIFY_LIST, list_id, statement, audience.whom, *report_ids)
    except NeedsFactor as needed:
        raise needed.about(Extent(audience.returns, audience.told.total())) from None


async def _one_can_be_verified(tx: Transaction, actor: Actor, report_ids: list[int]) -> None:
    for report_id in report_ids:
        try:
            await reports.may_decide(tx, actor, report_id)
        except Refused:
            continue
        return
    if len(report_ids) < LOOKED_AT:
        raise Refused(Reason.DECIDED)


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[tuple[int, int]]:
    return await batches.to_be_verified(tx, batch.id, limit)


async def _vouch(tx: Transaction, actor: Actor, batch: Batch, rows: Sequence[tuple[int, int]]) -> None:
    verified, people = [], await batches.size(tx, batch.id, NOBODYS_CHAT)
    for row_id, report_id in rows:
        try:
            verified.append((await reports.vouch(tx, actor, report_id, batch.statement, people)).id)
        except Refused:
            await batches.leave_out(tx, batch.id, row_id)
    if verified:
        first = batch.announced_with or verified[0]
        await stored.announce_together(tx, verified, first)
        await batches.announce(tx, batch.id, first)


async def _tell(tx: Transaction, actor: Actor, before: Batch, batch: Batch, more: bool) -> None:
    """Operators hear about it with the first that are verified, before anybody is told, and of the numbers in the end.

    Each who may stop it hears about what is not about the own family; of nothing else, nothing.
    """
    is_first = before.announced_with is None and batch.announced_with is not None
    if more and not is_first:
        return
    alike: dict[int, Message | None] = {}  # whoever misses nobody reads the same
    for operator in await operators.active(tx, Right.STOP):
        chat = await kin.or_nobodys(tx, operator.chat_id)
        if chat not in alike:
            alike[chat] = await _worded(tx, actor, batch, chat, is_over=not more)
        if (message := alike[chat]) is not None:
            await outbox.put(tx, operator.chat_id, message, actor.now, verification_id=batch.announced_with)


async def _worded(tx: Transaction, actor: Actor, batch: Batch, chat: int, *, is_over: bool) -> Message | None:
    counted = batches.verified if is_over else batches.size
    count = await counted(tx, batch.id, chat)
    if not count:
        return None
    if not is_over:
        return texts.being_verified(batch.list_id, actor.operator.name, count)
    told = await batches.told(tx, batch.id, chat)
    people = await batches.size(tx, batch.id, NOBODYS_CHAT)
    hold = hold_for(actor.org.notice_hold, people)
    first = batch.begun_at + hold  # when the first of them leave; long ago if it went on after an interruption
    release_at = first if first > actor.now else actor.now + hold
    done = VerifiedTogether(batch.list_id, actor.operator.name, count, batch.left_out, release_at, told)
    return texts.verified(actor.org, done)


WAY = Way(_left, _vouch, _tell)
