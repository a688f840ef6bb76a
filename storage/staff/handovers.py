"""Notes for the next shift (table handover)."""

from bot.model.handover import Note
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction


async def add(tx: Transaction, operator_id: int, words: str, now: int) -> int:
    """Keeps a note; its id."""
    note_id = new_id()
    await tx.insert(
        "handover",
        id=note_id,
        operator_id=operator_id,
        written_at=now,
        sealed=tx.seal("handover", note_id, {"words": words}),
    )
    return note_id


async def get(tx: Transaction, note_id: int) -> Note:
    """One note; RowMissing if there is none."""
    return _note(tx, await tx.known("SELECT * FROM handover WHERE id = :id", id=note_id))


async def open_ones(tx: Transaction, since: int) -> list[Note]:
    """What was written since then and is not done, the newest first."""
    rows = await tx.all(
        "SELECT * FROM handover WHERE done_at IS NULL AND written_at > :since ORDER BY written_at DESC, id DESC",
        since=since,
    )
    return [_note(tx, row) for row in rows]


async def done(tx: Transaction, note_id: int, now: int) -> bool:
    """Nobody need read it any more; False when that was so."""
    return await tx.changed(
        "UPDATE handover SET done_at = :now WHERE id = :id AND done_at IS NULL", id=note_id, now=now
    )


def _note(tx: Transaction, row: Row) -> Note:
    return Note(
        row["id"], row["operator_id"], row["written_at"], tx.unseal("handover", row["id"], row["sealed"])["words"]
    )
