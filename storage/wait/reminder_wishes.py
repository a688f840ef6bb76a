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
    await tx.execute(
        "INSERT INTO reminder_wish (chat_id, every_days, zone, paused_until, stopped, reminded_at, confirmed_at)"
        " VALUES (:chat, :every_days, :zone, :paused_until, :stopped, :reminded_at, :confirmed_at)"
        " ON CONFLICT (chat_id) DO UPDATE SET every_days = excluded.every_days, zone = excluded.zone,"
        " paused_until = excluded.paused_until, stopped = excluded.stopped, reminded_at = excluded.reminded_at,"
        " confirmed_at = excluded.confirmed_at",
        chat=chat_id,
        every_days=wishes.every_days,
        zone=wishes.zone_name,
        paused_until=wishes.paused_until,
        stopped=int(wishes.stopped),
        reminded_at=wishes.reminded_at,
        confirmed_at=wishes.confirmed_at,
    )
