"""The review in the chat: the next inquiry as a card, then accepting, asking, declining or linking it."""

from bot.matching import beside
from bot.model.form import Draft
from bot.model.given import Refusal
from bot.model.refused import Reason, Refused
from bot.model.review import ReviewView
from bot.texts import refusals
from bot.texts.register import review as texts
from bot.texts.writing import reply
from bot.use_cases.register import review
from handlers import dialogs
from handlers.operators import correspondence
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def next_inquiry(tx: Transaction, request: ChatRequest) -> None:
    """The oldest inquiry that nobody else holds, as a card."""
    seen = await review.take_next(tx, request.actor)
    if seen is None:
        await say(tx, request, texts.empty())
    else:
        await _show(tx, request, seen)


async def open_inquiry(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """One inquiry of the queue, from a button."""
    await _show(tx, request, await review.take(tx, request.actor, inquiry_id))


async def release(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Back into the queue."""
    await say(tx, request, texts.put_back((await review.release(tx, request.actor, inquiry_id)).reference))


async def accept(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Accepts the inquiry; if somebody in the register looks like the same person, asks first which of the two."""
    await another(tx, request, inquiry_id, 0)


async def another(tx: Transaction, request: ChatRequest, inquiry_id: int, others: int) -> None:
    """It is none of those who look like the same person, says the operator: asks how kinship was checked.

    others: who was shown, as one number; when there is anybody else by now, it is asked again.
    """
    seen = await review.take(tx, request.actor, inquiry_id)
    if not seen.were_shown(others):
        await say(tx, request, texts.same_or_another(seen))
    else:
        await dialogs.begin(tx, request, "accept", f"{inquiry_id}/0/{others}")


async def same(tx: Transaction, request: ChatRequest, inquiry_id: int, person_id: int) -> None:
    """Accepts the inquiry as one about somebody in the register; asks how kinship was checked."""
    await review.may_decide(tx, request.actor, inquiry_id, person_id)
    await dialogs.begin(tx, request, "accept", f"{inquiry_id}/{person_id}")


async def end_link(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The person who was named is shown beside the inquiry; then kinship is asked for as with any acceptance."""
    person = await review.find_named(tx, request.actor, draft.answers["reference"])
    if person is None:
        await say(tx, request, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, request, "link", draft.subject)
        return
    inquiry = await review.may_decide(tx, request.actor, int(draft.subject), person.id)
    await say(tx, request, texts.to_be_linked(inquiry, person, beside(inquiry.facts, person.facts)))
    await dialogs.begin(tx, request, "accept", f"{inquiry.id}/{person.id}")


async def end_accept(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The inquiry is accepted; unless somebody was found since who looks like the same person, which is asked."""
    inquiry_id, person_id, others = map(int, f"{draft.subject}/0/0".split("/")[:3])
    try:
        done = await review.accept(tx, request.actor, inquiry_id, person_id or None, draft.answers, others)
    except Refused as refused:
        if refused.reason is not Reason.SAME_OR_ANOTHER:
            raise
        await another(tx, request, inquiry_id, others)
    else:
        await say(tx, request, texts.accepted(done))


async def end_ask(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The question goes to the family."""
    inquiry = await review.ask(tx, request.actor, int(draft.subject), draft.answers["words"])
    await say(tx, request, texts.asked(inquiry.reference))


async def end_decline(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The inquiry is closed."""
    inquiry = await review.decline(tx, request.actor, int(draft.subject), draft.answers["reason"])
    await say(tx, request, texts.declined(inquiry.reference))


async def _show(tx: Transaction, request: ChatRequest, seen: ReviewView) -> None:
    await correspondence.show_photos(
        tx, request, seen.inquiry.reference, seen.inquiry.facts.get("photo", ""), seen.said
    )
    await say(tx, request, *texts.card(request.org, seen))
