"""Telegram's flood wait, and the pace that was learned from it, kept so that a restart obeys them."""

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


async def learn(tx: Transaction, rate: float, limited_at: float) -> None:
    """How many answers a second Telegram has taken, and when it last was too many (seconds since 1970)."""
    await tx.upsert("answer_rate", key="id", id=1, rate=float(rate), limited_at=float(limited_at))


async def learned(tx: Transaction) -> tuple[float, float]:
    """What learn has kept; zeros when nothing was."""
    row = await tx.one("SELECT rate, limited_at FROM answer_rate WHERE id = 1")
    return (float(row["rate"]), float(row["limited_at"])) if row else (0.0, 0.0)
