"""Who seems to be in the register twice: relatives of the other record would not be told about a return (N2)."""

from bot.matching import beside
from bot.model.actor import Actor
from bot.model.inquiry import Inquiry, State, full_name
from bot.model.joining import STANDING, AlikePair, JoinedWith, Pairs, WaitingPair
from bot.model.likeness import Double, Likeness
from bot.model.person import Person
from bot.model.rights import Right
from bot.use_cases import looks
from storage.register import inquiries, joinings, kin, likenesses, persons, records, to_compare
from storage.returns import notices
from storage.store.transaction import Transaction

SHOWN = 30  # pairs, each a button: more are shown when these are decided


async def of_person(tx: Transaction, chat_id: int, person_id: int) -> list[Double]:
    """Who else looks like this person, without whom the operator of this chat misses; the likeliest first."""
    found: dict[int, Likeness] = {}
    for one in [*await likenesses.of_person(tx, person_id), *await _not_compared_yet(tx, person_id)]:
        if one.is_close and one.person_id and not await kin.is_relative(tx, chat_id, one.person_id):
            found.setdefault((await records.of(tx, one.person_id))[0], one)
    return [await _double(tx, one) for one in found.values()]


async def _not_compared_yet(tx: Transaction, person_id: int) -> list[Likeness]:
    """After an import all who are asked about are compared again, which takes a while; so far by name and year."""
    alike = await to_compare.namesakes(tx, person_id)
    person = await persons.get(tx, person_id) if alike else None
    return [_likeness(one, person) for one in alike if person]


def _likeness(inquiry: Inquiry, person: Person) -> Likeness:
    fields = {name: agreement.value for name, agreement in beside(inquiry.facts, person.facts).items()}
    return Likeness(inquiry.person_id, None, 0.0, fields, "possible")


async def untold(tx: Transaction, chat_id: int, person_id: int) -> list[Double]:
    """Of these, the ones about whom relatives ask who would not be told about a return of this person."""
    return [one for one in await of_person(tx, chat_id, person_id) if one.untold]


async def pairs(tx: Transaction, actor: Actor) -> Pairs:
    """What waits about records that may be one person, without the own family; the look is kept.  Refused."""
    actor.needs(Right.REPORT)
    own = actor.operator.chat_id
    waiting, alike = await joinings.waiting(tx, own), await likenesses.pairs(tx, own)
    waiting_shown, alike_shown = waiting[:SHOWN], alike[: SHOWN - len(waiting[:SHOWN])]
    await looks.keep_page(tx, actor, "joining", [one.id for one in waiting_shown])
    await looks.keep_page(tx, actor, "person", [each for two in alike_shown for each in two])
    return Pairs(
        [WaitingPair(one.id, await _numbers(tx, one.person_id, one.other_id)) for one in waiting_shown],
        [AlikePair(two, await _numbers(tx, *two)) for two in alike_shown],
        len(waiting),
        len(alike),
    )


async def count(tx: Transaction, actor: Actor) -> int:
    """How many pairs of records wait."""
    own = actor.operator.chat_id
    return await joinings.count_waiting(tx, own) + await likenesses.count_pairs(tx, own)


async def joined_with(tx: Transaction, person_id: int) -> list[JoinedWith]:
    """With whom a record was joined, directly or by another one."""
    found = []
    for one in await joinings.of_person(tx, person_id, STANDING):
        beside = one.other_id if one.person_id == person_id else one.person_id
        found.append(JoinedWith(one.id, await number(tx, beside), one.waits))
    return found


async def number(tx: Transaction, person_id: int) -> str:
    """What this record is called: a reference, the id of an import, or the name."""
    person = await persons.get(tx, person_id)
    asked = [inquiry for inquiry in await inquiries.of_person(tx, person_id) if inquiry.state is State.ACCEPTED]
    return asked[0].reference if asked else person.source_id or full_name(person.facts)


async def _numbers(tx: Transaction, one: int, two: int) -> tuple[str, str]:
    return await number(tx, one), await number(tx, two)


async def _double(tx: Transaction, one: Likeness) -> Double:
    person = await persons.get(tx, one.person_id or 0)
    asked = [inquiry for inquiry in await inquiries.of_case(tx, person.id) if inquiry.state is State.ACCEPTED]
    untold_ones = [inquiry.reference for inquiry in asked if await _would_wait(tx, inquiry)]
    return Double(person.id, await number(tx, person.id), person.facts, one.fields, untold_ones)


async def _would_wait(tx: Transaction, inquiry: Inquiry) -> bool:
    """Neither barred, nor told about a return of their own or about to be."""
    return inquiry.barred_by is None and not await notices.has_live(tx, inquiry.id)
