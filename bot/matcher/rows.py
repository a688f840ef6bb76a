"""Rows of lists of returned people beside everybody in the register."""

import asyncio

import structlog

from bot.loops import by_halves
from bot.matcher.index import Index, typed
from bot.matching import Candidates
from bot.model.returned import ListRow, PossibleMatch, ReturnedList
from bot.use_cases.lists import lists as working
from storage.lists import candidates, list_rows
from storage.store.store import Store
from storage.store.transaction import Transaction

ROWS_AT_ONCE = 15  # some statements for each, in one transaction of an eighth of a second
log = structlog.get_logger()


async def compare(store: Store, index: Index, waiting: ReturnedList, now: int) -> None:
    """Every new row gets its candidates; then the list can be worked through, or has rows to look at again."""
    opened: list[int] = []
    while rows := await store.read(list_rows.new_rows, waiting.id, ROWS_AT_ONCE):
        kept = await by_halves(_page(store, index, rows))
        if kept is None:
            await index.follow()
        opened += kept or []
    await store.run(working.compared, waiting.id, opened, now)
    log.info("list compared", list=waiting.id, register=len(index.people))


async def _page(store: Store, index: Index, rows: list[ListRow]) -> list[int] | None:
    async with index.lock:
        found = await asyncio.to_thread(_search, index, rows)
    return await store.run(_keep, index, rows, found)


def _search(index: Index, rows: list[ListRow]) -> list[Candidates]:
    return [index.people.candidates(typed(row)) for row in rows]


async def _keep(tx: Transaction, index: Index, rows: list[ListRow], found: list[Candidates]) -> list[int] | None:
    """The rows that can be looked at and could not before; None when the index is behind the register."""
    if await index.is_outdated(tx):
        return None
    kept = [row for row, who in zip(rows, found, strict=True) if await _keep_row(tx, index, row, who)]
    return [row.id for row in kept if row.verdict is None]


async def _keep_row(tx: Transaction, index: Index, row: ListRow, who: Candidates) -> bool:
    matches, scores = [], []
    for one in who.ranked:
        number = int(one.id)
        person, inquiry = (None, number) if index.is_inquiry(number) else (number, None)
        fields = {name: agreement.value for name, agreement in one.fields.items()}
        matches.append(PossibleMatch(row.id, one.rank, person, inquiry, one.verdict.value, fields))
        scores.append(one.score)
    return await candidates.keep(tx, row, matches, scores, who.fitting)
