"""Messages: words between a family and the operators, part of the case."""

from bot.model.correspondence import Words
from storage.ids import new_id
from storage.transaction import Row, Transaction


async def add(
    tx: Transaction,
    chat_id: int,
    sort: str,
    text: str,
    now: int,
    *,
    photo: str | None = None,
    inquiry_id: int | None = None,
    operator_id: int | None = None,
    read: bool = False,
) -> int:
    """Keeps what was said; unread unless it needs no operator."""
    message_id = new_id()
    await tx.execute(
        "INSERT INTO message (id, chat_id, inquiry_id, sort, operator_id, sent_at, read_at, sealed)"
        " VALUES (:id, :chat, :inquiry, :sort, :operator, :now, :read, :sealed)",
        id=message_id,
        chat=chat_id,
        inquiry=inquiry_id,
        sort=sort,
        operator=operator_id,
        now=now,
        read=now if read else None,
        sealed=tx.seal("message", message_id, {"text": text, "photo": photo}),
    )
    return message_id


async def of_inquiry(tx: Transaction, chat_id: int, inquiry_id: int) -> list[Words]:
    """What belongs to an inquiry, with what the same relative wrote to no inquiry in particular; oldest first."""
    rows = await tx.all(
        "SELECT * FROM message WHERE chat_id = :chat AND (inquiry_id = :inquiry OR inquiry_id IS NULL) ORDER BY id",
        chat=chat_id,
        inquiry=inquiry_id,
    )
    return [_words(tx, row) for row in rows]


async def of_chat(tx: Transaction, chat_id: int) -> list[Words]:
    """All that was said to and by one relative, oldest first."""
    rows = await tx.all("SELECT * FROM message WHERE chat_id = :chat ORDER BY id", chat=chat_id)
    return [_words(tx, row) for row in rows]


async def oldest_unread(tx: Transaction) -> Words | None:
    """What waits longest for an operator."""
    row = await tx.one("SELECT * FROM message WHERE read_at IS NULL ORDER BY id LIMIT 1")
    return None if row is None else _words(tx, row)


async def unread(tx: Transaction) -> int:
    """How many wait for an operator."""
    return await tx.count("message WHERE read_at IS NULL")


async def get(tx: Transaction, message_id: int) -> Words:
    """One message; KeyError if there is none."""
    return _words(tx, await tx.known("SELECT * FROM message WHERE id = :id", id=message_id))


async def last_asker(tx: Transaction, inquiry_id: int) -> int | None:
    """The operator who put the last question to the family."""
    row = await tx.one(
        "SELECT operator_id FROM message WHERE inquiry_id = :inquiry AND sort = 'question' ORDER BY id DESC LIMIT 1",
        inquiry=inquiry_id,
    )
    return None if row is None else row["operator_id"]


async def mark_read(tx: Transaction, message_id: int, now: int) -> bool:
    """Whether this call was the one that marked it."""
    return await tx.changed(
        "UPDATE message SET read_at = :now WHERE id = :id AND read_at IS NULL", id=message_id, now=now
    )


def _words(tx: Transaction, row: Row) -> Words:
    record = tx.unseal("message", row["id"], row["sealed"])
    return Words(
        row["id"], row["chat_id"], row["inquiry_id"], row["sort"], record["text"], record["photo"], row["sent_at"]
    )
