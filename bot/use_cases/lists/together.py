"""Verifying what one operator has compared of a list, in pieces: a long list must not keep everybody else waiting."""

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.hold import hold_for
from bot.model.list_views import VerifiedTogether
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.lists import batches as texts
from bot.use_cases.returns import reports
from storage.lists import batches, proposals
from storage.lists.batches import Batch
from storage.queues import outbox
from storage.returns import reports as stored
from storage.staff import operators
from storage.store.transaction import Transaction

NOBODYS_CHAT = 0  # it misses nobody: all of a batch is counted
PIECE = 50  # rows in one transaction: some hundredths of a second


async def verify(tx: Transaction, actor: Actor, list_id: int, statement: str) -> None:
    """Two operators stand for all that this one has compared; the first piece at once, the others follow.

    What stands against one does not stop the others.  Refused, with DECIDED when none can be verified.
    """
    actor.needs(Right.VERIFY)
    compared = await proposals.compared(tx, list_id, actor.id)
    await _one_can_be_verified(tx, actor, [row.report_id or 0 for row in compared])
    batch_id = await batches.begin(tx, list_id, actor.id, statement, actor.now)
    await batches.take(tx, batch_id, [row.id for row in compared])
    await go_on(tx, actor.org, batch_id, actor.now)


async def go_on(tx: Transaction, org: OrgConfig, batch_id: int, now: int) -> bool:
    """Verifies the next piece of a batch; whether there is more.

    Operators hear about it with the first piece, before anybody is told, and of the numbers with the last.
    """
    batch = await batches.open_one(tx, batch_id)
    if batch is None:
        return False
    actor = Actor(await operators.get(tx, batch.operator_id), org, now)
    is_first, more = await _verify_piece(tx, actor, batch)
    if is_first or not more:
        await _tell(tx, actor, batch_id, is_over=not more)
    return more


async def _one_can_be_verified(tx: Transaction, actor: Actor, report_ids: list[int]) -> None:
    for report_id in report_ids:
        try:
            await reports.may_decide(tx, actor, report_id)
        except Refused:
            continue
        return
    raise Refused(Reason.DECIDED)


async def _verify_piece(tx: Transaction, actor: Actor, batch: Batch) -> tuple[bool, bool]:
    """Whether these are the first that were verified, and whether there is more."""
    if not await operators.is_active(tx, actor.id):  # removed since; whoever was, stands for nothing any more
        await batches.stop(tx, batch.id, actor.now)
        return False, False
    is_first = await _vouch(tx, actor, batch)
    more = bool(await batches.to_be_verified(tx, batch.id, 1))
    if not more:
        await batches.end(tx, batch.id, actor.now)
    return is_first, more


async def _vouch(tx: Transaction, actor: Actor, batch: Batch) -> bool:
    verified, people = [], await batches.size(tx, batch.id, NOBODYS_CHAT)
    for row_id, report_id in await batches.to_be_verified(tx, batch.id, PIECE):
        try:
            verified.append((await reports.vouch(tx, actor, report_id, batch.statement, people)).id)
        except Refused:
            await batches.leave_out(tx, batch.id, row_id)
    if not verified:
        return False
    first = batch.announced_with or verified[0]
    await stored.announce_together(tx, verified, first)
    await batches.announce(tx, batch.id, first)
    return batch.announced_with is None


async def _tell(tx: Transaction, actor: Actor, batch_id: int, *, is_over: bool) -> None:
    """Each operator who may stop it hears about what is not about the own family; of nothing else, nothing."""
    batch = await batches.get(tx, batch_id)
    for operator in await operators.active(tx, Right.STOP):
        message = await _worded(tx, actor, batch, operator, is_over=is_over)
        if message is not None:
            await outbox.put(tx, operator.chat_id, message, actor.now, verification_id=batch.announced_with)


async def _worded(tx: Transaction, actor: Actor, batch: Batch, operator: Operator, *, is_over: bool) -> Message | None:
    counted = batches.verified if is_over else batches.size
    count = await counted(tx, batch.id, operator.chat_id)
    if not count:
        return None
    if not is_over:
        return texts.being_verified(batch.list_id, actor.operator.name, count)
    told = await batches.told(tx, batch.id, operator.chat_id)
    people = await batches.size(tx, batch.id, NOBODYS_CHAT)
    hold = hold_for(actor.org.notice_hold, people)
    first = batch.begun_at + hold  # when the first of them leave; long ago if it went on after an interruption
    release_at = first if first > actor.now else actor.now + hold
    done = VerifiedTogether(batch.list_id, actor.operator.name, count, batch.left_out, release_at, told)
    return texts.verified(actor.org, done)
