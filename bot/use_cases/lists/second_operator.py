"""The other verifiers hear at once that proposals of a list wait: one message, however many follow shortly."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.returned import ReturnedList
from bot.model.rights import Right
from bot.texts.returns import waiting as texts
from storage.queues import outbox
from storage.register import kin
from storage.staff import operators
from storage.store.transaction import Transaction

SHORTLY = 15 * 60  # seconds: as long as somebody goes through a few dozen rows


async def call(tx: Transaction, actor: Actor, source: ReturnedList, rows: Sequence[int]) -> None:
    """Rows of a list were proposed: whoever may compare one of them hears so, and of the own family nothing."""
    for operator in await operators.active(tx, Right.VERIFY):
        if operator.id != actor.id and await _may_compare_one(tx, operator, rows):
            once = f"proposals/{source.id}/{actor.now // SHORTLY}/{operator.id}"
            await outbox.put(tx, operator.chat_id, texts.list_waits(source.id, source.name), actor.now, dedup=once)


async def _may_compare_one(tx: Transaction, operator: Operator, rows: Sequence[int]) -> bool:
    for row in rows:
        if not await kin.is_of_row(tx, operator.chat_id, row):
            return True
    return False
