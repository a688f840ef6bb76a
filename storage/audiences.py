"""Whom a broadcast is for.

Nothing here knows of a report, a verification or a hold: what decides is what families have said themselves, and what
they were told (N1).  Whoever was told of a return by message or by a person, and of no correction since, knows of it.
"""

from bot.model.broadcast import Audience
from bot.model.message import Kind
from storage.transaction import Row, Transaction

# Whoever has agreed, can be reached, and is not here only as an operator.
_FAMILY = (
    "c.sort = 'private' AND c.reachable = 1 AND c.consent_version IS NOT NULL"
    " AND (NOT EXISTS (SELECT 1 FROM operator p WHERE p.chat_id = c.id AND p.active = 1)"
    " OR EXISTS (SELECT 1 FROM inquiry i WHERE i.chat_id = c.id AND i.state IN ('received', 'asked', 'accepted')))"
)
_KNOWS = (
    "EXISTS (SELECT 1 FROM notice n LEFT JOIN call t ON t.notice_id = n.id WHERE n.inquiry_id = i.id"
    " AND n.sort = 'return' AND (n.state = 'told' OR t.told_at IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM notice k LEFT JOIN call d ON d.notice_id = k.id"
    " WHERE k.verification_id = n.verification_id AND k.inquiry_id = n.inquiry_id AND k.sort = 'correction'"
    " AND (k.state = 'told' OR d.told_at IS NOT NULL)))"
)
_ASKS = "EXISTS (SELECT 1 FROM inquiry i WHERE i.chat_id = c.id AND i.state IN ('received', 'asked', 'accepted') AND "
_GOT = (
    "EXISTS (SELECT 1 FROM outbox o WHERE o.dedup = CAST(:corrected AS TEXT) || CAST(c.id AS TEXT)"
    " AND o.state IN ('sent', 'unknown'))"
)
_MEANT = {
    "everyone": "1 = 1",
    "language": "c.language = :narrowed",
    "category": f"{_ASKS} i.category = :narrowed)",
    "waiting": f"{_ASKS} NOT {_KNOWS})",
    "returned": f"{_ASKS} {_KNOWS})",
    "recipients": _GOT,
}


def mark(broadcast_id: int) -> str:
    """What the dedup of each of its rows in the outbox begins with; the chat follows."""
    return f"{Kind.BROADCAST}:{broadcast_id}:"


async def page(tx: Transaction, audience: Audience, after: int, limit: int) -> list[Row]:
    """Chats it is for in the order of their ids, those behind `after`: id, language."""
    return await tx.all(
        f"SELECT c.id, c.language FROM chat c WHERE c.id > :after AND {_meant(audience)} ORDER BY c.id LIMIT :limit",  # noqa: S608
        **_values(audience),
        after=after,
        limit=limit,
    )


async def count(tx: Transaction, audience: Audience) -> dict[str, int]:
    """How many it is for, by language."""
    rows = await tx.all(
        f"SELECT c.language, COUNT(*) AS n FROM chat c WHERE {_meant(audience)} GROUP BY c.language",  # noqa: S608
        **_values(audience),
    )
    return {row["language"]: row["n"] for row in rows}


async def includes(tx: Transaction, audience: Audience, chat_id: int) -> bool:
    """Whether it is for this chat."""
    sql = f"SELECT 1 FROM chat c WHERE c.id = :chat AND {_meant(audience)}"  # noqa: S608
    return await tx.one(sql, **_values(audience), chat=chat_id) is not None


def _meant(audience: Audience) -> str:
    return f"{_FAMILY} AND {_MEANT[audience.sort]}"


def _values(audience: Audience) -> dict[str, str]:
    if audience.corrects is not None:
        return {"corrected": mark(audience.corrects)}
    return {} if audience.narrowed is None else {"narrowed": audience.narrowed}
