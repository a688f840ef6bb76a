"""Two records of one person are joined, or taken apart again (N1, N2, N3).

Nothing moves (see the table joining): what was verified of one record is verified of the other by a row that follows.
While a return is reported or stands, one operator proposes it and another decides; else one alone.
"""

from collections import Counter

from bot.i18n import Language
from bot.matching import beside
from bot.model.actor import Actor
from bot.model.inquiry import full_name
from bot.model.joining import Joined, Joining, JoiningState, PairView, Record
from bot.model.person import Person
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.register import joining as texts
from bot.use_cases import looks
from bot.use_cases.access import Held, open_joining, open_person
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.register import uniting
from bot.use_cases.returns import notices
from storage.register import inquiries, joinings, records
from storage.returns import notices as stored_notices
from storage.returns import reports as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def view(tx: Transaction, actor: Actor, person_id: int, other_id: int) -> PairView:
    """Two records beside each other, and what was said of them; the look is kept.  Refused."""
    first, second = await _both(tx, actor, person_id, other_id)
    await looks.keep(tx, actor, "viewed", "person", first.id)
    await looks.keep(tx, actor, "viewed", "person", second.id)
    fields = {name: agreement.value for name, agreement in beside(first.facts, second.facts).items()}
    said = await joinings.between(tx, first.id, second.id)
    by = (await operators.get(tx, said.asked_by)).name if said else ""
    return PairView(
        await _record(tx, first),
        await _record(tx, second),
        fields,
        needs_two=await _needs_two(tx, first.id, second.id),
        audience=await _audience(tx, first.id, second.id),
        are_one=await records.are_one(tx, first.id, second.id),
        joining=said,
        asked_by=by,
        own=said is not None and said.asked_by == actor.id,
    )


async def view_joining(tx: Transaction, actor: Actor, joining_id: int) -> PairView:
    """The two of whom something was said.  Refused."""
    known = await open_joining(tx, actor, joining_id, Right.REPORT)
    return await view(tx, actor, known.person_id, known.other_id)


async def may_join(tx: Transaction, actor: Actor, person_id: int, other_id: int) -> tuple[Person, Person]:
    """The two, if they can be joined now.  Refused, with CHANGED when they are, or that waits already."""
    both = await _both(tx, actor, person_id, other_id)
    said = await joinings.between(tx, person_id, other_id)
    if person_id == other_id or await records.are_one(tx, person_id, other_id) or (said and said.waits):
        raise Refused(Reason.CHANGED)
    return both


async def join(tx: Transaction, actor: Actor, person_id: int, other_id: int, reason: str) -> Joined:
    """From now on the two are records of one person; or, while a return is in it, that is proposed.  Refused."""
    await may_join(tx, actor, person_id, other_id)
    waits = await _needs_two(tx, person_id, other_id)
    state = JoiningState.PROPOSED if waits else JoiningState.JOINED
    joining_id = await joinings.add(tx, person_id, other_id, state, reason, actor.id, actor.now)
    await audit.write(tx, actor.id, "proposed joining" if waits else "joined", "joining", joining_id, actor.now)
    if waits:
        await _call_the_second(tx, actor, joining_id)
        return Joined(joining_id, joined=True, waits=True)
    return Joined(joining_id, joined=True, told=await uniting.unite(tx, actor, joining_id))


async def differ(tx: Transaction, actor: Actor, person_id: int, other_id: int) -> None:
    """The two are different people, and are not proposed again; whoever reports a return is warned all the same."""
    await may_join(tx, actor, person_id, other_id)
    joining_id = await joinings.add(tx, person_id, other_id, JoiningState.DIFFERENT, "", actor.id, actor.now)
    await audit.write(tx, actor.id, "told apart", "joining", joining_id, actor.now)


async def may_part(tx: Transaction, actor: Actor, joining_id: int) -> Joining:
    """The two, if they are joined and can be taken apart.  Refused, with CHANGED when they are not joined."""
    known = await open_joining(tx, actor, joining_id, Right.REPORT)
    if known.state is not JoiningState.JOINED:
        raise Refused(Reason.CHANGED)
    return known


async def part(tx: Transaction, actor: Actor, joining_id: int, reason: str) -> Joined:
    """The two are different people again; or, while a return is in it, that is proposed.  Refused."""
    known = await may_part(tx, actor, joining_id)
    await joinings.give_reason(tx, known, reason)
    if await _needs_two(tx, known.person_id, known.other_id):
        await joinings.propose_parting(tx, known.id, actor.id, actor.now)
        await audit.write(tx, actor.id, "proposed parting", "joining", known.id, actor.now)
        await _hold_back(tx, known)
        await _call_the_second(tx, actor, known.id)
        return Joined(known.id, joined=False, waits=True)
    await joinings.decide(tx, known.id, JoiningState.JOINED, JoiningState.PARTED, actor.id, actor.now)
    await uniting.split(tx, actor, known)
    return Joined(known.id, joined=False)


