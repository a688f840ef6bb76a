"""Whom operators miss, as they have declared it, and who in the register that may be."""

from collections.abc import Mapping, Sequence

from bot.model.declaration import Declaration
from storage.register import fingerprints
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction


async def add(tx: Transaction, chat_id: int, facts: Mapping[str, str], now: int) -> int:
    """The operator of that chat misses somebody; the id."""
    declaration_id = new_id()
    await tx.insert(
        "declaration",
        id=declaration_id,
        chat_id=chat_id,
        name_fingerprint=fingerprints.of_name(tx, facts),
        declared_at=now,
        sealed=tx.seal("declaration", declaration_id, {"facts": dict(facts)}),
    )
    return declaration_id


async def of_chat(tx: Transaction, chat_id: int) -> list[Declaration]:
    """Whom the operator of that chat misses, oldest first."""
    rows = await tx.all("SELECT * FROM declaration WHERE chat_id = :chat ORDER BY id", chat=chat_id)
    return [_declaration(tx, row) for row in rows]


async def end(tx: Transaction, declaration_id: int, chat_id: int, ends_at: int | None) -> bool:
    """It counts until then, or for good; False when that was so before, or it is none of that chat."""
    return await tx.changed(
        "UPDATE declaration SET ends_at = :ends WHERE id = :id AND chat_id = :chat"
        " AND (ends_at IS NULL) = (:ends IS NOT NULL)",
        id=declaration_id,
        chat=chat_id,
        ends=ends_at,
    )


async def erase_ended(tx: Transaction, now: int) -> int:
    """What was taken back, and whose time is over; how many."""
    return await tx.execute("DELETE FROM declaration WHERE ends_at <= :now", now=now)


async def erase_of(tx: Transaction, chat_id: int) -> None:
    """Whoever is no operator any more has nothing to be kept away from."""
    await tx.execute("DELETE FROM declaration WHERE chat_id = :chat", chat=chat_id)


async def versions(tx: Transaction, after: int = 0) -> dict[int, bytes]:
    """Those behind that id, and in which version: with the register's matching (bot/matcher/index.py)."""
    rows = await tx.all("SELECT id, substr(sealed, 10, 6) AS version FROM declaration WHERE id > :after", after=after)
    return {row["id"]: row["version"] for row in rows}


async def some(tx: Transaction, ids: Sequence[int]) -> list[Declaration]:
    """The declarations with these ids."""
    if not ids:
        return []
    among, values = one_of("id", ids)
    return [_declaration(tx, row) for row in await tx.all(f"SELECT * FROM declaration WHERE {among}", **values)]


async def uncompared(tx: Transaction) -> list[Declaration]:
    """Those that were compared with no register, or an earlier one."""
    rows = await tx.all(
        "SELECT d.* FROM declaration d JOIN register_revision r ON d.compared_with IS NULL"
        " OR d.compared_with < r.revision ORDER BY d.id"
    )
    return [_declaration(tx, row) for row in rows]


async def keep(tx: Transaction, declaration_id: int, persons: Sequence[int], inquiries: Sequence[int]) -> None:
    """Who in the register it may be, in place of what an earlier comparison found."""
    await tx.execute("DELETE FROM declared_likeness WHERE declaration_id = :id", id=declaration_id)
    for person_id in persons:
        await tx.insert("declared_likeness", declaration_id=declaration_id, person_id=person_id)
    for inquiry_id in inquiries:
        await tx.insert("declared_likeness", declaration_id=declaration_id, inquiry_id=inquiry_id)
    await tx.execute(
        "UPDATE declaration SET compared_with = (SELECT revision FROM register_revision) WHERE id = :id",
        id=declaration_id,
    )


async def keep_of_inquiry(tx: Transaction, inquiry_id: int, declarations: Sequence[int]) -> None:
    """Whose missing somebody an inquiry may be about, in place of what was found before; who declared it stays."""
    await tx.execute("DELETE FROM declared_likeness WHERE inquiry_id = :id", id=inquiry_id)
    there = {one.id for one in await some(tx, declarations)}
    for declaration_id in there:
        await tx.insert("declared_likeness", declaration_id=declaration_id, inquiry_id=inquiry_id)


def _declaration(tx: Transaction, row: Row) -> Declaration:
    facts = tx.unseal("declaration", row["id"], row["sealed"])["facts"]
    return Declaration(row["id"], row["chat_id"], row["declared_at"], row["ends_at"], facts)
