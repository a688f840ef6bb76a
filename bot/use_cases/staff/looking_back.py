"""Administrators read what was done and seen: by an operator, or about a case.  That they did is kept like any look.

What is about their own family is left out, in the history of an operator too, so that nobody reads there of a return
before the family is told (N1), nor that a colleague works on it.  Nothing tells that something was left out: pages are
filled from what is shown, a page begins where an id says it that tells of no others, and whoever misses somebody reads
no count of all entries.

Who may read a history is decided, and the look kept, before a page of it is read: that takes long, and needs no writer.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.finding import Hit
from bot.model.looking_back import PAGE, About, PastDeed, PastPage, Sort, Standing
from bot.model.reference import read_reference
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import Held, find_person, open_inquiry, open_person
from bot.use_cases.register.finding import SEARCHED
from storage.register import inquiries, kin, persons, records
from storage.staff import audit, history, operators
from storage.staff import looking_back as stored
from storage.store.transaction import Row, Transaction

LOOKED = "looked back"
Reads = Callable[[Transaction, int, int], Awaitable[Sequence[Row]]]
"""The rows before a place, 0 for the newest, so many of them."""


@dataclass(frozen=True)
class Past:
    """A history that the actor may read, and it is kept that they do.  called: an operator, or the number of a case."""

    about: About
    subject_id: int
    called: str
    reads: Reads


async def page(tx: Transaction, actor: Actor, past: Past, before: int = 0) -> PastPage:
    """A page of it, which writes nothing.  before: the id of the row before which it begins."""
    place = await stored.place_of(tx, before)
    rows = await _shown(tx, actor, past.reads, place)
    older = rows[PAGE - 1]["id"] if len(rows) > PAGE else None
    deeds = await _deeds(tx, rows[:PAGE])
    return PastPage(past.about, past.subject_id, past.called, deeds, place == 0, older)


async def of_all(tx: Transaction, actor: Actor, sort: Sort = Sort.ALL) -> Past:
    """What everybody did and saw.  Refused."""
    actor.needs(Right.MANAGE)
    await looks.keep(tx, actor, LOOKED, "audit")
    return Past(About.ALL, 0, "", lambda tx, place, most: stored.of_all(tx, place, most, sort))


async def stands(tx: Transaction, actor: Actor) -> Standing:
    """Whether the newest rows of the history follow one another; all of it is walked through every night.  Refused."""
    actor.needs(Right.MANAGE)
    proof, own = await history.newest(tx), await kin.or_nobodys(tx, actor.operator.chat_id)
    return Standing(is_whole=not proof.found, head=None if own else proof.head)


async def of_operator(tx: Transaction, actor: Actor, operator_id: int, sort: Sort = Sort.ALL) -> Past:
    """What an operator did and saw, also one who has left.  Refused."""
    actor.needs(Right.MANAGE)
    subject = await operators.get(tx, operator_id)
    await looks.keep(tx, actor, LOOKED, "operator", operator_id)

    def reads(tx: Transaction, place: int, most: int) -> Awaitable[Sequence[Row]]:
        return stored.of_operator(tx, operator_id, place, most, sort)

    return Past(About.OPERATOR, operator_id, subject.name, reads)


async def of_person(tx: Transaction, actor: Actor, person_id: int) -> Past:
    """What was done about a person, in all records, and who looked.  Refused."""
    person = await open_person(tx, actor, person_id, Right.MANAGE, held=Held.MATTERS_NOT)
    await looks.keep(tx, actor, LOOKED, "person", person.id)
    asked = await inquiries.of_case(tx, person.id)
    those = await records.of(tx, person.id)
    reads = _of_case(those, [one.id for one in asked])
    return Past(About.PERSON, person.id, number_of(person, asked), reads)


async def of_inquiry(tx: Transaction, actor: Actor, inquiry_id: int) -> Past:
    """The same about an inquiry; of one that was accepted, about the person.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.MANAGE)
    if inquiry.person_id is not None:
        return await of_person(tx, actor, inquiry.person_id)
    await looks.keep(tx, actor, LOOKED, "inquiry", inquiry.id)
    return Past(About.INQUIRY, inquiry.id, inquiry.reference, _of_case([], [inquiry.id]))


