"""Operators hear what waits: each morning all of it, in between what has waited too long.  The row moves first."""

from bot.model.chat import Operator
from bot.model.digest import SELDOM, DigestKind, Waiting, is_morning, too_long
from bot.model.message import Message
from bot.model.quiet_hours import QuietHours
from bot.model.rights import Right, may
from bot.settings import OrgConfig
from bot.texts.wait import digests as texts
from bot.use_cases.staff import staff
from storage.queues import errands, outbox
from storage.register import in_review, talks
from storage.returns import calls as stored_calls
from storage.staff import operators
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import digests

RIGHTS = {DigestKind.INQUIRIES: Right.REVIEW, DigestKind.LETTERS: Right.REVIEW, DigestKind.RETURNS: Right.VERIFY}


async def send_digests(tx: Transaction, lease: Lease, org: OrgConfig, now: int) -> None:
    """Tells whoever can do something about it what waits; by day only.  LeaseLost."""
    await hold(tx, lease)
    if QuietHours(*org.quiet_hours).over_at(org.timezone, now) is not None:
        return
    last = await digests.last(tx)
    if is_morning(org.quiet_hours[1], org.timezone, last[DigestKind.MORNING], now):
        await _morning(tx, org, last, now)
        return
    for sort in too_long(org.review_days):
        if now - last[sort] >= SELDOM:
            await _too_long(tx, org, sort, last[sort], now)


async def _morning(tx: Transaction, org: OrgConfig, last: dict[DigestKind, int], now: int) -> None:
    for sort, seen in last.items():  # what the summary says is not said once more an hour later
        if not await digests.move(tx, sort, seen, now):
            return
    for operator in await operators.active(tx):
        work = await waiting(tx, org, operator, now)
        if not work.nothing:
            await outbox.put(tx, operator.chat_id, texts.morning(org, work), now)


async def _too_long(tx: Transaction, org: OrgConfig, sort: DigestKind, seen: int, now: int) -> None:
    """Tells of something only when more has come to wait too long since the last time."""
    told: list[tuple[Operator, int]] = []
    for operator in await operators.active(tx, RIGHTS[sort]):
        late = await _late(tx, org, sort, operator, now, now)
        if late > await _late(tx, org, sort, operator, now, seen):
            told.append((operator, late))
    if told and await digests.move(tx, sort, seen, now):
        for operator, late in told:
            await outbox.put(tx, operator.chat_id, _said(org, sort, late), now)


async def _late(tx: Transaction, org: OrgConfig, sort: DigestKind, operator: Operator, now: int, moment: int) -> int:
    """How much of what waits now had waited too long at that moment already."""
    before = moment - too_long(org.review_days)[sort]
    if sort is DigestKind.INQUIRIES:
        return await in_review.unseen(tx, operator.id, now, before)
    if sort is DigestKind.RETURNS:
        return await digests.to_verify(tx, operator, before)
    return await talks.count_waiting(tx, operator, now, before=before)


async def waiting(tx: Transaction, org: OrgConfig, operator: Operator, now: int) -> Waiting:
    """What waits that this operator has the right to do something about."""
    asked = (Right.REVIEW, Right.VERIFY, Right.CALL, Right.REPORT)
    reviews, verifies, calls, reports = (may(operator.role, right) for right in asked)
    return Waiting(
        inquiries=await in_review.waiting(tx, operator.id, now) if reviews else 0,
        late_inquiries=await _late(tx, org, DigestKind.INQUIRIES, operator, now, now) if reviews else 0,
        letters=await talks.count_waiting(tx, operator, now) if reviews else 0,
        late_letters=await _late(tx, org, DigestKind.LETTERS, operator, now, now) if reviews else 0,
        returns=await digests.to_verify(tx, operator, now) if verifies else 0,
        calls=await _to_be_called(tx, operator, now) if calls else 0,
        meetings=await staff.count_meetings(tx, operator, now) if reports else 0,
    )


def _said(org: OrgConfig, sort: DigestKind, late: int) -> Message:
    texts_of = {
        DigestKind.INQUIRIES: texts.inquiries,
        DigestKind.LETTERS: texts.letters,
        DigestKind.RETURNS: texts.returns,
    }
    return texts_of[sort](org, late)


async def _to_be_called(tx: Transaction, operator: Operator, now: int) -> int:
    """Relatives to be told of a return, and those without Telegram who are to be told or asked something else."""
    return await stored_calls.waiting(tx, operator.id, now) + (await errands.pile(tx, operator, now)).count
