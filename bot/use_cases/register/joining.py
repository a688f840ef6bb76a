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
from bot.model.report import Verification
from bot.model.rights import Right
from bot.texts.register import joining as texts
from bot.use_cases.access import Held, open_joining, open_person
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.register import holding
from bot.use_cases.returns import notices, reports
from storage.register import inquiries, joinings, persons, records, to_compare
from storage.returns import notices as stored_notices
from storage.returns import reports as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def view(tx: Transaction, actor: Actor, person_id: int, other_id: int) -> PairView:
    """Two records beside each other, and what was said of them; the look is kept.  Refused."""
    first, second = await _both(tx, actor, person_id, other_id)
    await audit.write(tx, actor.id, "viewed", "person", first.id, actor.now)
    await audit.write(tx, actor.id, "viewed", "person", second.id, actor.now)
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
    return Joined(joining_id, joined=True, told=await _unite(tx, actor, joining_id))


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
    await _split(tx, actor, known)
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
        await _split(tx, actor, known)
        return Joined(known.id, joined=False)
    await audit.write(tx, actor.id, "joined", "joining", known.id, actor.now)
    return Joined(known.id, joined=True, told=await _unite(tx, actor, known.id))


async def disagree(tx: Transaction, actor: Actor, joining_id: int) -> None:
    """All stays as it is, says a second operator; who proposed it hears so.  Refused."""
    known = await _open_to_decide(tx, actor, joining_id)
    await _leave(tx, actor, known, "disagreed")
    if known.asked_by != actor.id:
        await tell_operator(tx, known.asked_by, actor.now, texts.refused(actor.operator.name, known))


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
        tx, Right.VERIFY, actor.now, texts.waits(joining_id), but=(actor.id, *await _relatives(tx, joining_id))
    )


async def _relatives(tx: Transaction, joining_id: int) -> tuple[int, ...]:
    known = await joinings.get(tx, joining_id)
    return (*await operators.relatives(tx, known.person_id), *await operators.relatives(tx, known.other_id))


async def _unite(tx: Transaction, actor: Actor, joining_id: int) -> int:
    """All that hangs together is one person; how many relatives will be told about a return now."""
    known = await joinings.get(tx, joining_id)
    those = [await persons.get(tx, one) for one in await joinings.regroup(tx, known.person_id)]
    await to_compare.of_person(tx, known.person_id)
    holder = next((person.held_by for person in those if person.held_by is not None), None)
    if holder is not None:
        await holding.hold_records(tx, [person.id for person in those], holder, actor.now)
    followed = await _follow(tx, actor, known, those)
    told = sum([await notices.catch_up(tx, actor.org, person.id, actor.now) for person in those])
    if followed:
        await _announce(tx, actor, known, followed, told)
    return told


async def _follow(tx: Transaction, actor: Actor, known: Joining, those: list[Person]) -> list[Verification]:
    """The return that was verified last is verified of every record where more relatives hear about it by that.

    The two who joined stand for it.
    """
    standing = await stored.standing_of_case(tx, known.person_id)
    without = [person for person in those if standing and await _hears_more(tx, standing[-1], person)]
    if not without:
        return []
    two, release_at = (known.asked_by, actor.id), actor.now + actor.org.notice_hold
    made = [await stored.follow(tx, standing[-1], person.id, two, actor.now, release_at) for person in without]
    await stored.announce_together(tx, [one.id for one in made], made[0].id)
    return made


async def _hears_more(tx: Transaction, last: Verification, person: Person) -> bool:
    """Nothing was verified of the record, or by the last wish more of its relatives may know."""
    if not await stored.standing(tx, person.id):
        return True
    return last.person_id != person.id and bool(
        await notices.audience_in(tx, await stored.get(tx, last.report_id), [person.id])
    )


async def _announce(tx: Transaction, actor: Actor, known: Joining, followed: list[Verification], told: int) -> None:
    names = ((await operators.get(tx, known.asked_by)).name, actor.operator.name)
    message = texts.told_now(actor.org, known.id, followed[0], names, told)
    relatives = await _relatives(tx, known.id)
    await notify_operators(tx, Right.STOP, actor.now, message, but=relatives, verification_id=followed[0].id)


async def _split(tx: Transaction, actor: Actor, known: Joining) -> None:
    """What hung together by this falls apart: a return of the one is none of the other; who was told can be corrected.

    A case that was held stays held on both sides, until a person lifts it.
    """
    await to_compare.of_person(tx, known.person_id)
    sides = [await joinings.regroup(tx, one) for one in (known.person_id, known.other_id)]
    await audit.write(tx, actor.id, "parted", "joining", known.id, actor.now)
    for side in sides:
        for record in side:
            await _take_apart(tx, actor, record, side)
    for record in (*sides[0], *sides[1]):
        await notices.catch_up(tx, actor.org, record, actor.now)


async def _take_apart(tx: Transaction, actor: Actor, record: int, side: list[int]) -> None:
    """What is verified of a record by itself stands for whoever was told, and nobody hears about a doubt."""
    standing = await stored.standing(tx, record)
    across = [one for one in standing if one.follows and (await _root(tx, one)).person_id not in side]
    stays = [one for one in standing if one not in across]
    for verification in across:
        if stays:
            await stored_notices.move_known(tx, verification.id, stays[-1].id)
            await reports.fall(tx, actor, verification.id)
        else:
            await reports.withdraw_one(tx, actor, verification.id)


async def _root(tx: Transaction, verification: Verification) -> Verification:
    return await stored.verification(tx, verification.follows or verification.id)


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
