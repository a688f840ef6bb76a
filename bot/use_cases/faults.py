"""What follows when something that a person sent could not be worked on."""

import json
from typing import Any

from bot.i18n import fitting
from bot.model.rights import Right
from bot.settings import House
from bot.texts import arrival
from bot.texts import operators as texts
from bot.use_cases.turn import tell
from storage import chats, outbox
from storage.inbox import Delivery
from storage.transaction import Transaction


async def update_put_aside(tx: Transaction, house: House, delivery: Delivery, now: int) -> None:
    """The sender is told that it is kept, and the operators hear of it."""
    telegram_id = private_chat(delivery.raw)
    if telegram_id is not None:
        chat = await chats.meet(tx, telegram_id, "private", fitting(None), now)
        await outbox.put(tx, chat.id, arrival.fault(chat.language, house), now)
    await tell(tx, Right.MANAGE, now, lambda to: texts.update_put_aside(to, delivery.row_id))


def private_chat(raw: str) -> int | None:
    """The private chat of a raw update, wherever in it the sender stands; None when there is none."""
    try:
        update: dict[str, Any] = json.loads(raw)
        payloads = [value for value in update.values() if isinstance(value, dict)]
    except (ValueError, AttributeError):
        return None
    for payload in payloads:
        chat = payload.get("chat") or payload.get("message", {}).get("chat") or {}
        if chat.get("type") == "private" and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None
