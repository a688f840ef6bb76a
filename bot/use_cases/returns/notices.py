"""Notices of a verified return: who is entitled; each of them is told or stands on the call list (N1, N2, N3)."""

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256

from bot.i18n import Language
from bot.model.case import number_of
from bot.model.inquiry import Inquiry
from bot.model.list_views import AudienceOfList
from bot.model.message import Message
from bot.model.report import Report, Verification, entitled
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.returns import calls, returns
from bot.texts.returns.notices import correction, return_verified
from bot.use_cases.announcing import notify_operators as announce
from bot.use_cases.returns import by_call
from storage.lists import proposals
from storage.queues import outbox, release
from storage.register import chats, inquiries, joinings, persons
from storage.returns import calls as stored_calls
from storage.returns import notices, reports
from storage.staff import operators
from storage.store.encryption import CannotDecrypt
from storage.store.transaction import Transaction


async def audience(tx: Transaction, report: Report) -> Counter[Language]:
    """How many relatives would be told, by language, of all records of the person; nobody is told again."""
    return await audience_in(tx, report, await joinings.beyond_doubt(tx, report.person_id))


async def whom(tx: Transaction, report: Report) -> list[Inquiry]:
    """Which relatives would be told, of all records of the person; nobody is told again."""
    records = await joinings.beyond_doubt(tx, report.person_id)
    return [inquiry for record in records for inquiry in await _untold(tx, report, record)]


async def told_as(tx: Transaction, report: Report) -> str:
    """Which relatives a report would tell, and of which records, as one word: another one when it is somebody else."""
    records = await joinings.beyond_doubt(tx, report.person_id)
    return _as_one_word([records, sorted(one.id for one in await whom(tx, report))])


async def audience_in(tx: Transaction, report: Report, ids: Sequence[int]) -> Counter[Language]:
    """The same of these records, by this report."""
    told = [inquiry for record in ids for inquiry in await _untold(tx, report, record)]
    return Counter([(await chats.get(tx, inquiry.chat_id)).language for inquiry in told])


async def audience_of_list(tx: Transaction, list_id: int, operator_id: int) -> AudienceOfList:
    """How many returns of a list this operator could verify now, and which relatives would be told."""
    told = await proposals.audience(tx, list_id, operator_id)
    for report_id in await proposals.with_chosen(tx, list_id, operator_id):
        asked = await whom(tx, await reports.get(tx, report_id))
        told |= {one.id: await chats.language_of(tx, one.chat_id) for one in asked}
    returns = len(await proposals.compared(tx, list_id, operator_id))
    return AudienceOfList(returns, Counter(told.values()), _as_one_word(sorted(told)))


def _as_one_word(rests_on: object) -> str:
    return sha256(json.dumps(rests_on).encode()).hexdigest()[:16]


async def tell(tx: Transaction, org: OrgConfig, verification: Verification, now: int) -> int:
    """Puts a notice to everybody entitled who has none yet, due after the hold; returns how many."""
    if await is_doubted(tx, verification):
        return 0
    untold = await _untold(tx, await _last_wish(tx, verification.person_id), verification.person_id)
    for inquiry in untold:
        await _put(tx, org, verification, inquiry, now, now + verification.hold)
    return len(untold)


async def catch_up(tx: Transaction, org: OrgConfig, person_id: int, now: int) -> int:
    """Whoever has become entitled after a return was verified is told too: accepted later, bar or hold lifted.

    Returns how many; they have the same hold as the first, so that an operator can still bar them.
    """
    if await _is_held(tx, person_id):
        return 0
    standing = [one for one in await reports.standing(tx, person_id) if not await is_doubted(tx, one)]
    return sum([await tell(tx, org, one, now) for one in standing[-1:]])


async def is_doubted(tx: Transaction, verification: Verification) -> bool:
    """Whether it follows across a joining that a colleague doubts: nobody is told about it until that is decided."""
    if verification.follows is None:
        return False
    root = await reports.verification(tx, verification.follows)
    return verification.person_id not in await joinings.beyond_doubt(tx, root.person_id)


async def may_be_said(tx: Transaction, verification: Verification, inquiry: Inquiry, sort: str) -> bool:
    """Whether a notice that was put once could be put now, to leave by itself: sort is return or correction."""
    if not inquiry.is_told_by_message:
        return False
    if sort == "correction":
        return verification.corrected_by is not None and not await _is_held(tx, verification.person_id)
    if verification.state != "standing" or await _is_held(tx, verification.person_id):
        return False
    if await is_doubted(tx, verification):
        return False
    return bool(entitled([inquiry], await _last_wish(tx, verification.person_id)))


def words(org: OrgConfig, verification: Verification, inquiry: Inquiry, sort: str, notice_id: int) -> Message:
    """What a notice says."""
    if sort == "correction":
        return correction(org, inquiry, notice_id)
    return return_verified(org, inquiry, verification.verified_at, notice_id)


async def only_the_two_hear(tx: Transaction, two: tuple[int, int], relatives: tuple[int, ...]) -> bool:
    """Whether no operator besides the two reads that they can be stopped: all others miss the person, may not, or work
    at the desk only, where nobody is written to.
    """
    others = [one for one in await operators.active(tx, Right.STOP) if one.id not in (*two, *relatives)]
    return not any([await chats.written_to_in(tx, one.chat_id) for one in others])


async def has_left(tx: Transaction, notice_id: int, now: int) -> None:
    """A relative knows.  When nobody besides the two could have stopped it, operators hear so, once for an alarm."""
    unheard = await release.went_unheard(tx, notice_id, now)
    if unheard is None:
        return
    verification, alarm = unheard
    person = await notices.person_of(tx, notice_id)
    relatives = await operators.relatives(tx, person)
    said = returns.nobody_else_heard(verification, await _number(tx, person))
    for operator in await operators.active(tx, Right.STOP):
        if operator.id not in relatives:
            once = f"unheard/{alarm}/{operator.id}"
            await outbox.put(tx, operator.chat_id, said, now, dedup=once, person_id=person)


async def _number(tx: Transaction, person_id: int) -> str:
    """By what operators call the case; that somebody was told is written down also where a record is broken (N2)."""
    with suppress(CannotDecrypt):
        return number_of(await persons.get(tx, person_id), await inquiries.of_case(tx, person_id))
    return "—"


async def _last_wish(tx: Transaction, person_id: int) -> Report:
    """The report with the wish that decides who may be told: the last that was verified of any record of the person."""
    return await reports.get(tx, (await reports.standing_of_case(tx, person_id))[-1].report_id)


async def _is_held(tx: Transaction, person_id: int) -> bool:
    return (await persons.get(tx, person_id)).held_by is not None


async def _untold(tx: Transaction, report: Report, person_id: int) -> list[Inquiry]:
    asked = await inquiries.of_person(tx, person_id)
    return [i for i in entitled(asked, report) if not await notices.has_live(tx, i.id)]


async def _put(
    tx: Transaction, org: OrgConfig, verification: Verification, inquiry: Inquiry, now: int, due_at: int
) -> None:
    notice_id = await notices.add(tx, verification, inquiry)
    if reason := await by_call.reason(tx, inquiry):
        await stored_calls.add(tx, notice_id, reason, now)
        relatives = await operators.relatives(tx, verification.person_id)
        await announce(tx, Right.CALL, now, calls.listed(), but=relatives, due_at=due_at)
        return
    message = words(org, verification, inquiry, "return", notice_id)
    await outbox.put(tx, inquiry.chat_id, message, now, due_at=due_at, notice_id=notice_id)
