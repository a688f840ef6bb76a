"""Rows that decide and whose stamp does not fit (table misfit): which were found, what administrators have heard."""

from collections.abc import Sequence

from storage.returns import proof
from storage.store import stamps
from storage.store.stamps import BOUND, Named
from storage.store.transaction import Row, Transaction


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
        subject, row_id = row["subject"], row["row_id"]
        rows = await tx.all(
            f"SELECT {stamps.columns(subject)} FROM {subject} WHERE {stamps.key_of(subject)} = :id", id=row_id
        )
        contradicts = subject == "notice" and rows and await proof.misfits(tx, [row_id])
        if all(stamps.fits(tx, subject, one) for one in rows) and not contradicts:
            await tx.execute(
                "DELETE FROM misfit WHERE subject = :subject AND row_id = :row", subject=subject, row=row_id
            )


async def page(tx: Transaction, table: str, after: int) -> tuple[Sequence[Named], int | None]:
    """Those of a page of a table behind that row whose stamp does not fit; and where the next page begins, if any."""
    rows, key = await stamps.page(tx, table, after), stamps.key_of(table)
    return [(table, row[key]) for row in rows if not stamps.fits(tx, table, row)], stamps.next_after(table, rows)


async def every(tx: Transaction) -> list[Named]:
    """All of them, and what was found before and was not put right."""
    found = [(row["subject"], row["row_id"]) for row in await tx.all("SELECT subject, row_id FROM misfit")]
    for table in BOUND:
        after: int | None = 0
        while after is not None:
            some, after = await page(tx, table, after)
            found += some
    return list(dict.fromkeys(found))
