"""A relative who was called goes on in a chat: their place takes over the account, and what was said with it.

An account that has inquiries of its own stays what it is, and theirs move there.
"""

from bot.model.chat import Chat
from storage.queues import outbox
from storage.register import chats
from storage.store import stamps
from storage.store.transaction import Transaction
from storage.wait import silence

# What was said in the chat belongs to the same person; the rest of it was about a chat without an inquiry.
MOVED = ("message", "sighting", "code", "outbox")
DROPPED = ("talk", "reminder", "reminder_wish", "code_miss", "broadcast_live", "entering", "draft")


async def takes_over(tx: Transaction, place_id: int, chat: Chat, now: int) -> Chat:
    """The place is that chat from now on; of the chat as it was nothing is left.  It had no inquiry of its own."""
    await outbox.send_elsewhere(tx, chat.id, place_id)
    for table in MOVED:
        await tx.execute(f"UPDATE {table} SET chat_id = :place WHERE chat_id = :chat", place=place_id, chat=chat.id)
    await _got(tx, place_id, f":{chat.id}")
    for table in DROPPED:
        await tx.execute(f"DELETE FROM {table} WHERE chat_id = :chat", chat=chat.id)
    await tx.execute("DELETE FROM chat WHERE id = :chat", chat=chat.id)
    await tx.execute(
        "UPDATE chat SET fingerprint = :fingerprint, sort = :sort, sealed = :sealed, reachable = 1, seen_at = :now"
        " WHERE id = :place",
        place=place_id,
        fingerprint=tx.fingerprint("chat", str(chat.telegram_id)),
        sort=chat.sort,
        sealed=tx.seal("chat", place_id, {"telegram_id": chat.telegram_id}),
        now=now,
    )
    return await chats.get(tx, place_id)


async def moves_in(tx: Transaction, place_id: int, chat: Chat, now: int) -> Chat:
    """What a relative asked by phone is asked in their chat from now on; of the place nothing is left.

    None of it may be about somebody in the register: a notice belongs to the place where it was to be told.
    """
    here = {"place": place_id, "chat": chat.id}
    for row in await tx.all("SELECT id FROM inquiry WHERE chat_id = :place", place=place_id):
        await stamps.change(tx, "inquiry", row["id"], {"chat_id": chat.id})
    for table in ("message", "errand"):
        await tx.execute(f"UPDATE {table} SET chat_id = :chat WHERE chat_id = :place", **here)
    about = "sort IN ('question', 'review')"
    await tx.execute(f"UPDATE reminder SET chat_id = :chat WHERE chat_id = :place AND {about}", **here)
    await tx.execute("DELETE FROM chat WHERE id = :place", place=place_id)
    await silence.sign(tx, chat.id, now)
    return await chats.get(tx, chat.id)


async def _got(tx: Transaction, place_id: int, ends: str) -> None:
    """A broadcast that was got in the chat was got by the place: its correction finds whoever got it by the dedup."""
    await tx.execute(
        "UPDATE outbox SET dedup = SUBSTR(dedup, 1, LENGTH(dedup) - :cut) || CAST(:new AS TEXT)"
        " WHERE chat_id = :place AND kind = 'broadcast' AND dedup LIKE :any",
        place=place_id,
        cut=len(ends),
        new=f":{place_id}",
        any=f"%{ends}",
    )
