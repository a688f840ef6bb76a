"""What one person of a list wants, kept with the row."""

from collections.abc import Mapping

from storage.store.transaction import Transaction


async def keep(tx: Transaction, row_id: int, wish: Mapping[str, str]) -> None:
    """Keeps it; a card that was shown before is out of date from now on."""
    row = await tx.known("SELECT sealed FROM returned_row WHERE id = :id", id=row_id)
    record = {**tx.unseal("returned_row", row_id, row["sealed"]), "wish": dict(wish)}
    await tx.execute(
        "UPDATE returned_row SET sealed = :sealed, version = version + 1 WHERE id = :id",
        id=row_id,
        sealed=tx.seal("returned_row", row_id, record),
    )
