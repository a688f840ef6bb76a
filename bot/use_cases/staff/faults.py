"""What follows when something that a person sent could not be worked on."""

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from bot.i18n import fitting
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts import dead_ends
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from storage.queues import inbox, misfits, outbox
from storage.queues.inbox import Delivery
from storage.register import chats
from storage.store.transaction import Transaction


async def update_put_aside(tx: Transaction, org: OrgConfig, delivery: Delivery, now: int) -> None:
    """The sender is told that it is kept, and the operators hear about it."""
    telegram_id = private_chat(delivery.raw)
    if telegram_id is not None:
        with suppress(chats.NotTheirs):  # nobody is told in another chat
            chat = await chats.get_or_create(tx, telegram_id, "private", fitting(None), now)
            await outbox.put(tx, chat.id, dead_ends.fault(org), now)
    await notify_operators(tx, Right.MANAGE, now, texts.update_put_aside(delivery.row_id))


async def of_another_chat(tx: Transaction, org: OrgConfig, delivery: Delivery, chat_id: int, now: int) -> None:
    """Somebody wrote into the database that its sender is whoever that chat belongs to: nothing is done for them."""
    await misfits.note(tx, (misfits.CHAT, chat_id), now)
    if await inbox.put_aside(tx, delivery, now):
        await update_put_aside(tx, org, delivery, now)


def private_chat(raw: str) -> int | None:
    """The private chat of a raw update, wherever in it the sender stands; None when there is none."""
    try:
        update = json.loads(raw)
    except ValueError:
        return None
    payloads = [value for _name, value in _entries(update) if isinstance(value, dict)]
    for payload in (*payloads, *(payload.get("message") for payload in payloads)):
        chat = dict(_entries(payload)).get("chat")
        if isinstance(chat, dict) and chat.get("type") == "private" and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None


def _entries(value: Any) -> Iterable[tuple[str, Any]]:
    return value.items() if isinstance(value, dict) else ()
