"""Who has been silent for long (bot/model/silence.py).  The row moves first; only whoever moved it says anything."""

from bot.model.message import DAY
from bot.model.silence import SILENCE, WARNINGS, Silent
from storage.store.transaction import Transaction

_ASKS = "EXISTS (SELECT 1 FROM inquiry i WHERE i.chat_id = c.id AND i.state IN ('received', 'asked', 'accepted'))"


async def sign(tx: Transaction, chat_id: int, now: int) -> None:
    """Somebody wrote or pressed: the time of silence begins again.  Once a day is exact enough."""
    await tx.execute(
        "UPDATE chat SET seen_at = :now, warned = 0, warned_at = NULL WHERE id = :id"
        " AND (seen_at IS NULL OR seen_at < :before OR warned > 0)",
        id=chat_id,
        now=now,
        before=now - DAY,
    )


async def due(tx: Transaction, now: int, limit: int) -> list[Silent]:
    """Whose first or second warning is due, the longest silence first; between the two lies as long as it should."""
    rows = await tx.all(
        f"SELECT c.id, c.warned, c.seen_at FROM chat c WHERE {_ASKS} AND ((c.warned = 0 AND c.seen_at <= :first)"
        " OR (c.warned = 1 AND c.seen_at <= :second AND c.warned_at <= :apart)) ORDER BY c.seen_at LIMIT :limit",
        first=now - SILENCE + WARNINGS[0],
        second=now - SILENCE + WARNINGS[1],
        apart=now - WARNINGS[0] + WARNINGS[1],
        limit=limit,
    )
    return [Silent(row["id"], row["warned"], row["seen_at"]) for row in rows]


async def warn(tx: Transaction, seen: Silent, now: int) -> bool:
    """Counts a warning; False when somebody else did, or the relative has given a sign in the meantime."""
    return await tx.changed(
        "UPDATE chat SET warned = warned + 1, warned_at = :now WHERE id = :id AND warned = :warned AND seen_at = :seen",
        id=seen.chat_id,
        now=now,
        warned=seen.warned,
        seen=seen.seen_at,
    )
