"""Who stands in the register twice, as it seems: relatives of the other record would not be told of a return (N2)."""

from bot.model.inquiry import Inquiry, State, full_name
from bot.model.likeness import Double, Likeness
from storage.register import inquiries, kin, likenesses, persons
from storage.returns import notices
from storage.store.transaction import Transaction


async def of_person(tx: Transaction, chat_id: int, person_id: int) -> list[Double]:
    """Who else looks like this person, without whom the operator of this chat misses; the likeliest first."""
    found = [one for one in await likenesses.of_person(tx, person_id) if one.is_close and one.person_id is not None]
    return [await _double(tx, one) for one in found if not await kin.is_relative(tx, chat_id, one.person_id)]


async def untold(tx: Transaction, chat_id: int, person_id: int) -> list[Double]:
    """Of these, the ones about whom relatives ask who would not be told of a return of this person."""
    return [one for one in await of_person(tx, chat_id, person_id) if one.untold]


async def _double(tx: Transaction, one: Likeness) -> Double:
    person = await persons.get(tx, one.person_id or 0)
    asked = [inquiry for inquiry in await inquiries.of_person(tx, person.id) if inquiry.state is State.ACCEPTED]
    number = asked[0].reference if asked else person.source_id or full_name(person.facts)
    untold_ones = [inquiry.reference for inquiry in asked if await _would_wait(tx, inquiry)]
    return Double(person.id, number, person.facts, one.fields, untold_ones)


async def _would_wait(tx: Transaction, inquiry: Inquiry) -> bool:
    """Neither barred, nor told of a return of their own or about to be."""
    return inquiry.barred_by is None and not await notices.has_live(tx, inquiry.id)
