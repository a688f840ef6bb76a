"""Telegram's flood wait, kept so that a restart obeys it (table flood_wait)."""

from storage.store.transaction import Transaction


async def hold_until(tx: Transaction, until: float) -> None:
    """Nothing is sent before that instant (seconds since 1970); an earlier one shortens nothing."""
    await tx.execute(
        "INSERT INTO flood_wait (id, until) VALUES (1, :until) ON CONFLICT (id) DO UPDATE SET until ="
        " CASE WHEN excluded.until > flood_wait.until THEN excluded.until ELSE flood_wait.until END",
        until=float(until),
    )


async def held_until(tx: Transaction) -> float:
    """The instant before which nothing is sent; 0.0 when there was no flood wait."""
    row = await tx.one("SELECT until FROM flood_wait WHERE id = 1")
    return float(row["until"]) if row else 0.0
