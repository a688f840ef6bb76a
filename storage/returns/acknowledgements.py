"""Whether a relative has read a notice: by its button, or by whatever they wrote in the chat after it (N2)."""

from dataclasses import dataclass

from storage.store.transaction import Row, Transaction

# It was told, or it may have been: whoever presses the button below it has it, whatever became of our own record.
_ARRIVED = (
    "(n.state = 'told' OR n.uncertain_at IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = n.id AND o.state = 'sending'))"
)


@dataclass(frozen=True)
class Acknowledgement:
    """Somebody has read a notice.

    known: whether we knew that it had arrived.  again: whether it was acknowledged before.
    """

    notice_id: int
    known: bool
    again: bool


async def by_press(tx: Transaction, notice_id: int, chat_id: int, now: int) -> Acknowledgement | None:
    """The button below a notice was pressed in this chat; None when no notice can have come to it that has the button.

    A notice of which nobody knew whether it had arrived is told with that, and does not leave once more.
    """
    row = await tx.one(
        f"SELECT * FROM notice n WHERE n.id = :id AND n.chat_id = :chat AND {_ARRIVED}", id=notice_id, chat=chat_id
    )
    if row is None:
        return None
    await tx.execute("UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state = 'due'", id=notice_id)
    return await _acknowledge(tx, row, now)


async def by_words(tx: Transaction, chat_id: int, message_id: int, now: int) -> list[Acknowledgement]:
    """Somebody wrote in this chat; message_id: Telegram's, of what they wrote.  What was told before it was read.

    Telegram counts the messages of a chat in the order in which they came, whatever any clock says.
    """
    rows = await tx.all(
        "SELECT * FROM notice WHERE chat_id = :chat AND unread IS NOT NULL AND message_id < :message ORDER BY id",
        chat=chat_id,
        message=message_id,
    )
    return [await _acknowledge(tx, row, now) for row in rows]


async def _acknowledge(tx: Transaction, row: Row, now: int) -> Acknowledgement:
    fresh = await tx.changed(
        "UPDATE notice SET state = 'told', told_at = COALESCE(told_at, :now), acknowledged_at = :now, unread = NULL"
        " WHERE id = :id AND acknowledged_at IS NULL",
        id=row["id"],
        now=now,
    )
    return Acknowledgement(row["id"], known=row["state"] == "told", again=not fresh)
