"""Operators look a case up, hold it, and decide who is not to be told."""

from bot.model.actor import Actor
from bot.model.case import CaseView, PersonView
from bot.model.changes import Changed
from bot.model.inquiry import Inquiry
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import Held, find_person, open_inquiry, open_person
from bot.use_cases.register import doubles, holding, readers
from bot.use_cases.returns import callers, past
from bot.use_cases.returns import notices as telling
from storage.register import changes, inquiries, messages, persons, records, sightings
from storage.returns import notices, reports
from storage.rights import erasing
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes


async def by_number(tx: Transaction, actor: Actor, words: str) -> CaseView | PersonView | None:
    """The case with that reference, or of whoever was imported under that id; the look is kept, also in vain.  Refused.

    Of the own family an id of an import finds nobody, so that nobody learns by one who is registered.
    """
    actor.needs(Right.REPORT)
    reference = read_reference(words)
    if reference and (inquiry := await inquiries.by_reference(tx, reference)):
        return await view(tx, actor, inquiry.id)
    for imported in (await persons.by_sources(tx, [words.strip()])).values():
        if person := await find_person(tx, actor, imported.id, Right.REPORT):
            return await view_person(tx, actor, person.id)
    await looks.keep(tx, actor, "searched", "register", None, {"asked": words, "listed": ""})
    return None


async def erased_at(tx: Transaction, actor: Actor, words: str) -> int | None:
    """When the case with that reference was erased, if it was.  Refused."""
    actor.needs(Right.REPORT)
    reference = read_reference(words)
    return await erasing.when(tx, reference) if reference else None


async def view(tx: Transaction, actor: Actor, inquiry_id: int) -> CaseView:
    """The case with all that is known of it; the look is kept.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    await looks.keep(tx, actor, "viewed", "inquiry", inquiry.id)
    return await as_it_is(tx, actor, inquiry)


async def as_it_is(tx: Transaction, actor: Actor, inquiry: Inquiry) -> CaseView:
    """The case of an inquiry that was opened; whoever shows it keeps the look."""
    return CaseView(
        inquiry,
        about=await _of_person(tx, actor, await persons.get(tx, inquiry.person_id)) if inquiry.person_id else None,
        said=await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id),
        told=await notices.is_told(tx, inquiry.id),
        changed=await changes.of_inquiry(tx, inquiry.id),
        confirmed_at=(await reminder_wishes.of_chat(tx, inquiry.chat_id)).confirmed_at,
        reader=await readers.of_chat(tx, actor, inquiry.chat_id),
    )


async def view_person(tx: Transaction, actor: Actor, person_id: int) -> PersonView:
    """The person and whoever asks about them, if anybody does; the look is kept.  Refused."""
    person = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    await looks.keep(tx, actor, "viewed", "person", person.id)
    return await _of_person(tx, actor, person)


async def _of_person(tx: Transaction, actor: Actor, person: Person) -> PersonView:
    standing, those = await reports.standing_of_case(tx, person.id), await records.of(tx, person.id)
    return PersonView(
        person,
        asked=await inquiries.of_case(tx, person.id),
        report=await reports.open_of(tx, person.id),
        verification=standing[-1] if standing else None,
        seen=[one for record in those for one in await sightings.of_person(tx, record)],
        holder=await holding.holder(tx, person),
        past=[one for record in those for one in await past.of_person(tx, record)],
        joined=await doubles.joined_with(tx, person.id),
        doubles=await doubles.of_person(tx, actor.operator.chat_id, person.id),
    )


async def telephone(tx: Transaction, actor: Actor, inquiry_id: int) -> tuple[Inquiry, list[Changed]]:
    """The inquiry with the relative's number, and what was changed in it; it is kept who looked.  Refused."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    if not inquiry.facts.get("phone"):
        raise Refused(Reason.CHANGED)
    await looks.keep(tx, actor, "saw telephone", "inquiry", inquiry.id)
    return inquiry, await changes.of_inquiry(tx, inquiry.id)


async def bar(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """This relative is not to be told; what has not left yet does not leave.  Refused, with CHANGED if it is so."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REPORT)
    if inquiry.barred_by is not None:
        raise Refused(Reason.CHANGED)
    await inquiries.set_bar(tx, inquiry.id, actor.id)
    await audit.write(tx, actor.id, "barred", "inquiry", inquiry.id, actor.now)
    await notices.stop(tx, inquiry_id=inquiry.id)
    await callers.warn_of(tx, inquiry.id, actor.now)
    return inquiry


async def unbar(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """This relative may be told; if a return was verified since, is told.  Refused, with CHANGED if it is so."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.VERIFY)
    if inquiry.barred_by is None:
        raise Refused(Reason.CHANGED)
    await inquiries.set_bar(tx, inquiry.id, None)
    await audit.write(tx, actor.id, "unbarred", "inquiry", inquiry.id, actor.now)
    if inquiry.person_id is not None:
        await telling.catch_up(tx, actor.org, inquiry.person_id, actor.now)
    return inquiry
