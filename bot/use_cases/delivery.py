"""What follows from how Telegram took a message.  A row is a mapping with id, chat_id, kind and notice_id."""

from storage import chats
from storage.transaction import Row, Transaction


async def sent(tx: Transaction, row: Row, now: int) -> None:
    """The chat was told."""


async def gone(tx: Transaction, row: Row, now: int) -> None:
    """The chat cannot be reached any more."""
    await chats.set_reachable(tx, row["chat_id"], False)


async def refused(tx: Transaction, row: Row, now: int) -> None:
    """Telegram refused what we said."""
