"""What is due is said: the row moves first, and only whoever has moved it says anything, in the same transaction.

Nothing here knows of a report or of a verification.  What is due goes on in the same steps whether it is said or not,
so that a case that is held (N4) looks in no other place different from any other (N1).
"""

from dataclasses import replace

from bot.model.chat import Chat
from bot.model.errands import ByPhone
from bot.model.inquiry import Inquiry, State
from bot.model.message import Message
from bot.model.quiet_hours import QuietHours
from bot.model.reminder import REST_AFTER_TELLING, Reminder, ReminderKind, Unsaid, Wishes
from bot.settings import OrgConfig
from bot.texts.register import inquiries as family
from bot.texts.wait import reminders as texts
from bot.use_cases.register import open_forms
from bot.use_cases.register.inquiries import is_late
from storage.queues import outbox, withdrawing
from storage.register import chats, drafts, inquiries, messages, persons
from storage.returns import notices
from storage.store.lease import Lease, hold
from storage.store.transaction import Transaction
from storage.wait import exchange_day, reminder_wishes, reminders


async def remind(tx: Transaction, lease: Lease, org: OrgConfig, seen: Reminder, now: int) -> Unsaid | None:
    """One reminder that was due when it was looked at; why it was not said, or None.  LeaseLost."""
    await hold(tx, lease)
    if await exchange_day.rests(tx, now):
        return Unsaid.EXCHANGE_DAY
    wishes = await reminder_wishes.of_chat(tx, seen.chat_id)
    rest = wishes.rest(QuietHours(*org.quiet_hours), org.timezone, now)
    if rest is not None:
        until, why = rest
        return why if await reminders.move(tx, seen, until) else Unsaid.MOVED
    if not await _applies(tx, org, seen, now):
        return Unsaid.OVER if await reminders.drop(tx, seen) else Unsaid.MOVED
    if not await _moves_on(tx, seen, wishes.every_days or org.remind_every, now):
        return Unsaid.MOVED
    if seen.is_stale(now):
        return Unsaid.STALE
    await reminder_wishes.keep(tx, seen.chat_id, replace(wishes, reminded_at=now))
    return await _say(tx, org, seen, wishes, now)


async def rest_after_telling(tx: Transaction, chat_id: int, now: int) -> None:
    """Somebody has just been told about a return, or that it was none: nothing that says "no news" follows at once."""
    await withdrawing.stop_reminders(tx, chat_id, now)
    await reminders.not_before(tx, chat_id, now + REST_AFTER_TELLING)


async def stop_on_hold(tx: Transaction, chat_id: int, now: int) -> None:
    """A case is held: what asks about its details, or says that a letter waits, does not leave any more (N4)."""
    for sort in (ReminderKind.DETAILS, ReminderKind.LETTER):
        await withdrawing.stop_reminders(tx, chat_id, now, sort)


async def _applies(tx: Transaction, org: OrgConfig, seen: Reminder, now: int) -> bool:
    if seen.sort is ReminderKind.REGISTRATION:
        return await drafts.find(tx, seen.chat_id, "registration") is not None
    if seen.sort is ReminderKind.LETTER:  # one answer for a burst: of those that wait, the first is spoken of
        return await messages.first_unread(tx, seen.chat_id) == seen.subject
    own = [inquiry for inquiry in await inquiries.of_chat(tx, seen.chat_id) if inquiry.is_open]
    if seen.sort is ReminderKind.REVIEW:
        return any([inquiry.id == seen.subject and await is_late(tx, org, inquiry, now) for inquiry in own])
    if seen.sort is ReminderKind.QUESTION:
        return any(inquiry.id == seen.subject and inquiry.state is State.ASKED for inquiry in own)
    return bool(own)


async def _moves_on(tx: Transaction, seen: Reminder, every_days: int, now: int) -> bool:
    following = seen.following(every_days, now)
    if following is None:
        return await reminders.drop(tx, seen)
    return await reminders.move(tx, seen, following, sent=1)


async def _say(tx: Transaction, org: OrgConfig, seen: Reminder, wishes: Wishes, now: int) -> Unsaid | None:
    if seen.sort is ReminderKind.QUESTION and await chats.is_on_telephone(tx, seen.chat_id):
        return await _stays_asked(tx, seen, now)
    chat = await chats.get(tx, seen.chat_id)
    if (wishes.stopped or not chat.reachable) and not seen.erases:
        return Unsaid.STOPPED if wishes.stopped else Unsaid.UNREACHABLE
    message = await _message(tx, org, seen, chat, now)
    if message is None:
        return Unsaid.NOT_NOW
    if not chat.reachable:
        return Unsaid.UNREACHABLE
    dedup = f"reminder/{seen.sort}/{seen.chat_id}/{seen.subject}/{seen.due_at}"
    await outbox.put(tx, chat.id, message, now, zone=wishes.zone(org.timezone).key, dedup=dedup)
    return None


async def _stays_asked(tx: Transaction, seen: Reminder, now: int) -> Unsaid | None:
    """Whoever calls asks until there is an answer; a question that has fallen off the list is put there once more."""
    inquiry, asked = await inquiries.get(tx, seen.subject), await messages.last_question(tx, seen.subject)
    if asked is not None:
        await outbox.put(tx, seen.chat_id, family.question(inquiry, asked.text), now, by_phone=ByPhone(asks=inquiry.id))
    return None


async def _message(tx: Transaction, org: OrgConfig, seen: Reminder, chat: Chat, now: int) -> Message | None:
    if seen.erases:
        await open_forms.erase(tx, chat, "registration", now)
        return texts.registration_erased()
    if seen.sort is ReminderKind.REGISTRATION:
        return texts.finish_registration(last=seen.sent > 0)
    if seen.sort is ReminderKind.QUESTION:
        return await _question(tx, chat, seen.subject)
    if seen.sort is ReminderKind.REVIEW:
        return texts.not_reviewed(org, await inquiries.get(tx, seen.subject))
    if seen.sort is ReminderKind.LETTER:
        return await _letter(tx, org, seen)
    asked = [inquiry for inquiry in await inquiries.of_chat(tx, chat.id) if inquiry.is_open]
    return texts.details() if any([await may_remind(tx, inquiry) for inquiry in asked]) else None


async def _question(tx: Transaction, chat: Chat, inquiry_id: int) -> Message | None:
    inquiry = await inquiries.get(tx, inquiry_id)
    asked = await messages.last_question(tx, inquiry.id)
    return texts.answer_question(inquiry, asked.text) if asked else None


async def _letter(tx: Transaction, org: OrgConfig, seen: Reminder) -> Message | None:
    """None where every case that the letter may belong to is handled by a person (N4), or an operator wrote since."""
    unread, answer = await messages.unread(tx, seen.chat_id), await messages.last_to_family(tx, seen.chat_id)
    if answer is not None and all(one.id < answer.id for one in unread):  # from the case's card: marks nothing as read
        return None
    about = (await messages.get(tx, seen.subject)).inquiry_id
    own = [inquiry for inquiry in await inquiries.of_chat(tx, seen.chat_id) if about in (None, inquiry.id)]
    held = [await _is_held(tx, inquiry) for inquiry in own]
    return None if held and all(held) else texts.not_read(org)


async def may_remind(tx: Transaction, inquiry: Inquiry) -> bool:
    """Neither handled by a person (N4) nor ended by a return that this relative was told about."""
    return not await _is_held(tx, inquiry) and not await notices.is_told(tx, inquiry.id)


async def _is_held(tx: Transaction, inquiry: Inquiry) -> bool:
    return inquiry.person_id is not None and (await persons.get(tx, inquiry.person_id)).held_by is not None
