"""Rows that decide and whose stamp does not fit (table misfit): which were found, what administrators have heard.

A chat has no stamp: it does not fit where it is found by somebody else's Telegram id (storage/register/chats.py).
"""

from collections.abc import Sequence

from storage.register import chats
from storage.returns import proof
from storage.staff import lockdowns
from storage.store import stamps
from storage.store.stamps import BOUND, Named
from storage.store.transaction import Row, Transaction

CHAT = "chat"
LOOKED_AT = (CHAT, *BOUND)
"""All tables of which a row can be a misfit."""


async def note(tx: Transaction, row: Named, now: int) -> None:
    """One was found; one that is known already is not found again."""
    await tx.insert("misfit", unless="subject, row_id", subject=row[0], row_id=row[1], found_at=now)


async def count(tx: Transaction) -> int:
    """How many there are, as far as they were found."""
    return await tx.count("misfit")


async def untold(tx: Transaction) -> list[Row]:
    """What administrators have not heard of: subject, row_id."""
    return await tx.all("SELECT subject, row_id FROM misfit WHERE told_at IS NULL ORDER BY found_at, subject, row_id")


async def told(tx: Transaction, now: int) -> None:
    """They have heard of all."""
    await tx.execute("UPDATE misfit SET told_at = :now WHERE told_at IS NULL", now=now)


async def forget_mended(tx: Transaction) -> None:
    """Of those that were found, what fits again or is not there any more."""
    for row in await tx.all("SELECT subject, row_id FROM misfit"):
        if await _is_mended(tx, row["subject"], row["row_id"]):
            await tx.execute("DELETE FROM misfit WHERE subject = :subject AND row_id = :row_id", **row)


async def _is_mended(tx: Transaction, subject: str, row_id: int) -> bool:
    if subject == CHAT:
        return await chats.agrees(tx, row_id)
    sql = f"SELECT {stamps.columns(subject)} FROM {subject} WHERE {stamps.key_of(subject)} = :id"
    rows = await tx.all(sql, id=row_id)
    if subject in stamps.ALWAYS_THERE and not rows:
        return False
    return all(stamps.fits(tx, subject, one) for one in rows) and not await _contradicts(tx, subject, row_id, rows)


async def _contradicts(tx: Transaction, subject: str, row_id: int, rows: Sequence[Row]) -> bool:
    if subject == "lockdown":
        return await lockdowns.contradicts(tx)
    return subject == "notice" and bool(rows) and bool(await proof.misfits(tx, [row_id]))


async def page(tx: Transaction, table: str, after: int) -> tuple[Sequence[Named], int | None]:
    """Those of a page of a table behind that row whose stamp does not fit; and where the next page begins, if any."""
    if table == CHAT:
        found, behind = await chats.misfits(tx, after)
        return [(CHAT, one) for one in found], behind
    rows, key = await stamps.page(tx, table, after), stamps.key_of(table)
    if table in stamps.ALWAYS_THERE and not rows:
        return [(table, stamps.ALWAYS_THERE[table])], None
    return [(table, row[key]) for row in rows if not stamps.fits(tx, table, row)], stamps.next_after(table, rows)


async def every(tx: Transaction) -> list[Named]:
    """All of them, and what was found before and was not put right."""
    found = [(row["subject"], row["row_id"]) for row in await tx.all("SELECT subject, row_id FROM misfit")]
    for table in LOOKED_AT:
        after: int | None = 0
        while after is not None:
            some, after = await page(tx, table, after)
            found += some
    return list(dict.fromkeys(found))
