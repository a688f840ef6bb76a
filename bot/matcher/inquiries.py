"""A new inquiry beside everybody in the register, and beside the rows of lists that nobody was found for."""

import asyncio
from collections.abc import Sequence

from bot.matcher.index import Index
from bot.matching import Candidate, registered, sought
from bot.model.inquiry import Inquiry
from bot.model.likeness import Likeness
from storage.lists import list_rows
from storage.register import likenesses
from storage.store.store import Store
from storage.store.transaction import Transaction


async def compare(store: Store, index: Index, inquiry: Inquiry, now: int) -> None:
    """Keeps whom the inquiry may be about as well; rows that may be that person are compared again with everybody."""
    found, rows = await asyncio.to_thread(_search, index, inquiry)
    likely = [_likeness(index, one) for one in found if one.id != inquiry.person_id]
    await store.run(_keep, inquiry.id, likely, rows, now)


def _search(index: Index, inquiry: Inquiry) -> tuple[list[Candidate], list[int]]:
    """The inquiry itself stands aside meanwhile, since nobody fits it better."""
    row, stands_alone = sought(inquiry.facts), index.is_inquiry(inquiry.id)
    if stands_alone:
        index.people.remove(inquiry.id)
    found = index.people.candidates(row).ranked
    if stands_alone:
        index.people.add(registered(inquiry.id, inquiry.facts))
    return found, [int(one.id) for one in index.rows.candidates(row).ranked]


def _likeness(index: Index, one: Candidate) -> Likeness:
    number = int(one.id)
    person, inquiry = (None, number) if index.is_inquiry(number) else (number, None)
    return Likeness(person, inquiry, one.score, {name: agreement.value for name, agreement in one.fields.items()})


async def _keep(tx: Transaction, inquiry_id: int, found: Sequence[Likeness], rows: Sequence[int], now: int) -> None:
    await likenesses.keep(tx, inquiry_id, found, now)
    await list_rows.compare_anew(tx, rows)
