"""Whom a broadcast is for.

Nothing here knows of a report, a verification or a hold: what decides is what families have said themselves, and what
they were told (N1).  Who was told about a return, by message or by a person, and of no correction since, knows.
"""

from dataclasses import dataclass

from bot.model.broadcast import BroadcastAudience
from bot.model.message import Kind
from storage.store.transaction import Row, Transaction

# Whoever has agreed and can be reached; of a family: and is not here only as an operator.
_REACHED = "c.sort = 'private' AND c.reachable = 1 AND c.consent_version IS NOT NULL"
_FAMILY = (
    f"{_REACHED} AND (NOT EXISTS (SELECT 1 FROM operator p WHERE p.chat_id = c.id AND p.active = 1)"
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


LOOKED_AT = 2_000  # chats at a time, so that neither a search nor a count holds up an update, however few are found


@dataclass(frozen=True)
class Page:
    """The chats found in a part of all: id, language.  last: where the next part begins; None when it was the last."""

    chats: list[Row]
    last: int | None


def mark(broadcast_id: int) -> str:
    """What the dedup of each of its rows in the outbox begins with; the chat follows."""
    return f"{Kind.BROADCAST}:{broadcast_id}:"


async def page(tx: Transaction, audience: BroadcastAudience, after: int, limit: int = LOOKED_AT) -> Page:
    """Chats it is for in the order of their ids, those behind `after`; at most limit."""
    end = await _end(tx, after)
    if end is None:
        return Page([], None)
    chats = await tx.all(
        f"SELECT c.id, c.language FROM chat c WHERE c.id > :after AND c.id <= :end AND {_meant(audience)}"
        " ORDER BY c.id LIMIT :limit",
        **_values(audience),
        after=after,
        end=end,
        limit=limit,
    )
    return Page(chats, chats[-1]["id"] if len(chats) == limit else end)


async def _end(tx: Transaction, after: int) -> int | None:
    """The last chat of the part behind `after`."""
    sql = "SELECT MAX(id) AS id FROM (SELECT id FROM chat WHERE id > :after ORDER BY id LIMIT :looked_at) AS part"
    last: int | None = (await tx.known(sql, after=after, looked_at=LOOKED_AT))["id"]
    return last


async def includes(tx: Transaction, audience: BroadcastAudience, chat_id: int) -> bool:
    """Whether it is for this chat."""
    return await tx.exists(f"chat c WHERE c.id = :chat AND {_meant(audience)}", **_values(audience), chat=chat_id)


def _meant(audience: BroadcastAudience) -> str:
    # Who got what was wrong gets its correction, also when they have become an operator since.
    return f"{_FAMILY if audience.corrects is None else _REACHED} AND {_MEANT[audience.sort]}"


def _values(audience: BroadcastAudience) -> dict[str, str]:
    if audience.corrects is not None:
        return {"corrected": mark(audience.corrects)}
    return {} if audience.narrowed is None else {"narrowed": audience.narrowed}
