"""Operators review inquiries: one inquiry, one operator; every decision is a compare-and-swap."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.correspondence import Content
from bot.model.errands import ByPhone
from bot.model.finding import Clue, Hit
from bot.model.inquiry import Inquiry, State
from bot.model.joining import JoiningState
from bot.model.likeness import Alike, Likeness, asked_first
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.model.refused import Reason, Refused
from bot.model.reminder import ReminderKind, first_due
from bot.model.returned import ListRow
from bot.model.review import Accepted, ReviewView
from bot.model.rights import Right
from bot.texts import facts
from bot.texts.register import inquiries as texts
from bot.use_cases import looks
from bot.use_cases.access import find_person, open_inquiry, open_to_review
from bot.use_cases.lists.numbering import as_seen
from bot.use_cases.register import readers, reminded
from bot.use_cases.returns import notices
from storage.lists import list_rows
from storage.queues import outbox
from storage.register import (
    changes,
    in_review,
    inquiries,
    joinings,
    kin,
    likenesses,
    messages,
    persons,
    records,
    to_compare,
)
from storage.returns import reports
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import reminders

SHOWN = 8


async def take_next(tx: Transaction, actor: Actor) -> ReviewView | None:
    """The oldest inquiry that nobody else holds, in this operator's hands from now on; None if none waits.  Refused."""
    actor.needs(Right.REVIEW)
    inquiry = await in_review.take_oldest(tx, actor.id, actor.now)
    return await _seen(tx, actor, inquiry) if inquiry else None


async def take(tx: Transaction, actor: Actor, inquiry_id: int) -> ReviewView:
    """One inquiry of the queue, in this operator's hands from now on.  Refused."""
    return await _seen(tx, actor, await open_to_review(tx, actor, inquiry_id))


async def release(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """The inquiry is back in the queue.  Refused."""
    actor.needs(Right.REVIEW)
    if not await in_review.release(tx, inquiry_id, actor.id):
        raise Refused(Reason.IN_OTHER_HANDS)
    await audit.write(tx, actor.id, "gave back", "inquiry", inquiry_id, actor.now)
    return await inquiries.get(tx, inquiry_id)


async def may_decide(tx: Transaction, actor: Actor, inquiry_id: int, person_id: int | None = None) -> Inquiry:
    """The inquiry, in this operator's hands from now on, to be accepted, asked about or declined.  Refused.

    person_id: somebody in the register, if it is to be accepted as one about them.
    """
    inquiry = await open_to_review(tx, actor, inquiry_id)
    if person_id is not None and await find_person(tx, actor, person_id, Right.REVIEW) is None:
        raise Refused(Reason.IN_OTHER_HANDS)
    await reminded.no_more(tx, inquiry, actor.now)
    return inquiry


async def find_named(tx: Transaction, actor: Actor, words: str) -> Person | None:
    """The person of an accepted inquiry, by its reference, or one who was imported under an id.  Refused.

    The look is kept, also in vain.
    """
    reference = read_reference(words)
    inquiry = await inquiries.by_reference(tx, reference) if reference else None
    if inquiry is None:
        imported = (await persons.by_sources(tx, [words.strip()])).get(words.strip())
        person_id = imported.id if imported else None
    else:
        person_id = inquiry.person_id
    found = await find_person(tx, actor, person_id, Right.REVIEW) if person_id else None
    said = {"asked": words, "listed": str(Hit(Clue.REFERENCE, found.id, False)) if found else ""}
    await looks.keep(tx, actor, "searched", "register", None, said)
    return found


async def accept(
    tx: Transaction, actor: Actor, inquiry_id: int, person_id: int | None, kinship: Mapping[str, str], others: int = 0
) -> Accepted:
    """The family has its confirmation; a return that was verified before is told now.  Refused.

    person_id: somebody in the register; without, the person is new there.  kinship: how it was checked.
    others: who looked like the same person when the operator said that it is none of them (ReviewView.doubts).
    Refused, with SAME_OR_ANOTHER, when anybody else does by now: a second record of one person is one whose relatives
    hear about no return.
    """
    inquiry = await may_decide(tx, actor, inquiry_id, person_id)
    if person_id is None:
        seen = await card_of(tx, actor, inquiry)
        if not seen.were_shown(others):
            raise Refused(Reason.SAME_OR_ANOTHER)
        person_id = await persons.add(tx, _of_the_person(inquiry.facts), actor.now)
        for one in seen.close:
            different = JoiningState.DIFFERENT
            await joinings.add(tx, person_id, one.person_id or 0, different, "", actor.id, actor.now)
    if not await inquiries.accept(tx, inquiry, person_id, kinship, actor.id, actor.now):
        raise RuntimeError("an inquiry in hand was decided by somebody else")
    await audit.write(tx, actor.id, "accepted", "inquiry", inquiry.id, actor.now, kinship)
    await reminded.no_more(tx, inquiry, actor.now)
    await outbox.put(tx, inquiry.chat_id, texts.accepted(actor.org, inquiry), actor.now)
    told_too = await notices.catch_up(tx, actor.org, person_id, actor.now)
    linked = len(await inquiries.of_case(tx, person_id)) - 1
    return Accepted(inquiry, linked, told_too=told_too > 0)


async def ask(tx: Transaction, actor: Actor, inquiry_id: int, words: str) -> Inquiry:
    """The question goes to the family, or to whoever calls them; the inquiry waits for the answer.  Refused."""
    inquiry = await _move(tx, actor, inquiry_id, State.ASKED)
    await audit.write(tx, actor.id, "asked", "inquiry", inquiry.id, actor.now)
    row = await outbox.put(
        tx, inquiry.chat_id, texts.question(inquiry, words), actor.now, by_phone=ByPhone(asks=inquiry.id)
    )
    await messages.add_of_operator(
        tx,
        inquiry.chat_id,
        "question",
        Content(words),
        actor.now,
        operator_id=actor.id,
        outbox_id=row,
        inquiry_id=inquiry.id,
    )
    await reminders.begin(
        tx, inquiry.chat_id, ReminderKind.QUESTION, first_due(ReminderKind.QUESTION, actor.now), inquiry.id
    )
    return inquiry


async def decline(tx: Transaction, actor: Actor, inquiry_id: int, reason: str) -> Inquiry:
    """The inquiry is closed; the family gets a neutral sentence.  Refused."""
    inquiry = await _move(tx, actor, inquiry_id, State.DECLINED)
    await audit.write(tx, actor.id, "declined", "inquiry", inquiry.id, actor.now, {"reason": reason})
    await outbox.put(tx, inquiry.chat_id, texts.declined(actor.org, inquiry, reason), actor.now)
    return inquiry


async def reopen(tx: Transaction, actor: Actor, inquiry_id: int) -> Inquiry:
    """A declined inquiry waits in the queue once more; its family reads so when it looks.  Refused.

    With DECIDED when it was not declined.
    """
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REVIEW)
    if not await inquiries.move(tx, inquiry.id, (State.DECLINED,), State.RECEIVED, actor.now):
        raise Refused(Reason.DECIDED)
    await audit.write(tx, actor.id, "reopened", "inquiry", inquiry.id, actor.now)
    return inquiry


