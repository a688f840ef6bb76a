"""All cases as they stand at one moment."""

from collections.abc import Sequence

from bot.model.case import Case, CaseState, Return
from bot.model.inquiry import Inquiry, State
from bot.model.person import Person
from storage.register import inquiries, persons, records
from storage.store.transaction import Transaction

PAGE = 1_000


async def all_cases(tx: Transaction) -> list[Case]:
    """Everybody who was imported or whom a relative looks for; not what was declined or withdrawn."""
    return [*await _of_persons(tx), *await _without_person(tx)]


async def _of_persons(tx: Transaction) -> list[Case]:
    """One case for each person, however many records there are of them: the oldest stands for all."""
    cases: list[Case] = []
    reported, returned, last = await persons.reported(tx), await persons.returned(tx), 0
    while page := await persons.page(tx, last, PAGE):
        last = page[-1].id
        asking = await _asking(tx, page)
        for one in page:
            those = await _records(tx, one)
            if those and (any(each.source_id for each in those) or one.id in asking):
                ids = [each.id for each in those]
                known = _together([returned[each] for each in ids if each in returned])
                cases.append(_case(tx, those, asking.get(one.id, []), any(each in reported for each in ids), known))
    return cases


async def _records(tx: Transaction, one: Person) -> list[Person]:
    """All records of a person, the oldest first; none when this is not the oldest."""
    if one.case_id is None:
        return [one]
    return [await persons.get(tx, each) for each in await records.of(tx, one.id)] if one.case_id == one.id else []


def _together(known: Sequence[Return]) -> Return | None:
    """How far the relatives of all records know."""
    if not known:
        return None
    told_at = [one.told_at for one in known if one.told_at is not None]
    return Return(sum(one.told for one in known), max(told_at, default=None), all(one.for_all for one in known))


async def _asking(tx: Transaction, page: Sequence[Person]) -> dict[int, list[Inquiry]]:
    """The accepted inquiries about these persons; of somebody with several records all, by the oldest."""
    asking: dict[int, list[Inquiry]] = {}
    for inquiry in await inquiries.of_persons(tx, page[0].id, page[-1].id):
        if inquiry.person_id:
            asking.setdefault(inquiry.person_id, []).append(inquiry)
    for one in page:
        if one.case_id == one.id:
            asking[one.id] = await inquiries.of_case(tx, one.id)
    return {person: accepted for person, asked in asking.items() if (accepted := _accepted(asked))}


def _accepted(asked: Sequence[Inquiry]) -> list[Inquiry]:
    return [inquiry for inquiry in asked if inquiry.state is State.ACCEPTED]


def _case(
    tx: Transaction, those: Sequence[Person], asking: Sequence[Inquiry], reported: bool, returned: Return | None
) -> Case:
    person, numbers = those[0], [one.source_id for one in those if one.source_id]
    all_know = returned is not None and returned.told == len(asking) > 0
    state = _state(person, asking, reported, returned, all_know)
    is_public = state is CaseState.TOLD and returned is not None and returned.for_all
    return Case(
        number=numbers[0] if numbers else asking[0].reference,
        opaque=tx.lasting("export", str(person.id)).hex(),
        facts=person.facts,
        state=state,
        relatives=len(asking),
        received_at=min([person.registered_at, *(one.received_at for one in asking)]),
        consented=len(asking) > 0 and all(one.shared_at and one.barred_by is None for one in asking),
        public_since=returned.told_at if is_public and returned else None,
    )


def _state(
    person: Person, asking: Sequence[Inquiry], reported: bool, returned: Return | None, all_know: bool
) -> CaseState:
    if person.held_by:
        return CaseState.HELD
    if reported:
        return CaseState.REPORTED
    if returned:
        return CaseState.TOLD if all_know else CaseState.VERIFIED
    return CaseState.ACCEPTED if asking else CaseState.IMPORTED


async def _without_person(tx: Transaction) -> list[Case]:
    cases: list[Case] = []
    states, last = {State.RECEIVED: CaseState.IN_REVIEW, State.ASKED: CaseState.ASKED}, 0
    while page := await inquiries.page(tx, last, PAGE):
        last = page[-1].id
        cases += [
            Case(one.reference, "", one.facts, states[one.state], 1, one.received_at)
            for one in page
            if one.person_id is None and one.state in states
        ]
    return cases
