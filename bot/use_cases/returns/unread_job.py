"""Nobody has acknowledged a notice: its relative is written to once more by day, then called (N2).

Both are counted from the notice.  The row moves first; whoever has moved it does what follows, in the same transaction.
"""

from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.returns import calls as call_texts
from bot.texts.returns import notices as texts
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.returns import calls, unread
from storage.returns.unread import Step, Unread
from storage.staff import operators
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes

HOUR = 3_600


async def due(tx: Transaction, org: OrgConfig, now: int, limit: int) -> list[Unread]:
    """Whose turn it is, those who are to be called first: half of the time passes before the second message."""
    patience = org.acknowledge_hours * HOUR
    listed = await unread.due(tx, Step.ASKED_AGAIN, now - patience, limit)
    return listed + await unread.due(tx, Step.TOLD, now - patience // 2, limit - len(listed))


async def follow(tx: Transaction, lease: Lease, org: OrgConfig, seen: Unread, now: int) -> None:
    """The next step with a notice that was unread when it was looked at.  LeaseLost."""
    await hold(tx, lease)
    if seen.step is Step.TOLD:
        if await unread.move(tx, seen, Step.ASKED_AGAIN):
            await _ask_again(tx, org, seen, now)
    elif await unread.move(tx, seen, Step.LISTED):
        await calls.add_beside(tx, seen.notice_id, "unread", now)
        await announce_calls(tx, seen.person_id, now)


async def _ask_again(tx: Transaction, org: OrgConfig, seen: Unread, now: int) -> None:
    """By day, where the relative lives; not to a chat that has shut us out since."""
    chat = await chats.get(tx, seen.chat_id)
    if not chat.reachable:
        return
    message = texts.unread(org, await inquiries.get(tx, seen.inquiry_id), seen.told_at, seen.notice_id)
    zone = (await reminder_wishes.of_chat(tx, chat.id)).zone(org.timezone).key
    dedup = f"{unread.MARK}{seen.notice_id}/{seen.told_at}"
    row = await outbox.put(tx, chat.id, message, now, zone=zone, dedup=dedup)
    await unread.put_as(tx, seen.notice_id, row)


async def announce_calls(tx: Transaction, person_id: int, now: int, expires_at: int | None = None) -> None:
    """Operators hear once an hour that there are calls, however many: after an exchange there are hundreds."""
    relatives = await operators.relatives(tx, person_id)
    for operator in await operators.active(tx, Right.CALL):
        if operator.id not in relatives:
            dedup = f"calls/{now // HOUR}/{operator.id}"
            await outbox.put(tx, operator.chat_id, call_texts.several(), now, dedup=dedup, expires_at=expires_at)
