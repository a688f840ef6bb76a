"""The one door check: whatever an operator does to somebody starts here, through the chat or the desk.

Each function loads its subject and asks what is always asked, in this order: has the role this right; is the actor a
relative of the person (storage/register/kin.py); was it decided in the meantime; is the case held; was what it rests on
written by somebody without the keys (storage/store/stamps.py).  Raises Refused, or RowMissing when the subject was
erased.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from bot.matching import mentions
from bot.model.act import IN_LOCKDOWN, Act
from bot.model.actor import Actor
from bot.model.broadcast import Broadcast, Stage
from bot.model.call import CallEntry
from bot.model.chat import Operator
from bot.model.finding import Hit
from bot.model.inquiry import Inquiry, State
from bot.model.joining import Joining
from bot.model.person import Person
from bot.model.refused import Reason, Refused
from bot.model.report import Report, Verification
from bot.model.returned import ListRow, ReturnedList
from bot.model.rights import Right
from bot.model.sighting import Sighting
from storage.lists import list_rows, lists
from storage.register import declarations, in_review, inquiries, joinings, kin, persons, sightings, talks
from storage.returns import calls, reports
from storage.staff import lockdowns
from storage.store import stamps
from storage.store.transaction import Transaction
from storage.updates import broadcasts

Missed = Sequence[Mapping[str, str]]
"""What those are called whom an operator misses, by the names of the questions."""


class Held(Enum):
    """What a case that a person handles means for a deed: most are refused (N4), some belong to handling it."""

    REFUSES = auto()
    MATTERS_NOT = auto()


async def open_person(
    tx: Transaction, actor: Actor, person_id: int, right: Right, *, held: Held = Held.REFUSES
) -> Person:
    """The person, if this actor may do that to them now.  Refused: NO_RIGHT, OWN_FAMILY, HELD, FORGED."""
    actor.needs(right)
    await _not_own(tx, actor, person_id)
    person = await persons.get(tx, person_id)
    if held is Held.REFUSES and person.held_by is not None:
        raise Refused(Reason.HELD)
    if held is Held.REFUSES:
        await not_forged(tx, "person", person_id)
    return person


async def open_inquiry(tx: Transaction, actor: Actor, inquiry_id: int, right: Right) -> Inquiry:
    """The inquiry, if this actor may see it and act on it.  Refused: NO_RIGHT, OWN_FAMILY."""
    actor.needs(right)
    inquiry = await inquiries.get(tx, inquiry_id)
    await _not_own(tx, actor, inquiry.person_id, inquiry.id)
    return inquiry


async def confirms(tx: Transaction, actor: Actor, act: Act, *subject: object, case: str = "") -> None:
    """Asked after all else that may refuse an act: is there a lockdown, and was a second factor given for just this.

    case: by what operators call the case that it is about.  Refused: LOCKED, NEEDS_FACTOR.
    """
    if act not in IN_LOCKDOWN:
        await not_locked(tx)
    actor.confirms(act, *subject, case=case)


async def not_locked(tx: Transaction) -> None:
    """Refused, with LOCKED, while there is a lockdown."""
    if await lockdowns.is_on(tx):
        raise Refused(Reason.LOCKED)


async def own_among(tx: Transaction, operator: Operator, found: Sequence[Hit]) -> set[int]:
    """Of what was looked for, what is about the own family of an operator, or was erased."""
    people = {hit.id for hit in found if not hit.is_inquiry}
    asked = {hit.id for hit in found if hit.is_inquiry}
    of_others = await kin.persons_of_others(tx, operator.chat_id, sorted(people))
    asked_by_others = await kin.inquiries_of_others(tx, operator.chat_id, sorted(asked))
    return (people - of_others) | (asked - asked_by_others)


async def own_left_out(tx: Transaction, actor: Actor, found: Sequence[Hit]) -> list[Hit]:
    """Of what was looked for, each case once, and none that is about the actor's own family or was erased."""
    own = await own_among(tx, actor.operator, found)
    left = [hit for hit in found if hit.id not in own]
    person_of = await inquiries.persons_of(tx, [hit.id for hit in left if hit.is_inquiry])
    return list({person_of.get(hit.id) or hit.id: hit for hit in reversed(left)}.values())[::-1]


