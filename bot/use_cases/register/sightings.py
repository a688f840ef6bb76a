"""Reports of meetings: anybody tells who they met, operators link it to cases.  No family ever learns about it.

Nothing that a family sees, and nothing automatic, reads these reports (N1).  What may mention the worst is handled by
a person and passed on to nobody; the case it is linked to is held (N4).
"""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.chat import Operator
from bot.model.correspondence import Content
from bot.model.limits import Deed
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.model.sighting import Linked, Sighting, is_grave
from bot.texts.register import sightings as texts
from bot.use_cases import looks
from bot.use_cases.access import Missed, find_person, is_hidden, names_missed, open_inquiry, open_sighting
from bot.use_cases.register import limits, talks
from bot.use_cases.register.holding import hold
from bot.use_cases.staff.staff import meetings
from storage.queues import outbox
from storage.register import inquiries, persons
from storage.register import sightings as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def report(tx: Transaction, chat_id: int, facts: Mapping[str, str], now: int) -> int:
    """Somebody told who they met: kept, and announced to the operators; its id.  The chat learns nothing by it.

    Refused, with MANY_MEETINGS.
    """
    await limits.need_room(tx, Deed.MEETING, chat_id, now)
    grave = is_grave(facts)
    reported = await stored.add(tx, chat_id, facts, now, grave=grave)
    await _announce(tx, await stored.get(tx, reported), now)
    return reported


async def oldest(tx: Transaction, actor: Actor) -> Sighting | None:
    """The report that this actor has in hand, else the one that waits longest; what a person must handle first.

    From now on it is in this one's hands, and the look is kept.  Refused.
    """
    actor.needs(Right.REPORT)
    for sighting in await meetings(tx, actor.operator, actor.now):
        if await stored.take(tx, sighting.id, actor.id, actor.now):
            await looks.keep(tx, actor, "viewed", "sighting", sighting.id)
            return sighting
    return None


async def view(tx: Transaction, actor: Actor, sighting_id: int) -> Sighting:
    """One report; the look is kept.  Refused."""
    sighting = await open_sighting(tx, actor, sighting_id, Right.REPORT)
    await looks.keep(tx, actor, "viewed", "sighting", sighting.id)
    return sighting


async def take(tx: Transaction, actor: Actor, sighting_id: int) -> Sighting:
    """The report, for a while in this actor's hands.  Refused, with MEETING_TAKEN."""
    sighting = await open_sighting(tx, actor, sighting_id, Right.REPORT)
    if not await stored.take(tx, sighting.id, actor.id, actor.now):
        raise Refused(Reason.MEETING_TAKEN)
    return sighting


async def give_back(tx: Transaction, actor: Actor, sighting_id: int) -> None:
    """Another operator is to look at it.  Refused, with CHANGED when it is not in this actor's hands."""
    actor.needs(Right.REPORT)
    if not await stored.give_back(tx, sighting_id, actor.id):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "gave back", "sighting", sighting_id, actor.now)


async def finish(tx: Transaction, actor: Actor, sighting_id: int) -> None:
    """Nothing more is to be done with it.  Refused."""
    sighting = await take(tx, actor, sighting_id)
    if not await stored.finish(tx, sighting.id, actor.id):
        raise Refused(Reason.MEETING_TAKEN)
    await audit.write(tx, actor.id, "closed", "sighting", sighting.id, actor.now)


async def mark_grave(tx: Transaction, actor: Actor, sighting_id: int) -> int:
    """It mentions the worst, in words that were not recognised: a person handles it, and the cases it is linked to.

    How many cases are held since then.  Refused.
    """
    sighting = await take(tx, actor, sighting_id)
    if not await stored.mark_grave(tx, sighting.id):
        raise Refused(Reason.MEETING_TAKEN)
    await audit.write(tx, actor.id, "held", "sighting", sighting.id, actor.now)
    linked = await stored.persons_of(tx, sighting.id)
    return sum([await hold(tx, actor, person_id) for person_id in linked])


async def link(tx: Transaction, actor: Actor, sighting_id: int, answers: Mapping[str, str]) -> Linked | None:
    """The report is on the card of the case; one that mentions the worst has the case held.  Refused.

    answers: reference, which may be the id of an import, reliability and remark.  None when nobody has it.
    """
    sighting = await open_sighting(tx, actor, sighting_id, Right.REPORT)
    person = await _named(tx, actor, answers["reference"])
    if person is None:
        await looks.keep(tx, actor, "searched", "register", None, {"asked": answers["reference"], "listed": ""})
        return None
    worth, remark = answers["reliability"], answers["remark"]
    await stored.link(tx, sighting.id, person.id, worth, remark, actor.id, actor.now)
    await audit.write(tx, actor.id, "linked", "sighting", sighting.id, actor.now)
    number = number_of(person, await inquiries.of_person(tx, person.id))
    return Linked(number, person.id, sighting.grave and await hold(tx, actor, person.id))


async def _named(tx: Transaction, actor: Actor, words: str) -> Person | None:
    """The person of an inquiry, by its reference, or who was imported under that id."""
    reference = read_reference(words)
    if reference and (found := await inquiries.by_reference(tx, reference)):
        inquiry = await open_inquiry(tx, actor, found.id, Right.REPORT)
        return await persons.get(tx, inquiry.person_id) if inquiry.person_id else None
    imported = (await persons.by_sources(tx, [words.strip()])).get(words.strip())
    return await find_person(tx, actor, imported.id, Right.REPORT) if imported else None


async def take_reporter(tx: Transaction, actor: Actor, sighting_id: int) -> None:
    """The actor wants to ask somebody about a report: that and the talk with them are in hand now.  Refused."""
    await talks.take(tx, actor, _reporter(await take(tx, actor, sighting_id)))


async def ask(tx: Transaction, actor: Actor, sighting_id: int, said: Content) -> int:
    """The words go to who reported it, as they are; their id.  Refused."""
    chat_id = _reporter(await open_sighting(tx, actor, sighting_id, Right.REVIEW))
    await talks.take(tx, actor, chat_id)
    return await talks.send(tx, actor, chat_id, said)


def _reporter(sighting: Sighting) -> int:
    if sighting.chat_id is None:  # they have erased themselves
        raise Refused(Reason.MEETING_TAKEN)
    return sighting.chat_id


async def _announce(tx: Transaction, reported: Sighting, now: int) -> None:
    """To operators who may look at it, only while there is nothing else of the kind: many at once are one word.

    An operator who misses the person would read out of the mere announcement what no family may know (N1).
    """
    message = texts.grave_waits() if reported.grave else texts.waits()
    for operator in await operators.active(tx, Right.REPORT):
        missed = await names_missed(tx, operator)
        if not is_hidden(reported, operator, missed) and not await _knows(tx, operator, reported, missed, now):
            await outbox.put(tx, operator.chat_id, message, now)


async def _knows(tx: Transaction, operator: Operator, reported: Sighting, missed: Missed, now: int) -> bool:
    """Whether other reports of the kind wait for this operator.  No list is read for who misses nobody."""
    others = await stored.others_wait(tx, operator, reported.id, now, grave=reported.grave)
    if not others or not missed:
        return others
    waiting = await meetings(tx, operator, now)
    return any(one.id != reported.id and (one.grave or not reported.grave) for one in waiting)
