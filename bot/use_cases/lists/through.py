"""Rows of a list looked through many at once: each beside whom it fits best, the most doubtful first, few of those.

What is plain is then proposed together (table.propose_looked_at); what stands out is decided by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model.actor import Actor
from bot.model.list_table import OpenRow
from bot.model.returned import AT_A_LOOK, Decision, ListProgress, ListRow, ReturnedList, RowState, at_a_look
from bot.model.rights import Right
from bot.model.row_lists import RowSort
from bot.use_cases import looks
from bot.use_cases.access import open_list
from bot.use_cases.lists import looking, table
from bot.use_cases.lists.numbering import as_seen
from storage.lists import candidates, decisions, in_hand, list_counts, list_rows
from storage.lists import looks as stored_looks
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


async def take(tx: Transaction, actor: Actor, list_id: int) -> list[int]:
    """The next rows, in this actor's hands from now on, who has looked at them; the look is kept.  Refused."""
    await open_list(tx, actor, list_id, Right.REPORT)
    rows = at_a_look(await _fitting(tx, actor, list_id))
    await in_hand.take_page(tx, rows, actor.id, actor.now)
    if rows:
        await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    for row in rows:
        await stored_looks.keep(tx, row, actor.id)
    return [row.id for row in rows]


async def take_again(tx: Transaction, actor: Actor, list_id: int, row_id: int) -> None:
    """A row that was decided or taken back just now is opened; the others stay in hand as long again.  Refused."""
    await open_list(tx, actor, list_id, Right.REPORT)
    await in_hand.prolong(tx, actor.id, actor.now)
    seen = await looking.entry(tx, actor, row_id)
    if seen.sort is RowSort.WORK and not seen.row.is_with_another(actor.id, actor.now):
        await stored_looks.keep(tx, await in_hand.take_beside(tx, seen.row, actor.id, actor.now), actor.id)


async def view(tx: Transaction, actor: Actor, list_id: int, ids: Sequence[int]) -> Through:
    """These rows, once they were taken, in this order.  Refused."""
    found, own = await open_list(tx, actor, list_id, Right.REPORT), actor.operator.chat_id
    rows = {one.id: one for one in await as_seen(tx, own, await list_rows.some(tx, ids))}
    opened = [await _opened(tx, actor, rows[one]) for one in ids if one in rows]
    last = await decisions.last(tx, list_id, actor.id)
    if last:
        last = replace(last, row=(await stored.places(tx, list_id, own, [last.row]))[last.row])
    progress = await list_counts.progress(tx, list_id, own)
    return Through(found, opened, progress, await in_hand.with_others(tx, list_id, actor.id, actor.now), last)


async def _opened(tx: Transaction, actor: Actor, row: ListRow) -> OpenRow:
    if row.is_to_be_decided and row.held_by == actor.id and row.held_until > actor.now:
        return await table.closely(tx, actor, row, row.number)
    seen = await looking.known(tx, actor, row.id, row.number)
    return OpenRow(seen.row, seen.row.number, seen.sort, False, [], [], seen.number, seen.by, "")


async def _fitting(tx: Transaction, actor: Actor, list_id: int) -> list[ListRow]:
    """Without those for whom nobody is left: they were rejected on another list that holds the same row."""
    rows = await in_hand.to_look_through(tx, list_id, actor.id, actor.now, READ)
    known = await candidates.of_rows(tx, [row.id for row in rows])
    for row in rows:
        if not known.get(row.id):
            await list_rows.decide(tx, row.id, RowState.NOBODY, None, actor.now)
    return [row for row in rows if known.get(row.id)]
