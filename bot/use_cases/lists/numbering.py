"""By which numbers a reader sees rows: counted without those of the own family, so that no gap tells of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.model.returned import ListRow
from bot.model.row_lists import Settled
from storage.lists import table
from storage.store.transaction import Transaction


async def as_seen(tx: Transaction, chat_id: int, rows: Sequence[ListRow]) -> list[ListRow]:
    """The same rows, of whatever lists, with the numbers by which this chat sees them."""
    places = await _places(tx, chat_id, ((row.list_id, row.number) for row in rows))
    return [replace(row, number=places.get((row.list_id, row.number), 0)) for row in rows]


async def one_as_seen(tx: Transaction, chat_id: int, row: ListRow) -> ListRow:
    """The same of a single row."""
    return (await as_seen(tx, chat_id, [row]))[0]


async def why_as_seen(tx: Transaction, chat_id: int, why: Mapping[int, Settled]) -> dict[int, Settled]:
    """Why rows are no work, by whatever they are called by, with the numbers by which this chat sees the other rows."""
    named = ((one.list_id, one.number) for one in why.values() if one.list_id and one.number)
    places = await _places(tx, chat_id, named)
    return {name: replace(one, number=places.get((one.list_id or 0, one.number or 0))) for name, one in why.items()}


async def _places(tx: Transaction, chat_id: int, rows: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """By list and number."""
    of_lists: dict[int, set[int]] = {}
    for list_id, number in rows:
        of_lists.setdefault(list_id, set()).add(number)
    found = {one: await table.places(tx, one, chat_id, numbers) for one, numbers in of_lists.items()}
    return {(one, number): place for one, places in found.items() for number, place in places.items()}
