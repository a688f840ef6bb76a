"""A broadcast in the outbox: a row for each recipient, put in by pages; how many have been reached; pause and cancel.

Never more than WINDOW rows of a broadcast wait at a time, however many it is for.  So the queue stays short, and a
pause or a cancellation takes hold of all that waits in one short transaction.  What is looked at again when a row is
claimed (storage/queues/may_leave.py) holds back what was in flight at that moment and comes back to be tried again.
"""

from bot.model.broadcast import Broadcast, BroadcastProgress
from bot.model.message import Kind
from storage.queues.may_leave import NEVER
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction
from storage.updates import audiences
from storage.updates.audiences import Page

WINDOW = 2_000  # at a thousand a second enough for two seconds
PAGE = 250
_STATES = {"sent": "sent", "gone": "blocked", "refused": "failed", "unknown": "unknown", "stale": "late"}
_OF = "text_id IN (SELECT id FROM broadcast_text WHERE broadcast_id = :broadcast)"


async def waiting(tx: Transaction, broadcast_id: int) -> int:
    """How many of its rows are due or in flight."""
    return await tx.count(f"outbox WHERE {_OF} AND state IN ('due', 'sending')", broadcast=broadcast_id)


async def progress(tx: Transaction, broadcast_id: int) -> BroadcastProgress:
    """How far it has come."""
    rows = await tx.all(f"SELECT state, COUNT(*) AS n FROM outbox WHERE {_OF} GROUP BY state", broadcast=broadcast_id)
    counts: dict[str, int] = {}
    for row in rows:
        name = _STATES.get(row["state"], "stopped" if row["state"] == "stopped" else "waiting")
        counts[name] = counts.get(name, 0) + row["n"]
    return BroadcastProgress(**counts)


async def refused(tx: Transaction, broadcast_id: int, most: int) -> int:
    """For how many Telegram refused it; it is counted only so far."""
    row = await tx.known(
        f"SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM outbox WHERE {_OF} AND state = 'refused' LIMIT :most) AS few",
        broadcast=broadcast_id,
        most=most,
    )
    return int(row["n"])


async def put_page(tx: Transaction, found: Broadcast, now: int, limit: int = PAGE) -> bool:
    """The rows of its next recipients; whether there may be more.  Nothing when it is not being sent, or was forged.

    It goes on where it stopped: the last chat of the page and its rows are written down in one transaction.
    """
    row = await tx.known("SELECT * FROM broadcast WHERE id = :id", id=found.id)
    if row["state"] != "sending" or row["filled_at"] is not None or not stamps.fits(tx, "broadcast", row):
        return False
    page = Page([], None)
    if now < (found.expires_at or 0):
        page = await audiences.page(tx, found.audience, row["chat_after"], limit)
    if page.chats:
        await _put(tx, found, page.chats, now)
    await tx.execute(
        "UPDATE broadcast SET chat_after = :last, filled_at = :filled WHERE id = :id",
        id=found.id,
        last=row["chat_after"] if page.last is None else page.last,
        filled=now if page.last is None else None,
    )
    return page.last is not None


async def _put(tx: Transaction, found: Broadcast, chats: list[Row], now: int) -> None:
    texts = await tx.all("SELECT id, language FROM broadcast_text WHERE broadcast_id = :id", id=found.id)
    text_ids = {text["language"]: text["id"] for text in texts}
    lines: list[str] = []
    values: dict[str, int | str] = {}
    for number, chat in enumerate(chats):
        lines.append(
            f"(:id{number}, :chat{number}, :kind, :urgency, 'due', :now, :expires, :dedup{number}, :zone, :now,"
            f" :text{number})"
        )
        values[f"id{number}"], values[f"chat{number}"] = new_id(), chat["id"]
        values[f"dedup{number}"] = f"{audiences.mark(found.id)}{chat['id']}"
        values[f"text{number}"] = text_ids[chat["language"]]
    await tx.execute(
        "INSERT INTO outbox"
        " (id, chat_id, kind, urgency, state, due_at, expires_at, dedup, zone, put_at, text_id)"
        f" VALUES {', '.join(lines)} ON CONFLICT (dedup) DO NOTHING",
        kind=Kind.BROADCAST.value,
        urgency=Kind.BROADCAST.urgency,
        now=now,
        expires=found.expires_at,
        zone=found.zone,
        **values,
    )


async def hold_back(tx: Transaction, broadcast_id: int) -> None:
    """What waits is not due any more, until it goes on."""
    await tx.execute(
        f"UPDATE outbox SET due_at = :never WHERE {_OF} AND state = 'due'", broadcast=broadcast_id, never=NEVER
    )


async def let_go(tx: Transaction, broadcast_id: int, now: int) -> None:
    """What was held back is due now."""
    await tx.execute(
        f"UPDATE outbox SET due_at = :now WHERE {_OF} AND state = 'due' AND due_at >= :never",
        broadcast=broadcast_id,
        never=NEVER,
        now=now,
    )


async def stop(tx: Transaction, broadcast_id: int, now: int) -> None:
    """What waits is never sent."""
    await tx.execute(
        f"UPDATE outbox SET state = 'stopped', settled_at = :now WHERE {_OF} AND state = 'due'",
        broadcast=broadcast_id,
        now=now,
    )


async def got(tx: Transaction, broadcast_id: int, chat_id: int) -> bool:
    """Whether this chat has got it, or may have."""
    return await tx.exists(
        "outbox WHERE dedup = :dedup AND state IN ('sent', 'unknown')", dedup=f"{audiences.mark(broadcast_id)}{chat_id}"
    )
