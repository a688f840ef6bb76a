"""Reminders: what somebody is to be reminded of, and when (table reminder).  Only who has moved a row says it."""

from bot.model.reminder import Reminder, ReminderKind
from storage.store.transaction import Transaction

_ROW = "chat_id = :chat AND sort = :sort AND subject = :subject"


async def begin(tx: Transaction, chat_id: int, sort: ReminderKind, due_at: int, subject: int = 0) -> None:
    """Something new to remind of; it begins again when there is one of that sort and subject."""
    key = "chat_id, sort, subject"
    await tx.upsert("reminder", key=key, chat_id=chat_id, sort=sort.value, subject=subject, due_at=due_at, sent=0)


async def due(tx: Transaction, now: int, limit: int) -> list[Reminder]:
    """What is due, longest first."""
    rows = await tx.all(
        "SELECT * FROM reminder WHERE due_at <= :now ORDER BY due_at LIMIT :limit", now=now, limit=limit
    )
    return [
        Reminder(row["chat_id"], ReminderKind(row["sort"]), row["subject"], row["due_at"], row["sent"]) for row in rows
    ]


async def due_at(tx: Transaction, chat_id: int, sort: ReminderKind) -> int | None:
    """When the chat is reminded of that; None when it is not."""
    row = await tx.one("SELECT due_at FROM reminder WHERE chat_id = :chat AND sort = :sort", chat=chat_id, sort=sort)
    return None if row is None else row["due_at"]


async def move(tx: Transaction, seen: Reminder, due_at: int, *, sent: int = 0) -> bool:
    """To another time, and so many times sent more; False when somebody else has moved it in the meantime."""
    return await tx.changed(
        f"UPDATE reminder SET due_at = :due_at, sent = sent + :sent WHERE {_ROW} AND due_at = :seen",
        chat=seen.chat_id,
        sort=seen.sort.value,
        subject=seen.subject,
        seen=seen.due_at,
        due_at=due_at,
        sent=sent,
    )


async def drop(tx: Transaction, seen: Reminder) -> bool:
    """There is nothing to remind of any more; False when somebody else has moved it in the meantime."""
    return await tx.changed(
        f"DELETE FROM reminder WHERE {_ROW} AND due_at = :seen",
        chat=seen.chat_id,
        sort=seen.sort.value,
        subject=seen.subject,
        seen=seen.due_at,
    )


async def not_before(tx: Transaction, chat_id: int, moment: int) -> None:
    """Nobody reminds this chat before that moment."""
    await tx.execute(
        "UPDATE reminder SET due_at = :moment WHERE chat_id = :chat AND due_at < :moment", chat=chat_id, moment=moment
    )
