"""After a relative has read of a return: what usually comes next, after a day, a week and a month.

Only notices that were told lead here, never a report or a verification that nobody was told about (N1).  The row moves
first; whoever has moved it says it, in the same transaction.
"""

from bot.model.follow_up import FollowUp
from bot.model.guide import words_for
from bot.model.inquiry import Inquiry
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.settings import OrgConfig
from bot.texts.wait import where as texts
from bot.use_cases.returns import by_call
from bot.use_cases.wait import where
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.returns import follow_ups
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import exchange_day, guides, reminder_wishes


async def follow_up(tx: Transaction, lease: Lease, org: OrgConfig, seen: FollowUp, now: int) -> None:
    """One text that was due when it was looked at.  LeaseLost."""
    await hold(tx, lease)
    if await exchange_day.rests(tx, now):
        return
    paused_until = (await reminder_wishes.of_chat(tx, seen.chat_id)).paused_until or 0
    if paused_until > now:
        await follow_ups.move(tx, seen, *seen.resting(paused_until))
    elif await follow_ups.had_one_lately(tx, seen, now):
        await follow_ups.move(tx, seen, seen.moment, now + DAY)
    elif await follow_ups.move(tx, seen, *seen.following()) and not seen.is_stale(now):
        await _say(tx, org, seen, now)


async def end(tx: Transaction, chat_id: int) -> None:
    """The relative wants no more of these messages, about anybody.  Refused when there was nothing to end."""
    if not await follow_ups.end(tx, chat_id):
        raise Refused(Reason.CHANGED)


async def _say(tx: Transaction, org: OrgConfig, seen: FollowUp, now: int) -> None:
    inquiry, chat = await inquiries.get(tx, seen.inquiry_id), await chats.get(tx, seen.chat_id)
    guide = await guides.shown(tx, _topic(inquiry, seen.moment))
    if guide is None or not chat.reachable or await by_call.reason(tx, inquiry):
        return
    if not await follow_ups.stands(tx, seen.notice_id):
        return
    supported, text = await where.supported(tx), words_for(guide.words, chat.language)
    message = texts.after(org, text, guide.confirmed_at, inquiry.reference, supported=supported)
    zone = (await reminder_wishes.of_chat(tx, chat.id)).zone(org.timezone).key
    dedup = f"{follow_ups.MARK}{seen.notice_id}/{seen.moment}"
    row = await outbox.put(tx, chat.id, message, now, zone=zone, dedup=dedup)
    await follow_ups.put_as(tx, seen.notice_id, row)


def _topic(inquiry: Inquiry, moment: str) -> str:
    return f"after_{inquiry.facts['category']}_{moment}"
