"""What disappears from a chat: keys and codes before anything else, cards of people when their time is over."""

from collections.abc import Sequence

from bot.model.message import ApiCall, Kind
from bot.settings import OrgConfig
from storage.queues import outbox, passing, withdrawing
from storage.store.transaction import Transaction


async def delete_what_passes(tx: Transaction, cards: int, now: int) -> None:
    """What was to be in a chat for a while only is deleted there.  cards: so many seconds they stay."""
    for row in await passing.due(tx, cards, now):
        await passing.forget(tx, row["outbox_id"])
        kind = Kind.OPERATOR if row["lasts"] == passing.AS_CARDS else Kind.ALARM
        await _delete(tx, row["chat_id"], row["message_id"], kind, now)


async def delete(tx: Transaction, chat_id: int, message_id: int, now: int) -> None:
    """A message disappears from a chat, before anything else that waits."""
    await _delete(tx, chat_id, message_id, Kind.ALARM, now)


async def delete_calls(tx: Transaction, call_ids: Sequence[int], now: int) -> None:
    """How to make these calls disappears from the chats: nobody reads out what does not hold or others are to say."""
    for row in await passing.of_calls(tx, call_ids) if call_ids else []:
        if row["message_id"] is None:
            await withdrawing.stop_one(tx, row["outbox_id"], now)
            await passing.hurry(tx, row["outbox_id"])
        else:
            await passing.forget(tx, row["outbox_id"])
            await delete(tx, row["chat_id"], row["message_id"], now)


async def delete_every_call(tx: Transaction, now: int) -> None:
    """The same of all calls."""
    await delete_calls(tx, await passing.of_every_call(tx), now)


async def delete_with_cards(tx: Transaction, org: OrgConfig, chat_id: int, message_id: int, now: int) -> None:
    """What an operator wrote to find somebody goes when the card of that person does."""
    await _delete(tx, chat_id, message_id, Kind.OPERATOR, now, due_at=now + org.card_minutes * 60)


async def _delete(tx: Transaction, chat_id: int, message_id: int, kind: Kind, now: int, *, due_at: int = 0) -> None:
    call = ApiCall("deleteMessage", {"message_id": message_id})
    await outbox.put_call(tx, chat_id, kind, call, now, due_at=due_at)
