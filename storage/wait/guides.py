"""Texts for families that administrators confirm: every version is kept, the newest of a topic counts."""

from collections.abc import Mapping

from bot.model.guide import CHECKED_FOR, Guide
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

_NEWEST = (
    "SELECT * FROM guide g WHERE NOT EXISTS (SELECT 1 FROM guide h WHERE h.topic = g.topic AND h.number > g.number)"
)


async def newest(tx: Transaction) -> dict[str, Guide]:
    """The newest version of every topic that was ever confirmed."""
    return {row["topic"]: _guide(tx, row) for row in await tx.all(_NEWEST)}


async def of_topic(tx: Transaction, topic: str) -> Guide | None:
    """The newest version of one topic, shown or not."""
    row = await tx.one("SELECT * FROM guide WHERE topic = :topic ORDER BY number DESC LIMIT 1", topic=topic)
    return None if row is None else _guide(tx, row)


async def shown(tx: Transaction, topic: str) -> Guide | None:
    """What families see of a topic; None as long as no administrator has confirmed it."""
    guide = await of_topic(tx, topic)
    return guide if guide and guide.shown else None


async def versions(tx: Transaction, topic: str, limit: int) -> list[Guide]:
    """All versions of a topic, newest first."""
    rows = await tx.all(
        "SELECT * FROM guide WHERE topic = :topic ORDER BY number DESC LIMIT :limit", topic=topic, limit=limit
    )
    return [_guide(tx, row) for row in rows]


async def get(tx: Transaction, guide_id: int) -> Guide:
    """One version; KeyError if there is none."""
    return _guide(tx, await tx.known("SELECT * FROM guide WHERE id = :id", id=guide_id))


async def confirm(
    tx: Transaction,
    topic: str,
    before: int,
    words: Mapping[str, str],
    operator_id: int,
    now: int,
    *,
    shown: bool = True,
) -> int | None:
    """The version that follows number `before`; its id, or None when somebody else has made that one already."""
    guide_id = new_id()
    added = await tx.insert(
        "guide",
        unless="topic, number",
        id=guide_id,
        topic=topic,
        number=before + 1,
        shown=int(shown),
        confirmed_by=operator_id,
        confirmed_at=now,
        review_at=now + CHECKED_FOR if shown else None,
        sealed=tx.seal("guide", guide_id, {"words": dict(words)}),
    )
    if not added:
        return None
    await tx.execute(
        "UPDATE guide SET review_at = NULL WHERE topic = :topic AND number <= :before", topic=topic, before=before
    )
    return guide_id


async def put_off(tx: Transaction, now: int, until: int) -> int:
    """Moves the day of the next request for every version that has to be checked again; how many there are."""
    return await tx.execute("UPDATE guide SET review_at = :until WHERE review_at <= :now", now=now, until=until)


def _guide(tx: Transaction, row: Row) -> Guide:
    words = tx.unseal("guide", row["id"], row["sealed"])["words"]
    names = ("id", "topic", "number", "confirmed_by", "confirmed_at")
    return Guide(words=words, shown=bool(row["shown"]), **{name: row[name] for name in names})
