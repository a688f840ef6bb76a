"""The second operator and a whole list: every proposal is compared, then all are verified with one statement."""

from collections import Counter
from dataclasses import dataclass

from bot.i18n import Language
from bot.model.rights import Right
from bot.texts.lists import batches as texts
from storage.lists import list_counts
from storage.queues import outbox
from storage.staff import operators
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Vouched:
    """A return of the list that was verified, and how many relatives are told of it, by language."""

    verification_id: int
    told: Counter[Language]


NOBODYS_CHAT = 0  # it misses nobody: all of a list is counted


async def sum_up(tx: Transaction, notice_id: int, now: int) -> None:
    """When the last notice of a list has come to its end, the operators hear how many relatives know.

    Each without the own family; where nothing else is left, nothing.
    """
    list_id = await list_counts.of_notice(tx, notice_id)
    if list_id is None or (await list_counts.telling(tx, list_id, NOBODYS_CHAT)).on_the_way:
        return
    for operator in await operators.active(tx, Right.STOP):
        telling = await list_counts.telling(tx, list_id, operator.chat_id)
        total = telling.told + telling.to_be_called
        if total:
            said = texts.summary(list_id, telling)
            await outbox.put(tx, operator.chat_id, said, now, dedup=f"list/{list_id}/{total}/{operator.id}")
