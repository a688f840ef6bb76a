"""Notices of a verified return: who is entitled; each of them is told or stands on the call list (N1, N2, N3)."""

from collections import Counter

from bot.i18n import Language
from bot.model.inquiry import Inquiry
from bot.model.report import Report, Verification, entitled
from bot.settings import House
from bot.texts.notices import return_verified
from storage import chats, inquiries, notices, outbox, persons, reports
from storage.transaction import Transaction


async def audience(tx: Transaction, report: Report) -> Counter[Language]:
    """How many relatives would be told, by language; whoever has a notice already is not told again."""
    return Counter([(await chats.get(tx, inquiry.chat_id)).language for inquiry in await _untold(tx, report)])


async def tell(tx: Transaction, house: House, verification: Verification, now: int) -> int:
    """Puts a notice to everybody entitled who has none yet, due after the hold; returns how many."""
    report = await reports.get(tx, verification.report_id)
    untold = await _untold(tx, report)
    for inquiry in untold:
        await _put(tx, house, verification, inquiry, now)
    return len(untold)


async def catch_up(tx: Transaction, house: House, person_id: int, now: int) -> int:
    """Whoever has become entitled after a return was verified is told too: accepted later, bar or hold lifted.

    Returns how many; they have the same hold as the first, so that an operator can still bar them.
    """
    if (await persons.get(tx, person_id)).held_by is not None:
        return 0
    return sum([await tell(tx, house, verification, now) for verification in await reports.standing(tx, person_id)])


async def _untold(tx: Transaction, report: Report) -> list[Inquiry]:
    asked = await inquiries.of_person(tx, report.person_id)
    return [i for i in entitled(asked, report) if not await notices.has_live(tx, i.id)]


async def _put(tx: Transaction, house: House, verification: Verification, inquiry: Inquiry, now: int) -> None:
    notice_id = await notices.add(tx, verification, inquiry)
    if not inquiry.is_told_by_message:
        await notices.list_call(tx, notice_id, "child", now)
        return
    language = (await chats.get(tx, inquiry.chat_id)).language
    message = return_verified(language, house, inquiry, verification.verified_at)
    await outbox.put(tx, inquiry.chat_id, message, now, due_at=now + house.notice_hold, notice_id=notice_id)