async def _move(tx: Transaction, actor: Actor, inquiry_id: int, state: State) -> Inquiry:
    inquiry = await open_to_review(tx, actor, inquiry_id)
    if not await inquiries.move(tx, inquiry.id, (State.RECEIVED,), state, actor.now):
        raise Refused(Reason.IN_OTHER_HANDS)
    return inquiry


async def _seen(tx: Transaction, actor: Actor, inquiry: Inquiry) -> ReviewView:
    """The card; the look is kept."""
    await looks.keep(tx, actor, "viewed", "inquiry", inquiry.id)
    return await card_of(tx, actor, inquiry)


async def _listed(tx: Transaction, actor: Actor, inquiry: Inquiry) -> list[tuple[ListRow, Mapping[str, str]]]:
    own = actor.operator.chat_id
    found = await list_rows.of_inquiry(tx, inquiry.id, own)
    seen = await as_seen(tx, own, [row for row, _fields in found])
    return [(row, fields) for row, (_row, fields) in zip(seen, found, strict=True)]


async def card_of(tx: Transaction, actor: Actor, inquiry: Inquiry) -> ReviewView:
    """An inquiry of the queue beside whom it may be about; whoever shows it keeps the look."""
    likely = {await _case_of(tx, one): one for one in reversed(await _likely(tx, actor, inquiry.id))}
    alike = [await _described(tx, one) for one in reversed(likely.values())]
    return ReviewView(
        inquiry,
        said=await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id),
        alike=asked_first(alike, lambda one: one.relatives, lambda one: frozenset(one.fields.items()))[:SHOWN],
        listed=await _listed(tx, actor, inquiry),
        changed=await changes.of_inquiry(tx, inquiry.id),
        compared=await to_compare.is_compared(tx, inquiry.id),
        reader=await readers.of_chat(tx, actor, inquiry.chat_id),
    )


async def _likely(tx: Transaction, actor: Actor, inquiry_id: int) -> list[Likeness]:
    """Without whom the reader misses: beside the inquiry it would stand whether they have returned (N1)."""
    found, own = await likenesses.of_inquiry(tx, inquiry_id), await kin.or_nobodys(tx, actor.operator.chat_id)
    return [one for one in found if not own or not await kin.is_relative(tx, own, one.person_id, one.inquiry_id)]


async def _case_of(tx: Transaction, one: Likeness) -> int | None:
    """The same for all records of one person."""
    return (await records.of(tx, one.person_id))[0] if one.person_id else one.inquiry_id


async def _described(tx: Transaction, one: Likeness) -> Alike:
    if one.person_id is None:
        inquiry = await inquiries.get(tx, one.inquiry_id or 0)
        return Alike(None, inquiry.reference, inquiry.facts, one.fields, 1, one.is_close, state=inquiry.state)
    person = await persons.get(tx, one.person_id)
    asked = [inquiry for inquiry in await inquiries.of_case(tx, person.id) if inquiry.state is State.ACCEPTED]
    back = bool(await reports.standing_of_case(tx, person.id))
    return Alike(person.id, number_of(person, asked), person.facts, one.fields, len(asked), one.is_close, back)


def _of_the_person(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: answers[name] for name in (*facts.ABOUT_THE_PERSON, "photo") if name in answers}