async def find_person(tx: Transaction, actor: Actor, person_id: int, right: Right) -> Person | None:
    """The person; None both when there is none and when the actor is a relative, who does not learn which.

    Refused: NO_RIGHT.
    """
    actor.needs(right)
    own = await kin.is_relative(tx, actor.operator.chat_id, person_id)
    return None if own else await persons.find(tx, person_id)


async def open_to_review(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """An inquiry of the queue, in this actor's hands from now on.  Refused: NO_RIGHT, IN_OTHER_HANDS.

    Whether it is about the own family is asked where it is taken, and answered as if another operator had it.
    """
    actor.needs(Right.REVIEW)
    inquiry = await inquiries.get(tx, inquiry_id)
    if inquiry.state is not State.RECEIVED or not await in_review.hold(tx, inquiry.id, actor.id, actor.now):
        raise Refused(Reason.IN_OTHER_HANDS)
    return inquiry


async def open_report(
    tx: Transaction, actor: Actor, report_id: int, right: Right, *, held: Held = Held.REFUSES
) -> Report:
    """The report, while nobody has decided it.  Refused: NO_RIGHT, OWN_FAMILY, DECIDED, HELD."""
    report = await reports.get(tx, report_id)
    actor.needs(right)
    await _not_own(tx, actor, report.person_id)
    if report.state != "open":
        raise Refused(Reason.DECIDED)
    await open_person(tx, actor, report.person_id, right, held=held)
    return report


async def open_verification(tx: Transaction, actor: Actor, verification_id: int, right: Right) -> Verification:
    """The verification, whatever became of it.  Refused: NO_RIGHT, OWN_FAMILY."""
    actor.needs(right)
    verification = await reports.verification(tx, verification_id)
    await _not_own(tx, actor, verification.person_id)
    return verification


async def open_call(tx: Transaction, actor: Actor, call_id: int) -> CallEntry:
    """The call, if this actor may make it.  Refused: NO_RIGHT, OWN_FAMILY, NO_CALL, WITHDRAWN, CALL_RESTS.

    One that is not to be made any more is only for who has it in hand, and perhaps the relative on the telephone.
    """
    actor.needs(Right.CALL)
    call = await calls.find(tx, call_id)
    if call is None:
        raise Refused(Reason.NO_CALL)
    if call.withdrawn and call.taken_by != actor.id:
        raise Refused(Reason.WITHDRAWN)
    if call.rests and call.taken_by != actor.id:
        raise Refused(Reason.CALL_RESTS)
    await open_inquiry(tx, actor, call.inquiry_id, Right.CALL)
    return call


async def open_row(tx: Transaction, actor: Actor, row_id: int, right: Right) -> ListRow:
    """The row of a list, if it may be nobody of the actor's family.  Refused: NO_RIGHT, OWN_FAMILY."""
    actor.needs(right)
    row = await list_rows.row(tx, row_id)
    if await kin.is_of_row(tx, actor.operator.chat_id, row.id):
        raise Refused(Reason.OWN_FAMILY)
    return row


async def open_row_as_shown(tx: Transaction, actor: Actor, row_id: int, version: int, right: Right) -> ListRow:
    """The row, while it is as it was shown and no colleague has it in hand.

    Refused: NO_RIGHT, OWN_FAMILY, PUT_ASIDE, ROW_DECIDED, IN_OTHER_HANDS.
    """
    row = await open_row(tx, actor, row_id, right)
    if row.aside:
        raise Refused(Reason.PUT_ASIDE)
    if row.version != version or not row.is_to_be_decided:
        raise Refused(Reason.ROW_DECIDED)
    if row.is_with_another(actor.id, actor.now):
        raise Refused(Reason.IN_OTHER_HANDS)
    return row


async def open_joining(tx: Transaction, actor: Actor, joining_id: int, right: Right) -> Joining:
    """What is said of two records, if the actor misses neither person.  Refused: NO_RIGHT, OWN_FAMILY, FORGED."""
    actor.needs(right)
    known = await joinings.get(tx, joining_id)
    for person_id in (known.person_id, known.other_id):
        await _not_own(tx, actor, person_id)
    await not_forged(tx, "joining", joining_id)
    return known


async def open_update(tx: Transaction, actor: Actor, broadcast_id: int, *stages: Stage) -> Broadcast:
    """The update to many, while it is in one of these stages; it is about nobody.  Refused: NO_RIGHT, MOVED_ON."""
    actor.needs(Right.BROADCAST)
    found = await broadcasts.get(tx, broadcast_id)
    if found.stage not in stages:
        raise Refused(Reason.MOVED_ON)
    return found


async def open_own_update(tx: Transaction, actor: Actor, broadcast_id: int, *stages: Stage) -> Broadcast:
    """The same, if this actor wrote it.  Refused: NO_RIGHT, MOVED_ON."""
    found = await open_update(tx, actor, broadcast_id, *stages)
    if found.author_id != actor.id:
        raise Refused(Reason.MOVED_ON)
    return found


async def open_list(tx: Transaction, actor: Actor, list_id: int, right: Right) -> ReturnedList:
    """The list; of its rows each is asked for by itself.  Refused: NO_RIGHT."""
    actor.needs(right)
    return await lists.get(tx, list_id)


async def open_talk(tx: Transaction, actor: Actor, chat_id: int) -> None:
    """Asks whether this actor may talk with that family now.  Refused: NO_RIGHT, TALK_TAKEN.

    TALK_TAKEN is also said when the family asks about the same person as the actor: it does not show which of the two.
    """
    actor.needs(Right.REVIEW)
    holder = await talks.holder(tx, chat_id, actor.now)
    if holder not in (None, actor.id) or await talks.is_own(tx, actor.operator, chat_id):
        raise Refused(Reason.TALK_TAKEN)


async def open_sighting(tx: Transaction, actor: Actor, sighting_id: int, right: Right) -> Sighting:
    """The report of a meeting, if the actor did not tell it and it may be about nobody they miss.

    Refused: NO_RIGHT, MEETING_TAKEN, so that nobody learns who it is about.
    """
    actor.needs(right)
    sighting, own = await sightings.get(tx, sighting_id), actor.operator.chat_id
    linked = [await kin.is_relative(tx, own, person_id) for person_id in await sightings.persons_of(tx, sighting.id)]
    if any(linked) or is_hidden(sighting, actor.operator, await names_missed(tx, actor.operator)):
        raise Refused(Reason.MEETING_TAKEN)
    return sighting


async def names_missed(tx: Transaction, operator: Operator) -> Missed:
    """What those are called whom this operator asks about or has declared, by the names of the questions."""
    asked = [one.facts for one in await inquiries.of_chat(tx, operator.chat_id)]
    declared = [one.facts for one in await declarations.of_chat(tx, operator.chat_id)]
    return [*asked, *declared]


def is_hidden(sighting: Sighting, operator: Operator, missed: Missed) -> bool:
    """Whether the report of a meeting is not for an operator, who misses those: it is their own, or may name one."""
    words = " ".join(sighting.facts.values())
    return sighting.chat_id == operator.chat_id or any(mentions.may_name(words, facts) for facts in missed)


async def not_forged(tx: Transaction, table: str, row_id: int) -> None:
    """Asks whether somebody with the keys wrote that row.  Refused: FORGED."""
    if not await stamps.stand(tx, [(table, row_id)]):
        raise Refused(Reason.FORGED)


async def _not_own(tx: Transaction, actor: Actor, person_id: int | None, inquiry_id: int | None = None) -> None:
    if await kin.is_relative(tx, actor.operator.chat_id, person_id, inquiry_id):
        raise Refused(Reason.OWN_FAMILY)
