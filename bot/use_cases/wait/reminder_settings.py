"""A relative decides how often to be reminded, and whether at all."""

from dataclasses import replace
from typing import Any

from bot.model.chat import Chat
from bot.model.inquiry import Inquiry
from bot.model.message import DAY
from bot.model.refused import Reason, Refused
from bot.model.reminder import INTERVALS, PAUSES, ZONES, ReminderKind, ReminderView, Wishes, rarer
from bot.settings import OrgConfig
from bot.use_cases.register.inquiries import all_open
from storage.returns import follow_ups, notices
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes, reminders


async def begin(tx: Transaction, chat_id: int, org: OrgConfig, now: int) -> None:
    """Somebody has asked about a person: from now on they are reminded, from the last inquiry on."""
    await _plan(tx, chat_id, org, await reminder_wishes.of_chat(tx, chat_id), now)


async def view(tx: Transaction, chat: Chat, now: int) -> ReminderView:
    """How reminders are set, and when the next one comes as far as this relative can know (N1).

    Nothing more comes once all have returned.
    """
    wishes = await reminder_wishes.of_chat(tx, chat.id)
    due_at = await reminders.due_at(tx, chat.id, ReminderKind.DETAILS)
    told = [await notices.is_told(tx, inquiry.id) for inquiry in await all_open(tx, chat)]
    next_at = max(due_at or 0, wishes.paused_until or 0, now)  # not yesterday, when it is late
    return ReminderView(wishes, None if due_at is None or all(told) else next_at, follows=any(told))


async def confirm(tx: Transaction, chat: Chat, now: int) -> None:
    """The details are still right.  Refused when that was said within a day."""
    wishes = await reminder_wishes.of_chat(tx, chat.id)
    if wishes.confirmed_at is not None and now - wishes.confirmed_at < DAY:
        raise Refused(Reason.CHANGED)
    await _keep(tx, chat, confirmed_at=now)


async def may_change_details(tx: Transaction, chat: Chat) -> list[Inquiry]:
    """The inquiries to which what has changed can be added.  Refused when none is open."""
    own = await all_open(tx, chat)
    if not own:
        raise Refused(Reason.CHANGED)
    return own


async def less_often(tx: Transaction, chat: Chat, org: OrgConfig, now: int) -> None:
    """From now on in the next longer interval."""
    wishes = await reminder_wishes.of_chat(tx, chat.id)
    await every(tx, chat, org, rarer(wishes.every_days or org.remind_every), now)


async def every(tx: Transaction, chat: Chat, org: OrgConfig, days: int, now: int) -> None:
    """From now on that often.  Refused when it is no interval on offer."""
    if days not in {*INTERVALS, org.remind_every}:
        raise Refused(Reason.OUT_OF_DATE)
    await _keep_and_plan(tx, chat, org, now, every_days=days)


async def pause(tx: Transaction, chat: Chat, days: int, now: int) -> None:
    """No reminders for so long.  Refused when it is no pause on offer."""
    if days not in PAUSES:
        raise Refused(Reason.OUT_OF_DATE)
    await _keep(tx, chat, paused_until=now + days * DAY)


async def stop(tx: Transaction, chat: Chat) -> None:
    """No reminders any more, nor what is still to come after a return that was told."""
    await _keep(tx, chat, stopped=True, paused_until=None)
    await follow_ups.end(tx, chat.id)


async def start_again(tx: Transaction, chat: Chat, org: OrgConfig, now: int) -> None:
    """Reminders again, the first one a whole interval from now."""
    await _keep_and_plan(tx, chat, org, now, stopped=False, paused_until=None)


async def live_in(tx: Transaction, chat: Chat, zone: str) -> None:
    """The relative lives there: nothing comes at night.  Refused when the zone is not on offer."""
    if zone not in ZONES:
        raise Refused(Reason.OUT_OF_DATE)
    await _keep(tx, chat, zone_name=zone)


async def _keep(tx: Transaction, chat: Chat, **changes: Any) -> Wishes:
    wishes = replace(await reminder_wishes.of_chat(tx, chat.id), **changes)
    await reminder_wishes.keep(tx, chat.id, wishes)
    return wishes


async def _keep_and_plan(tx: Transaction, chat: Chat, org: OrgConfig, now: int, **changes: Any) -> None:
    """What moves the next reminder, too."""
    wishes = await _keep(tx, chat, **changes)
    if await reminders.due_at(tx, chat.id, ReminderKind.DETAILS) is not None:
        await _plan(tx, chat.id, org, wishes, now)


async def _plan(tx: Transaction, chat_id: int, org: OrgConfig, wishes: Wishes, now: int) -> None:
    due_at = now + (wishes.every_days or org.remind_every) * DAY
    await reminders.begin(tx, chat_id, ReminderKind.DETAILS, due_at)
