"""When an operator has heard what was said to them: Telegram took it, or they have read it at the desk."""

from storage.store.transaction import Transaction


async def heard_at(tx: Transaction, dedup: str) -> int | None:
    """Of what was put with that dedup; None while they have not."""
    row = await tx.known(
        "SELECT MIN(at) AS at FROM (SELECT settled_at AS at FROM outbox WHERE dedup = :dedup AND state = 'sent'"
        " UNION ALL SELECT read_at FROM announcement WHERE dedup = :dedup) AS heard",
        dedup=dedup,
    )
    moment: int | None = row["at"]
    return moment
