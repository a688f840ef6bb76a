"""A new inquiry beside everybody in the register, and beside the rows of lists that nobody has decided."""

import asyncio
from collections.abc import Sequence

from bot.matcher.index import Index, as_registered
from bot.matching import Candidate, Entry, registered, sought
from bot.model.inquiry import Inquiry
from bot.model.likeness import Likeness
from storage.lists import anew
from storage.register import declarations, likenesses, persons, records, to_compare
from storage.store.store import Store
from storage.store.transaction import Transaction


async def compare(store: Store, index: Index, inquiry: Inquiry, now: int) -> None:
    """Keeps whom the inquiry may be about as well; rows that may be that person are compared again with everybody.

    Nothing when the inquiry or the register has changed meanwhile: then it still waits.
    """
    itself = await _itself(store, index, inquiry)
    async with index.lock:
        found, rows, declared = await asyncio.to_thread(_search, index, inquiry, itself)
    await store.run(_keep, index, inquiry, found, rows, declared, now)


async def _itself(store: Store, index: Index, inquiry: Inquiry) -> list[Entry]:
    """As whom the register holds the inquiry: by itself, or as the person whom it was accepted as one about."""
    if index.is_inquiry(inquiry.id):
        return [registered(inquiry.id, inquiry.facts)]
    own = await store.read(records.of, inquiry.person_id) if inquiry.person_id else []
    known = await store.read(persons.some, own)
    return [as_registered(person) for person in known]


def _search(index: Index, inquiry: Inquiry, itself: Sequence[Entry]) -> tuple[list[Candidate], list[int], list[int]]:
    """Who fits, which rows, and which declarations of operators.

    The inquiry itself stands aside in the meantime: nobody fits it better, and beside it nobody would be likely.
    """
    row = sought(inquiry.facts)
    for entry in itself:
        index.people.remove(entry.id)
    found = index.people.candidates(row).ranked
    for entry in itself:
        index.people.add(entry)
    rows, declared = ([int(one.id) for one in those.candidates(row).ranked] for those in (index.rows, index.declared))
    return found, rows, declared


def _likeness(index: Index, one: Candidate) -> Likeness:
    number = int(one.id)
    person, inquiry = (None, number) if index.is_inquiry(number) else (number, None)
    fields = {name: agreement.value for name, agreement in one.fields.items()}
    return Likeness(person, inquiry, one.score, fields, one.verdict.value)


async def _keep(
    tx: Transaction,
    index: Index,
    inquiry: Inquiry,
    found: Sequence[Candidate],
    rows: Sequence[int],
    declared: Sequence[int],
    now: int,
) -> None:
    if not await index.is_outdated(tx) and not await to_compare.is_changed(tx, inquiry):
        await likenesses.keep(tx, inquiry.id, [_likeness(index, one) for one in found], now)
        await declarations.keep_of_inquiry(tx, inquiry.id, declared)
        await anew.undecided(tx, rows)