async def of_number(tx: Transaction, actor: Actor, words: str) -> Past | None:
    """The history of the case with that reference, or of whoever was imported under that id; None: there is none.

    The look is kept, also in vain.  Refused.
    """
    actor.needs(Right.MANAGE)
    reference = read_reference(words)
    if reference and (inquiry := await inquiries.by_reference(tx, reference)):
        return await of_inquiry(tx, actor, inquiry.id)
    for imported in (await persons.by_sources(tx, [words.strip()])).values():
        if person := await find_person(tx, actor, imported.id, Right.MANAGE):
            return await of_person(tx, actor, person.id)
    await looks.keep(tx, actor, "searched", "register", None, {"asked": words, "listed": ""})
    return None


async def deeds(tx: Transaction, actor: Actor, persons: Sequence[int], asked: Sequence[int]) -> Sequence[PastDeed]:
    """The newest of what was done about a case that is open before the actor: these records and these inquiries.

    Not who looked at it: that is for administrators, so that nobody reads here that they are being watched.
    """
    rows = await _shown(tx, actor, _of_case(persons, asked, are_looks_read=False), 0)
    return await _deeds(tx, rows[:PAGE])


def _of_case(persons: Sequence[int], asked: Sequence[int], *, are_looks_read: bool = True) -> Reads:
    return lambda tx, place, most: stored.of_case(tx, persons, asked, place, most, looks=are_looks_read)


async def _shown(tx: Transaction, actor: Actor, reads: Reads, place: int) -> list[Row]:
    """What may be read of the rows before that place: a page, and one more if there is an older one."""
    own = await kin.or_nobodys(tx, actor.operator.chat_id)
    shown, is_more = list[Row](), True
    while is_more and len(shown) <= PAGE:
        rows = await reads(tx, place, PAGE + 1)
        shown += [row for row in rows if not (own and await _is_own(tx, own, row))]
        is_more = len(rows) > PAGE
        place = rows[-1]["place"] if rows else 0
    return shown


async def _deeds(tx: Transaction, shown: Sequence[Row]) -> list[PastDeed]:
    names = await operators.names(tx)
    return [await _deed(tx, row, names) for row in shown]


async def _deed(tx: Transaction, row: Row, names: Mapping[int, str]) -> PastDeed:
    by, number = names.get(row["operator_id"], ""), ""
    for person_id, inquiry_id in (await stored.whom(tx, row["subject"], row["subject_id"]))[:1]:
        number = await _number(tx, person_id, inquiry_id)
    asked = _details(tx, row).get("asked", "")
    with_code = row["confirmed_at"] is not None
    return PastDeed(row["at"], by, row["action"], row["subject"], number, asked, with_code=with_code)


async def _number(tx: Transaction, person_id: int | None, inquiry_id: int | None) -> str:
    if inquiry_id is not None:
        return (await inquiries.get(tx, inquiry_id)).reference
    return number_of(await persons.get(tx, person_id or 0), await inquiries.of_case(tx, person_id or 0))


async def _is_own(tx: Transaction, chat_id: int, row: Row) -> bool:
    """Whether it is about whom this chat misses; of a search, whether it found them."""
    about = row["subject"], row["subject_id"]
    whom = [*await stored.whom(tx, *about), *await _found(tx, row)]
    own = [await kin.is_relative(tx, chat_id, person_id, inquiry_id) for person_id, inquiry_id in whom]
    return any(own) or await stored.is_of_own_row(tx, chat_id, *about)


async def _found(tx: Transaction, row: Row) -> list[tuple[int | None, int | None]]:
    """Who was found by a search, if it was one."""
    if row["action"] != SEARCHED:
        return []
    hits = [Hit.parse(line) for line in _details(tx, row).get("listed", "").splitlines()]
    persons_of = await inquiries.persons_of(tx, [hit.id for hit in hits if hit.is_inquiry])
    return [(persons_of.get(hit.id), hit.id) if hit.is_inquiry else (hit.id, None) for hit in hits]


def _details(tx: Transaction, row: Row) -> dict[str, str]:
    return audit.opened(tx, row["id"], row["sealed"]) if row["sealed"] else {}
