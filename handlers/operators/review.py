"""The review in the chat: the next inquiry as a card, then accepting, asking, declining or linking it."""

from bot.matching import beside
from bot.model.form import Draft
from bot.model.given import Refusal
from bot.model.review import ReviewView
from bot.texts import refusals
from bot.texts.register import review as texts
from bot.texts.writing import reply
from bot.use_cases.register import review
from handlers import dialogs
from handlers.operators import correspondence
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def next_inquiry(tx: Transaction, turn: Turn) -> None:
    """The oldest inquiry that nobody else holds, as a card."""
    seen = await review.take_next(tx, turn.actor)
    if seen is None:
        await say(tx, turn, texts.empty())
    else:
        await _show(tx, turn, seen)


async def open_inquiry(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """One inquiry of the queue, from a button."""
    await _show(tx, turn, await review.take(tx, turn.actor, int(inquiry_id)))


async def release(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Back into the queue."""
    await say(tx, turn, texts.put_back((await review.release(tx, turn.actor, int(inquiry_id))).reference))


async def accept(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Asks how kinship was checked."""
    await _begin(tx, turn, "accept", int(inquiry_id))


async def same(tx: Transaction, turn: Turn, inquiry_id: str, person_id: str) -> None:
    """Accepts the inquiry as one about somebody in the register; asks how kinship was checked."""
    await _begin(tx, turn, "accept", int(inquiry_id), int(person_id))


async def ask(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Asks what to ask."""
    await _begin(tx, turn, "ask", int(inquiry_id))


async def decline(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Asks why."""
    await _begin(tx, turn, "decline", int(inquiry_id))


async def link(tx: Transaction, turn: Turn, inquiry_id: str) -> None:
    """Asks for the reference of the inquiry about the same person, or for the id of an import."""
    await _begin(tx, turn, "link", int(inquiry_id))


async def end_link(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The person who was named is shown beside the inquiry; then kinship is asked for as with any acceptance."""
    person = await review.find_named(tx, turn.actor, draft.answers["reference"])
    if person is None:
        await say(tx, turn, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, turn, "link", draft.subject)
        return
    inquiry = await review.may_decide(tx, turn.actor, int(draft.subject), person.id)
    await say(tx, turn, texts.to_be_linked(inquiry, person, beside(inquiry.facts, person.facts)))
    await dialogs.begin(tx, turn, "accept", f"{inquiry.id}/{person.id}")


async def end_accept(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The inquiry is accepted."""
    inquiry_id, _slash, person_id = draft.subject.partition("/")
    person = int(person_id) if person_id else None
    await say(tx, turn, texts.accepted(await review.accept(tx, turn.actor, int(inquiry_id), person, draft.answers)))


async def end_ask(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The question goes to the family."""
    inquiry = await review.ask(tx, turn.actor, int(draft.subject), draft.answers["words"])
    await say(tx, turn, texts.asked(inquiry.reference))


async def end_decline(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The inquiry is closed."""
    inquiry = await review.decline(tx, turn.actor, int(draft.subject), draft.answers["reason"])
    await say(tx, turn, texts.declined(inquiry.reference))


async def _show(tx: Transaction, turn: Turn, seen: ReviewView) -> None:
    await correspondence.show_photos(tx, turn, seen.inquiry, seen.said)
    await say(tx, turn, *texts.card(turn.house, seen))


async def _begin(tx: Transaction, turn: Turn, form: str, inquiry_id: int, person_id: int | None = None) -> None:
    await review.may_decide(tx, turn.actor, inquiry_id, person_id)
    await dialogs.begin(tx, turn, form, f"{inquiry_id}/{person_id}" if person_id else inquiry_id)
