"""How much a chat has done lately: looked up by its newest rows, however many there are."""

from collections.abc import Mapping

from bot.model.limits import LIMITS, Deed
from storage.store.transaction import Transaction

# Of what a chat did, and when; ids grow with time.
_DONE: Mapping[Deed, tuple[str, str]] = {
    Deed.LETTER: ("sent_at", "message WHERE chat_id = :chat AND operator_id IS NULL"),
    Deed.MEETING: ("reported_at", "sighting WHERE chat_id = :chat"),
    Deed.INQUIRY: ("received_at", "inquiry WHERE chat_id = :chat"),
}


async def is_reached(tx: Transaction, deed: Deed, chat_id: int, now: int) -> bool:
    """Whether this chat has done it as often as it may for now."""
    limit = LIMITS[deed]
    return await did(tx, deed, chat_id, limit.most, now - limit.seconds)


async def did(tx: Transaction, deed: Deed, chat_id: int, times: int, since: int) -> bool:
    """Whether this chat did it so often after that moment."""
    when, rows = _DONE[deed]
    sql = f"SELECT {when} AS at FROM {rows} ORDER BY id DESC LIMIT 1 OFFSET :before"
    row = await tx.one(sql, chat=chat_id, before=times - 1)
    return row is not None and row["at"] > since
