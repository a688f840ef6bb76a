"""Whether a row is still there."""

from storage.store.transaction import Transaction


async def exists(tx: Transaction, table: str, row_id: int) -> bool:
    """Whether the table has a row of that id; table: a name of ours, never one that came from outside."""
    return await tx.exists(f"{table} WHERE id = :id", id=row_id)
