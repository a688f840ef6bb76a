"""What follows when something that a person sent could not be worked on."""

import json
from collections.abc import Iterable
from typing import Any

from bot.i18n import fitting
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts import dead_ends
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from storage.queues import outbox
from storage.queues.inbox import Delivery
from storage.register import chats
from storage.store.transaction import Transaction


async def update_put_aside(tx: Transaction, org: OrgConfig, delivery: Delivery, now: int) -> None:
    """The sender is told that it is kept, and the operators hear about it."""
    telegram_id = private_chat(delivery.raw)
    if telegram_id is not None:
        chat = await chats.get_or_create(tx, telegram_id, "private", fitting(None), now)
        await outbox.put(tx, chat.id, dead_ends.fault(org), now)
    await notify_operators(tx, Right.MANAGE, now, texts.update_put_aside(delivery.row_id))


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
