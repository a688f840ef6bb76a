"""Rows of a list looked through many at once: each beside whom it fits best, the most doubtful first, few of those.

What is plain is then proposed together (table.propose_looked_at); what stands out is decided by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model.actor import Actor
from bot.model.list_table import OpenRow
from bot.model.returned import (
    AT_A_LOOK,
    IN_HAND_SECONDS,
    Decision,
    ListProgress,
    ListRow,
    ReturnedList,
    RowState,
    at_a_look,
)
from bot.model.rights import Right
from bot.model.row_lists import RowSort
from bot.use_cases import looks
from bot.use_cases.access import open_list
from bot.use_cases.lists import looking, table
from bot.use_cases.lists.numbering import as_seen
from storage.lists import candidates, decisions, in_hand, list_counts, list_rows
from storage.lists import table as stored
from storage.store.transaction import Transaction

READ = 4 * AT_A_LOOK  # rows opened for one look: what else is written in them is known only then


@dataclass(frozen=True)
class Through:
    """What of a list somebody looks through now.  with_others: how many rows colleagues have in hand.

    last: what the reader decided last, the row by the number by which they see it.
    """

    found: ReturnedList
    rows: Sequence[OpenRow]
    progress: ListProgress
    with_others: int
    last: Decision | None

    @property
    def together(self) -> list[int]:
        """The rows that may be proposed together."""
        return [one.row.id for one in self.rows if not one.stands_out]


async def view(tx: Transaction, actor: Actor, list_id: int) -> Through:
    """The next rows, in this actor's hands from now on; the look is kept.  Refused."""
    found = await open_list(tx, actor, list_id, Right.REPORT)
    rows = at_a_look(await _fitting(tx, actor, list_id))
    await in_hand.take_page(tx, rows, actor.id, actor.now)
    if rows:
        await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    numbers = {one.id: one.number for one in await as_seen(tx, actor.operator.chat_id, rows)}
    taken = [replace(row, held_by=actor.id, held_until=actor.now + IN_HAND_SECONDS) for row in rows]
    return await _seen(tx, actor, found, [await table.closely(tx, actor, row, numbers[row.id]) for row in taken])


async def again(tx: Transaction, actor: Actor, list_id: int, row_id: int) -> Through:
    """One row that was decided or taken back just now; the others stay in hand as long again.  Refused."""
    found = await open_list(tx, actor, list_id, Right.REPORT)
    await in_hand.prolong(tx, actor.id, actor.now)
    return await _seen(tx, actor, found, [await _again(tx, actor, row_id)])


async def _again(tx: Transaction, actor: Actor, row_id: int) -> OpenRow:
    seen = await looking.entry(tx, actor, row_id)
    if seen.sort is not RowSort.WORK or seen.row.is_with_another(actor.id, actor.now):
        return OpenRow(seen.row, seen.row.number, seen.sort, False, [], [], seen.number, seen.by, "")
    return await table.closely(tx, actor, await in_hand.take_beside(tx, seen.row, actor.id, actor.now), seen.row.number)


async def _fitting(tx: Transaction, actor: Actor, list_id: int) -> list[ListRow]:
    """Without those for whom nobody is left: they were rejected on another list that holds the same row."""
    rows = await in_hand.to_look_through(tx, list_id, actor.id, actor.now, READ)
    known = await candidates.of_rows(tx, [row.id for row in rows])
    for row in rows:
        if not known.get(row.id):
            await list_rows.decide(tx, row.id, RowState.NOBODY, None, actor.now)
    return [row for row in rows if known.get(row.id)]


async def _seen(tx: Transaction, actor: Actor, found: ReturnedList, rows: Sequence[OpenRow]) -> Through:
    own, last = actor.operator.chat_id, await decisions.last(tx, found.id, actor.id)
    if last:
        last = replace(last, row=(await stored.places(tx, found.id, own, [last.row]))[last.row])
    progress = await list_counts.progress(tx, found.id, own)
    return Through(found, rows, progress, await in_hand.with_others(tx, found.id, actor.id, actor.now), last)
