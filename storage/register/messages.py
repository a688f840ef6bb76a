"""Messages: words between a family and the operators, part of the case."""

from dataclasses import asdict

from bot.model.correspondence import MEASURED_MOST, MEASURED_SECONDS, Content, Words
from bot.model.given import Document, Origin
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

_SHOWN_WITH = "(:inquiry = 0 OR inquiry_id = :inquiry OR inquiry_id IS NULL)"  # 0: all that the family wrote


async def add(
    tx: Transaction,
    chat_id: int,
    sort: str,
    content: Content,
    now: int,
    *,
    origin: Origin | None = None,
    inquiry_id: int | None = None,
    read: bool = False,
    corrects: int | None = None,
) -> int:
    """Keeps what a family said; unread unless it needs no operator."""
    message_id = new_id()
    await tx.insert(
        "message",
        id=message_id,
        chat_id=chat_id,
        inquiry_id=inquiry_id,
        sort=sort,
        sent_at=now,
        read_at=now if read else None,
        telegram_id=origin.message_id if origin else None,
        album=origin.album if origin else None,
        corrects=corrects,
        sealed=_seal(tx, message_id, content, forwarded=bool(origin and origin.forwarded)),
    )
    return message_id


async def add_of_operator(
    tx: Transaction,
    chat_id: int,
    sort: str,
    content: Content,
    now: int,
    *,
    operator_id: int,
    outbox_id: int,
    inquiry_id: int | None = None,
    waited: int | None = None,
) -> int:
    """Keeps what an operator said to a family, and in which row of the outbox it travels."""
    message_id = new_id()
    await tx.insert(
        "message",
        id=message_id,
        chat_id=chat_id,
        inquiry_id=inquiry_id,
        sort=sort,
        operator_id=operator_id,
        sent_at=now,
        read_at=now,
        waited=waited,
        outbox_id=outbox_id,
        sealed=_seal(tx, message_id, content),
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


async def unread(tx: Transaction, chat_id: int, up_to: int | None = None, inquiry_id: int | None = None) -> list[Words]:
    """What one family wrote and nobody has read yet, up to that message; oldest first.

    inquiry_id: only what belongs to this inquiry, as in of_inquiry.
    """
    rows = await tx.all(
        "SELECT * FROM message WHERE chat_id = :chat AND read_at IS NULL AND (id <= :up_to OR :up_to = 0)"
        f" AND {_SHOWN_WITH} ORDER BY id",
        chat=chat_id,
        up_to=up_to or 0,
        inquiry=inquiry_id or 0,
    )
    return [_words(tx, row) for row in rows]


async def first_unread(tx: Transaction, chat_id: int) -> int | None:
    """What one family wrote first of all that nobody has read yet."""
    row = await tx.one("SELECT MIN(id) AS id FROM message WHERE chat_id = :chat AND read_at IS NULL", chat=chat_id)
    return row["id"] if row else None


async def get(tx: Transaction, message_id: int) -> Words:
    """One message; KeyError if there is none."""
    return _words(tx, await tx.known("SELECT * FROM message WHERE id = :id", id=message_id))


async def sent_as(tx: Transaction, chat_id: int, telegram_id: int) -> Words | None:
    """The newest form of what a family sent in a message of that id, if it was kept as words."""
    row = await tx.one(
        "SELECT * FROM message WHERE chat_id = :chat AND telegram_id = :telegram ORDER BY id DESC LIMIT 1",
        chat=chat_id,
        telegram=telegram_id,
    )
    return None if row is None else _words(tx, row)


async def has_album(tx: Transaction, chat_id: int, album: str) -> bool:
    """Whether a picture of the same album was kept before."""
    return await tx.exists("message WHERE chat_id = :chat AND album = :album", chat=chat_id, album=album)


async def wrote_since(tx: Transaction, chat_id: int, moment: int) -> bool:
    """Whether a family wrote to the operators after that moment."""
    sql = "message WHERE chat_id = :chat AND operator_id IS NULL AND sort = 'message' AND sent_at > :moment"
    return await tx.exists(sql, chat=chat_id, moment=moment)


async def last_to_family(tx: Transaction, chat_id: int) -> Words | None:
    """What an operator said last to a family."""
    row = await tx.one(
        "SELECT * FROM message WHERE chat_id = :chat AND operator_id IS NOT NULL ORDER BY id DESC LIMIT 1", chat=chat_id
    )
    return None if row is None else _words(tx, row)


async def last_question(tx: Transaction, inquiry_id: int) -> Words | None:
    """The last question that an operator put to the family."""
    row = await tx.one(
        "SELECT * FROM message WHERE inquiry_id = :inquiry AND sort = 'question' ORDER BY id DESC LIMIT 1",
        inquiry=inquiry_id,
    )
    return None if row is None else _words(tx, row)


async def last_said_at(tx: Transaction, inquiry_id: int) -> int:
    """When a family or an operator last said something about an inquiry; 0 if nobody did."""
    row = await tx.one("SELECT MAX(sent_at) AS at FROM message WHERE inquiry_id = :inquiry", inquiry=inquiry_id)
    return (row["at"] if row else None) or 0


async def mark_read(tx: Transaction, chat_id: int, up_to: int, now: int, inquiry_id: int | None = None) -> bool:
    """Marks what a family wrote up to that message as read; whether there was anything to mark.

    inquiry_id: only what belongs to this inquiry, as in of_inquiry.
    """
    touched = await tx.execute(
        "UPDATE message SET read_at = :now WHERE chat_id = :chat AND id <= :up_to AND read_at IS NULL"
        f" AND {_SHOWN_WITH}",
        chat=chat_id,
        up_to=up_to,
        now=now,
        inquiry=inquiry_id or 0,
    )
    return touched > 0


async def mark_undelivered(tx: Transaction, outbox_id: int, now: int) -> Words | None:
    """Notes that Telegram would not take what an operator wrote; what it was, None for any other row."""
    row = await tx.one("SELECT * FROM message WHERE outbox_id = :outbox", outbox=outbox_id)
    if row is None:
        return None
    await tx.execute("UPDATE message SET undelivered_at = :now WHERE id = :id", id=row["id"], now=now)
    return _words(tx, row)


async def waits(tx: Transaction, now: int) -> list[int]:
    """How long the families waited whom operators answered last, in seconds."""
    rows = await tx.all(
        "SELECT waited FROM message WHERE waited IS NOT NULL AND sent_at > :since ORDER BY sent_at DESC, id DESC"
        " LIMIT :most",
        since=now - MEASURED_SECONDS,
        most=MEASURED_MOST,
    )
    return [row["waited"] for row in rows]


def _seal(tx: Transaction, message_id: int, content: Content, *, forwarded: bool = False) -> bytes:
    return tx.seal("message", message_id, {**asdict(content), "forwarded": forwarded})


def _words(tx: Transaction, row: Row) -> Words:
    record = tx.unseal("message", row["id"], row["sealed"])
    document = record.get("document")
    columns = ("id", "chat_id", "inquiry_id", "sort", "sent_at", "corrects", "operator_id", "undelivered_at")
    return Words(
        **{name: row[name] for name in columns},
        text=record["text"],
        photo=record["photo"],
        document=Document(**document) if document else None,
        forwarded=record.get("forwarded", False),
    )
