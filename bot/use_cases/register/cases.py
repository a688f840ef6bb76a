"""Operators look a case up, hold it, and decide who is not to be told."""

from bot.model.actor import Actor
from bot.model.case import CaseView
from bot.model.changes import Changed
from bot.model.inquiry import Inquiry
from bot.model.names import key
from bot.model.person import Person
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases.access import Held, open_inquiry, open_person, own_left_out
from bot.use_cases.returns import corrections
from bot.use_cases.returns import notices as telling
from bot.use_cases.wait import reminder_job
from storage.register import changes, inquiries, messages, persons, sightings
from storage.returns import notices, reports
from storage.rights import erasing
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes


async def by_reference(tx: Transaction, actor: Actor, reference: str) -> CaseView | None:
    """The case with that reference, if there is one; the look is kept.  Refused."""
    inquiry = await inquiries.by_reference(tx, reference)
    return await view(tx, actor, inquiry.id) if inquiry else None


async def erased_at(tx: Transaction, actor: Actor, reference: str) -> int | None:
    """When the case with that reference was erased, if it was.  Refused."""
    actor.needs(Right.REPORT)
    return await erasing.when(tx, reference)


async def by_name(tx: Transaction, actor: Actor, surname: str, year: int) -> list[Inquiry]:
    """The inquiries about people of that surname and year of birth, none of the own family; the search is kept."""
    actor.needs(Right.REPORT)
    found = await own_left_out(tx, actor, await inquiries.of_name(tx, key(surname, year)))
    if found:
        await audit.write(tx, actor.id, "searched", "inquiry", found[0].id, actor.now)
    return found


async def view(tx: Transaction, actor: Actor, inquiry_id: int) -> CaseView:
    """The case with all that is known of it; the look is kept.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    await audit.write(tx, actor.id, "viewed", "inquiry", inquiry.id, actor.now)
    person = await persons.get(tx, inquiry.person_id) if inquiry.person_id else None
    asked = await inquiries.of_person(tx, person.id) if person else []
    standing = await reports.standing(tx, person.id) if person else []
    return CaseView(
        inquiry,
        person,
        others=[other for other in asked if other.id != inquiry.id],
        said=await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id),
        report=await reports.open_of(tx, person.id) if person else None,
        verification=standing[-1] if standing else None,
        told=await notices.is_told(tx, inquiry.id),
        seen=await sightings.of_person(tx, person.id) if person else [],
        changed=await changes.of_inquiry(tx, inquiry.id),
        confirmed_at=(await reminder_wishes.of_chat(tx, inquiry.chat_id)).confirmed_at,
    )


async def telephone(tx: Transaction, actor: Actor, inquiry_id: int) -> tuple[Inquiry, list[Changed]]:
    """The inquiry with the relative's number, and what was changed in it; it is kept who looked.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    if not inquiry.facts.get("phone"):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "saw telephone", "inquiry", inquiry.id, actor.now)
    return inquiry, await changes.of_inquiry(tx, inquiry.id)


async def bar(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """This relative is not to be told; what has not left yet does not leave.  Refused, with CHANGED if it is so."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    if inquiry.barred_by is not None:
        raise Refused(Reason.CHANGED)
    await inquiries.set_bar(tx, inquiry.id, actor.id)
    await audit.write(tx, actor.id, "barred", "inquiry", inquiry.id, actor.now)
    await notices.stop(tx, inquiry_id=inquiry.id)
    return inquiry


async def unbar(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """This relative may be told; if a return was verified meanwhile, is told.  Refused, with CHANGED if it is so."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.VERIFY)
    if inquiry.barred_by is None:
        raise Refused(Reason.CHANGED)
    await inquiries.set_bar(tx, inquiry.id, None)
    await audit.write(tx, actor.id, "unbarred", "inquiry", inquiry.id, actor.now)
    if inquiry.person_id is not None:
        await telling.catch_up(tx, actor.org, inquiry.person_id, actor.now)
    return inquiry


async def hold(tx: Transaction, actor: Actor, person_id: int) -> bool:
    """A person handles the case: nothing goes out by itself, the family's screens stay the same (N4).

    False when somebody handles it already, which is no reason against what else is being done.  Refused.
    """
    person = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    if not await persons.set_hold(tx, person.id, actor.id, actor.now):
        return False
    await _silence(tx, person, actor.now)
    await audit.write(tx, actor.id, "held", "person", person.id, actor.now)
    return True


async def lift(tx: Transaction, actor: Actor, person_id: int) -> None:
    """The bot goes on with the case.  Refused, with CHANGED when nobody handles it."""
    person = await open_person(tx, actor, person_id, Right.VERIFY, held=Held.MATTERS_NOT)
    if not await persons.set_hold(tx, person.id, None, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "lifted", "person", person.id, actor.now)
    await telling.catch_up(tx, actor.org, person.id, actor.now)


async def _silence(tx: Transaction, person: Person, now: int) -> None:
    """What has not left does not leave; corrections are told by a person."""
    for inquiry in await inquiries.of_person(tx, person.id):
        await notices.stop(tx, inquiry_id=inquiry.id)
        await reminder_job.stop_details(tx, inquiry.chat_id, now)
    await corrections.hold(tx, person.id, now)
