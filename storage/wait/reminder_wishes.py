"""How relatives want to be reminded (table reminder_wish)."""

from bot.model.reminder import Wishes
from storage.store.transaction import Transaction


async def of_chat(tx: Transaction, chat_id: int) -> Wishes:
    """What the relative has chosen."""
    row = await tx.one("SELECT * FROM reminder_wish WHERE chat_id = :chat", chat=chat_id)
    if row is None:
        return Wishes()
    return Wishes(
        row["every_days"],
        row["zone"],
        row["paused_until"],
        bool(row["stopped"]),
        row["reminded_at"],
        row["confirmed_at"],
    )


async def keep(tx: Transaction, chat_id: int, wishes: Wishes) -> None:
    """From now on like this."""
    await tx.upsert(
        "reminder_wish",
        key="chat_id",
        chat_id=chat_id,
        every_days=wishes.every_days,
        zone=wishes.zone_name,
        paused_until=wishes.paused_until,
        stopped=int(wishes.stopped),
        reminded_at=wishes.reminded_at,
        confirmed_at=wishes.confirmed_at,
    )