async def agree(tx: Transaction, actor: Actor, joining_id: int) -> Joined:
    """The second operator's word: they are joined, or taken apart.  Refused."""
    known = await _open_to_decide(tx, actor, joining_id)
    if known.asked_by == actor.id:
        raise Refused(Reason.OWN_PROPOSAL)
    if not await operators.is_active(tx, known.asked_by):
        raise Refused(Reason.PROPOSER_GONE)
    joins = known.state is JoiningState.PROPOSED
    if joins and await records.are_one(tx, known.person_id, known.other_id):
        raise Refused(Reason.CHANGED)
    end = JoiningState.JOINED if joins else JoiningState.PARTED
    if not await joinings.decide(tx, known.id, known.state, end, actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    if not joins:
        await uniting.split(tx, actor, known)
        return Joined(known.id, joined=False)
    await audit.write(tx, actor.id, "joined", "joining", known.id, actor.now)
    return Joined(known.id, joined=True, told=await uniting.unite(tx, actor, known.id))


async def disagree(tx: Transaction, actor: Actor, joining_id: int) -> None:
    """All stays as it is, says a second operator; who proposed it hears so.  Refused."""
    known = await _open_to_decide(tx, actor, joining_id)
    await _leave(tx, actor, known, "disagreed")
    if known.asked_by != actor.id:
        await tell_operator(
            tx, known.asked_by, actor.now, texts.refused(actor.operator.name, known), person_id=known.person_id
        )


async def take_back(tx: Transaction, actor: Actor, joining_id: int) -> None:
    """All stays as it is, says who proposed it.  Refused."""
    known = await open_joining(tx, actor, joining_id, Right.REPORT)
    if not known.waits or known.asked_by != actor.id:
        raise Refused(Reason.DECIDED)
    await _leave(tx, actor, known, "took back")


async def _leave(tx: Transaction, actor: Actor, known: Joining, action: str) -> None:
    end = JoiningState.DIFFERENT if known.state is JoiningState.PROPOSED else JoiningState.JOINED
    if not await joinings.decide(tx, known.id, known.state, end, actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    await audit.write(tx, actor.id, action, "joining", known.id, actor.now)
    if known.state is JoiningState.PARTING:
        for record in await records.of(tx, known.person_id):
            await notices.catch_up(tx, actor.org, record, actor.now)


async def _hold_back(tx: Transaction, known: Joining) -> None:
    """What has not left across a joining that is doubted does not leave until that is decided."""
    for verification in await stored.standing_of_case(tx, known.person_id):
        if await notices.is_doubted(tx, verification):
            await stored_notices.hold_back(tx, verification_id=verification.id)


async def _open_to_decide(tx: Transaction, actor: Actor, joining_id: int) -> Joining:
    known = await open_joining(tx, actor, joining_id, Right.VERIFY)
    if not known.waits:
        raise Refused(Reason.DECIDED)
    return known


async def _both(tx: Transaction, actor: Actor, person_id: int, other_id: int) -> tuple[Person, Person]:
    """A case that a person handles may be joined: that belongs to handling it, and both are held then."""
    first = await open_person(tx, actor, person_id, Right.REPORT, held=Held.MATTERS_NOT)
    return first, await open_person(tx, actor, other_id, Right.REPORT, held=Held.MATTERS_NOT)


async def _needs_two(tx: Transaction, *ids: int) -> bool:
    """Whether a return of one of them is reported, or was verified and stands: then somebody is told, or is not."""
    return any([await stored.open_of(tx, one) or await stored.standing_of_case(tx, one) for one in ids])


async def _audience(tx: Transaction, person_id: int, other_id: int) -> Counter[Language]:
    """Who would be told about a return if the two were joined."""
    standing = [one for person in (person_id, other_id) for one in await stored.standing_of_case(tx, person)]
    those = {*await records.of(tx, person_id), *await records.of(tx, other_id)}
    without = [one for one in sorted(those) if not await stored.standing(tx, one)]
    if not standing:
        return Counter()
    last = max(standing, key=lambda one: (one.follows is None, one.id))
    return await notices.audience_in(tx, await stored.get(tx, last.report_id), without)


async def _call_the_second(tx: Transaction, actor: Actor, joining_id: int) -> None:
    await notify_operators(
        tx, Right.VERIFY, actor.now, texts.waits(joining_id), but=(actor.id, *await uniting.relatives(tx, joining_id))
    )


async def _record(tx: Transaction, person: Person) -> Record:
    asked = [inquiry for inquiry in await inquiries.of_case(tx, person.id) if inquiry.is_open]
    number = asked[0].reference if asked else person.source_id or full_name(person.facts)
    return Record(
        person,
        number,
        [inquiry.reference for inquiry in asked],
        reported=await stored.open_of(tx, person.id) is not None,
        returned=bool(await stored.standing_of_case(tx, person.id)),
        told=sum([await stored_notices.is_told(tx, inquiry.id) for inquiry in asked]),
    )
