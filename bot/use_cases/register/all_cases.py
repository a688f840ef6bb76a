"""All cases as they stand at one moment."""

from collections.abc import Sequence

from bot.model.case import Case, CaseState, Return
from bot.model.inquiry import Inquiry, State
from bot.model.person import Person
from storage.register import inquiries, persons
from storage.store.transaction import Transaction

PAGE = 1_000


async def all_cases(tx: Transaction) -> list[Case]:
    """Everybody who was imported or whom a relative looks for; not what was declined or withdrawn."""
    return [*await _of_persons(tx), *await _without_person(tx)]


async def _of_persons(tx: Transaction) -> list[Case]:
    cases: list[Case] = []
    reported, returned, last = await persons.reported(tx), await persons.returned(tx), 0
    while page := await persons.page(tx, last, PAGE):
        last = page[-1].id
        asking = await _asking(tx, page)
        cases += [
            _case(tx, one, asking.get(one.id, []), one.id in reported, returned.get(one.id))
            for one in page
            if one.source_id or one.id in asking
        ]
    return cases


async def _asking(tx: Transaction, page: Sequence[Person]) -> dict[int, list[Inquiry]]:
    """The accepted inquiries about these persons."""
    asking: dict[int, list[Inquiry]] = {}
    for inquiry in await inquiries.of_persons(tx, page[0].id, page[-1].id):
        if inquiry.person_id and inquiry.state is State.ACCEPTED:
            asking.setdefault(inquiry.person_id, []).append(inquiry)
    return asking


def _case(tx: Transaction, person: Person, asking: Sequence[Inquiry], reported: bool, returned: Return | None) -> Case:
    all_know = returned is not None and returned.told == len(asking) > 0
    state = _state(person, asking, reported, returned, all_know)
    is_public = state is CaseState.TOLD and returned is not None and returned.for_all
    return Case(
        number=person.source_id or asking[0].reference,
        opaque=tx.fingerprint("export", str(person.id)).hex(),
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
