"""Cases that a person handles: nothing goes out by itself until an operator says so (N4).

Whoever holds a case answers for it, and may hand it over; anybody who may hold a case may take one over, since the one
who holds it may be away.  Nothing is ever lifted by that.
"""

from collections.abc import Sequence

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.case import HeldCase, HeldPage, Holder, number_of
from bot.model.chat import Operator
from bot.model.person import Person
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.register import holding as texts
from bot.use_cases import looks
from bot.use_cases.access import Held, confirms, open_person
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.returns import callers, corrections
from bot.use_cases.returns import notices as telling
from bot.use_cases.wait import reminder_job
from storage.queues import outbox
from storage.register import holds, inquiries, persons, records
from storage.returns import notices
from storage.staff import audit, operators
from storage.store.transaction import Transaction

SHOWN = 40


async def hold(tx: Transaction, actor: Actor, person_id: int) -> bool:
    """A person handles the case: nothing goes out by itself, the family's screens stay the same (N4).

    False when somebody handles it already, which is no reason against what else is being done.  Refused.
    """
    person = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    if not await hold_records(tx, await records.of(tx, person.id), actor.id, actor.now):
        return False
    await audit.write(tx, actor.id, "held", "person", person.id, actor.now)
    return True


async def hold_records(tx: Transaction, ids: Sequence[int], operator_id: int, now: int) -> bool:
    """All records of a person are held, and what has not left does not leave; False when they were held before."""
    held = [record for record in ids if await persons.set_hold(tx, record, operator_id, now)]
    for record in held:
        await _silence(tx, record, now)
    return bool(held)


async def lift(tx: Transaction, actor: Actor, person_id: int, holder_id: int, since: int) -> None:
    """The bot goes on with the case; a colleague who held it hears so.  Refused, with CHANGED when nobody did.

    holder_id, since: whose hold was shown, and since when.  NOT_AS_SHOWN when it is another by now, or none was shown:
    a hold is lifted by nobody who has not seen it (N4).
    """
    person = await open_person(tx, actor, person_id, Right.VERIFY, held=Held.MATTERS_NOT)
    case = await _held(tx, person)
    by = (case.holder.id, case.holder.since) if case else (0, 0)
    if case and (holder_id, since) != by:
        raise Refused(Reason.NOT_AS_SHOWN)
    await confirms(tx, actor, Act.LIFT, person.id, *by, case=case.number if case else "")
    lifted = [one for one in await records.of(tx, person.id) if await persons.set_hold(tx, one, None, actor.now)]
    if not lifted:
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "lifted", "person", person.id, actor.now, confirmed=actor.confirmation)
    if case and case.holder.id != actor.id:
        await _tell_lifted(tx, actor, case)
    for record in lifted:
        await telling.catch_up(tx, actor.org, record, actor.now)


async def _tell_lifted(tx: Transaction, actor: Actor, case: HeldCase) -> None:
    """Who answered for it hears so, or administrators in their place; nobody who misses the person."""
    said, relatives = texts.lifted_by(case, actor.operator.name), await operators.relatives(tx, case.person_id)
    if case.holder.active and case.holder.id not in relatives:
        await tell_operator(tx, case.holder.id, actor.now, said, person_id=case.person_id)
    else:
        but = (actor.id, *relatives)
        await notify_operators(tx, Right.MANAGE, actor.now, said, but=but, person_id=case.person_id)


async def holder(tx: Transaction, person: Person) -> Holder | None:
    """Who handles the case, and since when it is held; None when nobody does."""
    if person.held_by is None or person.held_at is None:
        return None
    operator = await operators.get(tx, person.held_by)
    return Holder(operator.id, operator.name, person.held_at, active=await operators.is_active(tx, operator.id))


async def may_hand_over(tx: Transaction, actor: Actor, person_id: int) -> tuple[HeldCase, list[Operator]]:
    """The case, and who could take it: whoever may hold cases and misses nobody in it.

    Refused, with CHANGED when nobody handles it.
    """
    person = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    case = await _held(tx, person)
    if case is None:
        raise Refused(Reason.CHANGED)
    relatives = await operators.relatives(tx, person.id)
    able = [one for one in await operators.active(tx, Right.REPORT) if one.id not in relatives]
    return case, [one for one in able if one.id != case.holder.id]


async def hand_over(
    tx: Transaction, actor: Actor, person_id: int, holder_id: int, to: int
) -> tuple[HeldCase, Operator]:
    """From now on another operator answers for the case; both hear about it.  Refused.

    holder_id: who held it when it was decided; NOT_AS_SHOWN when somebody else has it by now.
    """
    case, able = await may_hand_over(tx, actor, person_id)
    if case.holder.id != holder_id:
        raise Refused(Reason.NOT_AS_SHOWN)
    colleague = next((one for one in able if one.id == to), None)
    if colleague is None:
        raise Refused(Reason.CANNOT_TAKE)
    if not any([await holds.hand_over(tx, one, holder_id, to) for one in await records.of(tx, person_id)]):
        raise Refused(Reason.NOT_AS_SHOWN)
    said = {"from": str(holder_id), "to": str(to)}
    await audit.write(tx, actor.id, "handed over", "person", person_id, actor.now, said)
    if to != actor.id:
        given = texts.given_to_you(case, actor.operator.name)
        await outbox.put(tx, colleague.chat_id, given, actor.now, person_id=person_id)
    if holder_id != actor.id:
        taken = texts.taken_from_you(case, colleague.name, actor.operator.name)
        await tell_operator(tx, holder_id, actor.now, taken, person_id=person_id)
    return case, colleague


async def held_cases(tx: Transaction, actor: Actor, number: int = 1) -> HeldPage:
    """The held cases, longest first; none of the own family.  A page that is no more is the last one.

    The look is kept.  Refused.
    """
    actor.needs(Right.REPORT)
    count = await holds.count(tx, actor.id)
    of = max(1, -(-count // SHOWN))
    number = min(max(number, 1), of)
    found = [await _held(tx, person) for person in await holds.oldest(tx, actor.id, SHOWN, (number - 1) * SHOWN)]
    cases = [case for case in found if case]
    await looks.keep_page(tx, actor, "person", [case.person_id for case in cases], number)
    return HeldPage(cases, count, number, of)


async def orphaned(tx: Transaction, removed: Operator, now: int) -> None:
    """What a removed operator holds stays held, and administrators hear that somebody has to take it over."""
    for admin in await operators.active(tx, Right.MANAGE):
        if count := await holds.held_by(tx, removed.id, admin.id):
            await outbox.put(tx, admin.chat_id, texts.orphaned(removed.name, count), now)


async def _held(tx: Transaction, person: Person) -> HeldCase | None:
    by = await holder(tx, person)
    if by is None:
        return None
    return HeldCase(person.id, number_of(person, await inquiries.of_case(tx, person.id)), person.facts, by)


async def _silence(tx: Transaction, person_id: int, now: int) -> None:
    """What has not left does not leave; corrections are told by a person."""
    for inquiry in await inquiries.of_person(tx, person_id):
        await notices.stop(tx, inquiry_id=inquiry.id)
        await reminder_job.stop_on_hold(tx, inquiry.chat_id, now)
        await callers.warn_of(tx, inquiry.id, now)
    await corrections.hold(tx, person_id, now)
