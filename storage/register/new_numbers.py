"""New numbers of relatives without Telegram that wait for a second operator (table new_number)."""

from bot.model.new_number import NewNumber
from storage.store import stamps
from storage.store.transaction import Row, Transaction

TABLE = "new_number"
MOST = 50


async def note(tx: Transaction, chat_id: int, phone: str, by: int, now: int) -> None:
    """An operator has noted it, in place of one that nobody has confirmed."""
    sealed = tx.seal(TABLE, chat_id, {"phone": phone, "by": by, "at": now})
    row = {"chat_id": chat_id, "asked_by": by, "asked_at": now, "sealed": sealed}
    await stamps.upsert(tx, TABLE, key="chat_id", rests_on=[("operator", by)], **row)


async def of_chat(tx: Transaction, chat_id: int) -> NewNumber | None:
    """What waits for that relative, unless somebody without the keys has written it."""
    row = await tx.one(f"SELECT * FROM {TABLE} WHERE chat_id = :chat", chat=chat_id)
    return _number(tx, row) if row else None


async def waiting(tx: Transaction) -> list[NewNumber]:
    """All that waits, longest first."""
    rows = await tx.all(f"SELECT * FROM {TABLE} ORDER BY asked_at, chat_id LIMIT {MOST}")
    return [one for row in rows if (one := _number(tx, row))]


async def forget(tx: Transaction, chat_id: int) -> bool:
    """It was confirmed or dropped; False when nothing waited."""
    return await tx.changed(f"DELETE FROM {TABLE} WHERE chat_id = :chat", chat=chat_id)


async def forget_those_of(tx: Transaction, operator_id: int) -> None:
    """What somebody noted who was removed since."""
    await tx.execute(f"DELETE FROM {TABLE} WHERE asked_by = :operator", operator=operator_id)


def _number(tx: Transaction, row: Row) -> NewNumber | None:
    """The words belong to the row as it was stamped: another version of either is nobody's."""
    said = tx.unseal(TABLE, row["chat_id"], row["sealed"])
    if not stamps.fits(tx, TABLE, row) or (said["by"], said["at"]) != (row["asked_by"], row["asked_at"]):
        return None
    return NewNumber(row["chat_id"], row["asked_by"], row["asked_at"], said["phone"])
