"""Messages that Telegram has refused, by kind: what operators have not heard about yet (table refusal)."""

from storage.store.transaction import Row, Transaction

SELDOM = 3_600  # seconds; a fault that refuses one refuses many, and operators are to hear each other as well


async def note(tx: Transaction, kind: str, row_id: int) -> None:
    """One more of that kind was refused."""
    await tx.execute(
        "INSERT INTO refusal (kind, row_id, untold, told_at) VALUES (:kind, :row, 1, 0) ON CONFLICT (kind) DO UPDATE"
        " SET row_id = excluded.row_id, untold = refusal.untold + 1",
        kind=kind,
        row=row_id,
    )


async def to_tell(tx: Transaction, now: int) -> list[Row]:
    """What operators hear about now: kind, row_id of the newest, untold; of each kind once an hour."""
    before = now - SELDOM
    rows = await tx.all("SELECT * FROM refusal WHERE untold > 0 AND told_at <= :before ORDER BY kind", before=before)
    for row in rows:
        await tx.execute("UPDATE refusal SET untold = 0, told_at = :now WHERE kind = :kind", kind=row["kind"], now=now)
    return rows
