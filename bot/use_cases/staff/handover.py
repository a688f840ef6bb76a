"""The end of a shift: what is in hand is laid down or given to a colleague, and the next ones read what was written.

Notes are free words, and name nobody if their author does what the page asks for.  Whoever misses somebody reads none
that may be about them: neither with such a name, in whatever spelling, nor with the number of such a case (N1).
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.matching import mentions
from bot.model.actor import Actor
from bot.model.board import Hand, InHand
from bot.model.chat import Operator
from bot.model.handover import LONGEST_NOTE, HandoverView, Note, every_id
from bot.model.message import DAY
from bot.model.reference import every_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.staff import handover as texts
from bot.use_cases.access import names_missed, not_locked, open_call, open_inquiry, open_sighting, open_talk
from bot.use_cases.register import review, sightings, talks
from bot.use_cases.returns import calls
from bot.use_cases.staff import board, cleaning, in_hands
from storage.lists import in_hand as rows_in_hand
from storage.queues import outbox
from storage.register import in_review, inquiries, kin, persons
from storage.register import sightings as stored_sightings
from storage.register import talks as stored_talks
from storage.returns import calls as stored_calls
from storage.staff import audit, handovers, operators, shift
from storage.store.transaction import RowMissing, Transaction

SHOWN_FOR = 2 * DAY


async def view(tx: Transaction, actor: Actor) -> HandoverView:
    """Everything that is to be seen at the end of a shift.  Refused."""
    actor.needs(Right.REPORT)
    hands = [one for one in await in_hands.every(tx, actor) if one.operator_id == actor.id]
    held = [one for one in await board.held(tx, actor) if one.holder_id == actor.id]
    colleagues = [one for one in await operators.active(tx, Right.REPORT) if one.id != actor.id]
    return HandoverView(hands, held, colleagues, await notes(tx, actor))


async def notes(tx: Transaction, actor: Actor) -> list[Note]:
    """What was written of late and nobody has put away, as far as this operator may read it.  Refused."""
    actor.needs(Right.REPORT)
    names = await operators.names(tx)
    found = await _lately(tx, actor)
    return [replace(one, by=names.get(one.operator_id, "")) for one in found if await _may_read(tx, actor, one)]


async def _lately(tx: Transaction, actor: Actor) -> list[Note]:
    return await handovers.open_ones(tx, actor.now - SHOWN_FOR)


async def write(tx: Transaction, actor: Actor, words: str) -> None:
    """A note for all who come, once if it is sent twice.  Refused, with CHANGED when it says nothing."""
    actor.needs(Right.REPORT)
    said = words.strip()[:LONGEST_NOTE]
    if not said:
        raise Refused(Reason.CHANGED)
    if any((one.operator_id, one.words) == (actor.id, said) for one in await _lately(tx, actor)):
        return
    note_id = await handovers.add(tx, actor.id, said, actor.now)
    await audit.write(tx, actor.id, "wrote", "handover", note_id, actor.now)


async def put_away(tx: Transaction, actor: Actor, note_id: int) -> None:
    """Nobody need read it any more.  Refused."""
    actor.needs(Right.REPORT)
    try:
        note = await handovers.get(tx, note_id)
    except RowMissing as gone:
        raise Refused(Reason.CHANGED) from gone
    if not await _may_read(tx, actor, note) or not await handovers.done(tx, note_id, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "put away", "handover", note_id, actor.now)


async def let_go(tx: Transaction, actor: Actor) -> None:
    """Whatever is in this operator's hands is anybody's; held cases stay theirs.  Refused."""
    actor.needs(Right.REPORT)
    mine = [row["id"] for row in await shift.reviews(tx, actor.now) if row["operator"] == actor.id]
    for inquiry_id in mine:
        await review.release(tx, actor, inquiry_id)
    for row in await shift.talks(tx, actor.now):
        if row["operator"] == actor.id:
            await talks.lay_down(tx, actor, row["id"])
    for row in await shift.meetings(tx, actor.now):
        if row["operator"] == actor.id:
            await sightings.give_back(tx, actor, row["id"])
    for row in await shift.calls(tx):
        if row["operator"] == actor.id:
            await calls.give_back(tx, actor, row["id"])
    await rows_in_hand.give_back(tx, actor.id, actor.now)


async def give(tx: Transaction, actor: Actor, sort: InHand, subject: int, to: int) -> None:
    """Something in this operator's hands is in a colleague's from now on, who hears so.

    Refused: CHANGED when it is not in these hands, CANNOT_TAKE when the colleague may not have it.
    """
    actor.needs(Right.REPORT)
    colleague = next((one for one in await operators.active(tx, Right.REPORT) if one.id == to), None)
    mine = [one for one in await in_hands.every(tx, actor) if one.operator_id == actor.id]
    hand = next((one for one in mine if (one.sort, one.subject) == (sort, subject)), None)
    if hand is None or sort not in _GIVEN:
        raise Refused(Reason.CHANGED)
    if colleague is None or colleague.id == actor.id or not await _takes(tx, actor, hand, colleague):
        raise Refused(Reason.CANNOT_TAKE)
    await _note(tx, actor, hand, {"from": str(actor.id), "to": str(to)})
    said, about = texts.given_to_you(hand, actor.operator.name), await _inquiry_of(tx, hand)
    await outbox.put(tx, colleague.chat_id, said, actor.now, inquiry_id=about)


_GIVEN = (InHand.INQUIRY, InHand.TALK, InHand.MEETING, InHand.CALL)


async def _inquiry_of(tx: Transaction, hand: Hand) -> int | None:
    """Which inquiry its reference is of, where it has one."""
    call = await stored_calls.find(tx, hand.subject) if hand.sort is InHand.CALL else None
    return hand.subject if hand.sort is InHand.INQUIRY else call.inquiry_id if call else None


async def _note(tx: Transaction, actor: Actor, hand: Hand, said: Mapping[str, str]) -> None:
    if hand.sort is InHand.INQUIRY:
        await audit.write(tx, actor.id, "handed over", "inquiry", hand.subject, actor.now, said)
    elif hand.sort is InHand.TALK:  # the talk is a family's, and no row that the history could name
        await audit.write(tx, actor.id, "handed over", "talk", None, actor.now, said)
    elif hand.sort is InHand.MEETING:
        await audit.write(tx, actor.id, "handed over", "sighting", hand.subject, actor.now, said)
    else:
        await cleaning.delete_calls(tx, [hand.subject], actor.now)
        await audit.write(tx, actor.id, "handed over", "call", hand.subject, actor.now, said)


async def _takes(tx: Transaction, actor: Actor, hand: Hand, colleague: Operator) -> bool:
    """Whether the colleague has it now: asked at the door check as if they took it themselves."""
    other = replace(actor, operator=colleague, confirmation=None)
    try:
        if hand.sort is InHand.INQUIRY:
            await in_review.release(tx, hand.subject, actor.id)
            await open_inquiry(tx, other, hand.subject, Right.REVIEW)
            return await in_review.hold(tx, hand.subject, other.id, actor.now)
        if hand.sort is InHand.TALK:
            await stored_talks.give_back(tx, hand.subject, actor.id)
            await open_talk(tx, other, hand.subject)
            return await stored_talks.take(tx, hand.subject, other.id, actor.now)
        if hand.sort is InHand.MEETING:
            await stored_sightings.give_back(tx, hand.subject, actor.id)
            await open_sighting(tx, other, hand.subject, Right.REPORT)
            return await stored_sightings.take(tx, hand.subject, other.id, actor.now)
        await not_locked(tx)
        await stored_calls.give_back(tx, hand.subject, actor.id)
        await open_call(tx, other, hand.subject)
        return await stored_calls.take(tx, hand.subject, other.id, actor.now)
    except Refused:
        return False


async def _may_read(tx: Transaction, actor: Actor, note: Note) -> bool:
    own = await kin.or_nobodys(tx, actor.operator.chat_id)
    if not own or note.operator_id == actor.id:
        return True
    missed = await names_missed(tx, actor.operator)
    if any(mentions.may_name(note.words, facts) for facts in missed):
        return False
    numbers = [await inquiries.by_reference(tx, one) for one in every_reference(note.words)]
    asked = [await kin.is_relative(tx, own, one.person_id, one.id) for one in numbers if one]
    known = await persons.by_sources(tx, every_id(note.words))
    return not any([*asked, *[await kin.is_relative(tx, own, one.id) for one in known.values()]])
