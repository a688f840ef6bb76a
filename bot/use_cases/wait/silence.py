"""Relatives of whom nothing was heard for two years are told, twice, that their inquiries will be erased.

The count of warnings goes on in the same steps whether anything is said or not, as with reminders: a case that is held
(N4) looks in no other place different from any other (N1).  Nothing here knows of a report or of a verification.
"""

from bot.model.silence import Silent
from bot.settings import OrgConfig
from bot.texts.wait import silence as texts
from bot.use_cases.wait import reminder_job
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import exchange_day, reminder_wishes, silence


async def warn(tx: Transaction, lease: Lease, org: OrgConfig, seen: Silent, now: int) -> None:
    """One warning that was due when it was looked at; by day, and not on the day of an exchange.  LeaseLost."""
    await hold(tx, lease)
    if await exchange_day.rests(tx, now) or not await silence.warn(tx, seen, now):
        return
    chat = await chats.get(tx, seen.chat_id)
    asked = [inquiry for inquiry in await inquiries.of_chat(tx, chat.id) if inquiry.is_open]
    if chat.reachable and any([await reminder_job.may_remind(tx, inquiry) for inquiry in asked]):
        zone = (await reminder_wishes.of_chat(tx, chat.id)).zone(org.timezone).key
        message = texts.warning(org, seen.erased_at(now))
        await outbox.put(tx, chat.id, message, now, zone=zone)
