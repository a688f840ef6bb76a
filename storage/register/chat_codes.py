"""Codes by which relatives without Telegram go on in a chat: one each, found by a keyed hash, used up at once."""

from storage.store import stamps
from storage.store.transaction import Transaction

_PURPOSE = "chat code"


async def give(tx: Transaction, chat_id: int, code: str, expires_at: int) -> None:
    """Whoever types that code is this relative, in place of a code before it."""
    fingerprint = tx.fingerprint(_PURPOSE, code)
    await stamps.upsert(
        tx, "chat_code", key="chat_id", chat_id=chat_id, code_fingerprint=fingerprint, expires_at=expires_at
    )


async def find(tx: Transaction, code: str, now: int) -> int | None:
    """Whose code that is, while it is good."""
    row = await tx.one(
        "SELECT * FROM chat_code WHERE code_fingerprint = :code AND expires_at > :now",
        code=tx.fingerprint(_PURPOSE, code),
        now=now,
    )
    return row["chat_id"] if row and stamps.fits(tx, "chat_code", row) else None


async def use_up(tx: Transaction, chat_id: int) -> bool:
    """It is good for nothing any more; False when it was not there."""
    return await tx.changed("DELETE FROM chat_code WHERE chat_id = :chat", chat=chat_id)
