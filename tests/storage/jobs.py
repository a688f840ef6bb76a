"""Small jobs for the tests: notes in the audit table, because it refers to nothing."""

from collections.abc import Sequence

from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def note(tx: Transaction, word: str) -> int:
    """Writes one note; its id."""
    note_id = new_id()
    await tx.execute(
        "INSERT INTO audit (id, at, action, subject, sealed) VALUES (:id, 0, 'note', :word, :sealed)",
        id=note_id,
        word=word,
        sealed=tx.seal("audit", note_id, {"word": word}),
    )
    return note_id


async def note_and_fail(tx: Transaction, word: str) -> None:
    """Writes one note and raises."""
    await note(tx, word)
    raise LookupError(word)


async def notes(tx: Transaction) -> Sequence[str]:
    """The words of all notes, in the order in which they were written."""
    return [row["subject"] for row in await tx.all("SELECT subject FROM audit WHERE action = 'note' ORDER BY id")]


async def sealed_words(tx: Transaction) -> Sequence[str]:
    """The same from the sealed records."""
    rows = await tx.all("SELECT id, sealed FROM audit WHERE action = 'note' ORDER BY id")
    return [tx.unseal("audit", row["id"], row["sealed"])["word"] for row in rows]
