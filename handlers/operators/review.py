"""Operators review inquiries: one inquiry, one operator; every decision is a compare-and-swap."""

from collections.abc import Mapping

from bot.matching import beside
from bot.model.correspondence import Content
from bot.model.form import Draft
from bot.model.given import Refusal
from bot.model.inquiry import Inquiry, State, full_name
from bot.model.likeness import Alike, Likeness
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.model.reminder import Sort, first_due
from bot.model.sentence import Sentence
from bot.texts import facts, refusals
from bot.texts.register import inquiries as family
from bot.texts.register import review as texts
from bot.texts.writing import reply
from bot.use_cases.returns import notices
from handlers import dialogs
from handlers.operators import correspondence, staff
from handlers.turn import Turn, say
from storage.lists import lists
from storage.queues import outbox
from storage.register import changes, inquiries, likenesses, messages, persons
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import reminders

SHOWN = 8


async def next_inquiry(tx: Transaction, turn: Turn) -> None:
    """The oldest inquiry that nobody else holds, as a card."""
    inquiry = await inquiries.take_oldest(tx, turn.staff.id, turn.now)
    if inquiry is None:
        await say(tx, turn, texts.empty())
    else:
        await _show(tx, turn, inquiry)


async def open_inquiry(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """One inquiry of the queue, from a button."""
    inquiry = await _held(tx, turn, inquiry_id)
    if inquiry is None:
        return texts.taken()
    await _show(tx, turn, inquiry)
    return None


async def release(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Back into the queue."""
    if not await inquiries.release(tx, int(inquiry_id), turn.staff.id):
        return texts.taken()
    await say(tx, turn, texts.put_back((await inquiries.get(tx, int(inquiry_id))).reference))
    return None


async def accept(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Asks how kinship was checked."""
    return await _begin(tx, turn, "accept", inquiry_id)


async def same(tx: Transaction, turn: Turn, inquiry_id: str, person_id: str) -> Sentence | None:
    """Accepts the inquiry as one about somebody in the register; asks how kinship was checked."""
    if await persons.find(tx, int(person_id)) is None:
        return texts.taken()
    return await _begin(tx, turn, "accept", inquiry_id, int(person_id))


async def ask(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Asks what to ask."""
    return await _begin(tx, turn, "ask", inquiry_id)


async def decline(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Asks why."""
    return await _begin(tx, turn, "decline", inquiry_id)


async def link(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """Asks for the reference of the inquiry about the same person, or for the id of an import."""
    return await _begin(tx, turn, "link", inquiry_id)


async def end_link(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Whoever was named is shown beside the inquiry; then kinship is asked for as with any acceptance."""
    inquiry_id, _person = _subject(draft)
    inquiry = await inquiries.get(tx, inquiry_id)
    person = await _named(tx, draft.answers["reference"])
    if person is None or await staff.is_relative(tx, turn, person.id):
        await say(tx, turn, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, turn, "link", draft.subject)
        return
    await say(tx, turn, texts.to_be_linked(inquiry, person, beside(inquiry.facts, person.facts)))
    if await _begin(tx, turn, "accept", str(inquiry_id), person.id):
        await _lost(tx, turn)


async def _named(tx: Transaction, words: str) -> Person | None:
    """The person of an accepted inquiry, by its reference, or who was imported under an id."""
    reference = read_reference(words)
    inquiry = await inquiries.by_reference(tx, reference) if reference else None
    if inquiry is not None:
        return await persons.find(tx, inquiry.person_id) if inquiry.person_id else None
    return (await persons.by_sources(tx, [words.strip()])).get(words.strip())


async def end_accept(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The inquiry is accepted; the family has its confirmation; a return verified before is told now."""
    inquiry_id, person_id = _subject(draft)
    inquiry = await _held(tx, turn, str(inquiry_id))
    if inquiry is None or await staff.is_relative(tx, turn, person_id):
        await _lost(tx, turn)
        return
    if person_id is None:
        person_id = await persons.add(tx, _of_the_person(inquiry.facts), turn.now)
    if not await inquiries.accept(tx, inquiry, person_id, draft.answers, turn.staff.id, turn.now):
        raise RuntimeError("an inquiry in hand was decided by somebody else")
    await audit.write(tx, turn.staff.id, "accepted", "inquiry", inquiry.id, turn.now, draft.answers)
    await outbox.put(tx, inquiry.chat_id, family.accepted(turn.house, inquiry), turn.now)
    told_too = await notices.catch_up(tx, turn.house, person_id, turn.now)
    linked = len(await inquiries.of_person(tx, person_id)) - 1
    await say(tx, turn, texts.accepted(inquiry, linked, told_too=bool(told_too)))


async def end_ask(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The question goes to the family; the inquiry waits for the answer."""
    inquiry = await _held(tx, turn, draft.subject)
    if inquiry is None or not await inquiries.move(tx, inquiry.id, (State.RECEIVED,), State.ASKED, turn.now):
        await _lost(tx, turn)
        return
    said = draft.answers["words"]
    await audit.write(tx, turn.staff.id, "asked", "inquiry", inquiry.id, turn.now)
    row = await outbox.put(tx, inquiry.chat_id, family.question(inquiry, said), turn.now)
    await messages.add_of_operator(
        tx,
        inquiry.chat_id,
        "question",
        Content(said),
        turn.now,
        operator_id=turn.staff.id,
        outbox_id=row,
        inquiry_id=inquiry.id,
    )
    await reminders.begin(tx, inquiry.chat_id, Sort.QUESTION, first_due(Sort.QUESTION, turn.now), inquiry.id)
    await say(tx, turn, texts.asked(inquiry.reference))


async def end_decline(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The inquiry is closed; the family gets a neutral sentence."""
    inquiry = await _held(tx, turn, draft.subject)
    if inquiry is None or not await inquiries.move(tx, inquiry.id, (State.RECEIVED,), State.DECLINED, turn.now):
        await _lost(tx, turn)
        return
    reason = draft.answers["reason"]
    await audit.write(tx, turn.staff.id, "declined", "inquiry", inquiry.id, turn.now, draft.answers)
    await outbox.put(tx, inquiry.chat_id, family.declined(turn.house, inquiry, reason), turn.now)
    await say(tx, turn, texts.declined(inquiry.reference))


async def _show(tx: Transaction, turn: Turn, inquiry: Inquiry) -> None:
    said = await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id)
    compared = await likenesses.is_compared(tx, inquiry.id)
    alike = [await _described(tx, one) for one in await likenesses.of_inquiry(tx, inquiry.id)]
    listed = await lists.of_inquiry(tx, inquiry.id, turn.chat.id)
    await correspondence.show_photos(tx, turn, inquiry, said)
    changed = await changes.of_inquiry(tx, inquiry.id)
    card = texts.card(turn.house, inquiry, said, alike[:SHOWN], listed, changed, compared=compared)
    await say(tx, turn, *card)


async def _described(tx: Transaction, one: Likeness) -> Alike:
    if one.person_id is None:
        inquiry = await inquiries.get(tx, one.inquiry_id or 0)
        return Alike(None, inquiry.reference, inquiry.facts, one.fields, 1)
    person = await persons.get(tx, one.person_id)
    asked = [inquiry for inquiry in await inquiries.of_person(tx, person.id) if inquiry.state is State.ACCEPTED]
    number = asked[0].reference if asked else person.source_id or full_name(person.facts)
    return Alike(person.id, number, person.facts, one.fields, len(asked))


async def _begin(
    tx: Transaction, turn: Turn, form: str, inquiry_id: str, person_id: int | None = None
) -> Sentence | None:
    inquiry = await _held(tx, turn, inquiry_id)
    if inquiry is None or await staff.is_relative(tx, turn, person_id):
        return texts.taken()
    await dialogs.begin(tx, turn, form, f"{inquiry.id}/{person_id}" if person_id else inquiry.id)
    return None


async def _held(tx: Transaction, turn: Turn, inquiry_id: str) -> Inquiry | None:
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if inquiry.state is not State.RECEIVED:
        return None
    return inquiry if await inquiries.hold(tx, inquiry.id, turn.staff.id, turn.now) else None


async def _lost(tx: Transaction, turn: Turn) -> None:
    await say(tx, turn, reply(texts.taken()))


def _subject(draft: Draft) -> tuple[int, int | None]:
    inquiry_id, _slash, person_id = draft.subject.partition("/")
    return int(inquiry_id), int(person_id) if person_id else None


def _of_the_person(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: answers[name] for name in (*facts.ABOUT_THE_PERSON, "photo") if name in answers}
