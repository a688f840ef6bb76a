"""Cases in the chat: opening one, holding it, deciding who is not to be told."""

from bot.model.case import CaseView, PersonView
from bot.model.given import Given, Text
from bot.model.reference import is_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.texts.register import cases as texts
from bot.texts.register import finding as finding_texts
from bot.texts.register import people, talks
from bot.use_cases.register import cases
from handlers.operators import correspondence
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def by_number(tx: Transaction, request: ChatRequest, words: str = "") -> None:
    """/case 7K3M-9QX1, or the id of an import."""
    if not words:
        await say(tx, request, finding_texts.how())
        return
    seen = await cases.by_number(tx, request.actor, words)
    if seen is not None:
        await _show(tx, request, seen)
        return
    erased_at = await cases.erased_at(tx, request.actor, words)
    await say(tx, request, finding_texts.nothing() if erased_at is None else texts.erased(request.org, erased_at))


async def by_bare_reference(tx: Transaction, request: ChatRequest, given: Given) -> bool:
    """Whether what an operator sent is the reference of a case that they may see, and nothing else: it is opened."""
    if not (isinstance(given, Text) and is_reference(given.words)):
        return False
    if request.names_nobody or not (request.operator and may(request.operator.role, Right.REPORT)):
        return False
    try:
        seen = await cases.by_number(tx, request.actor, given.words)
    except Refused as refused:
        if refused.reason is not Reason.OWN_FAMILY:
            raise
        return False
    if seen is not None:
        await _show(tx, request, seen)
    return seen is not None


async def show(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The card of an inquiry from a button."""
    await _show(tx, request, await cases.view(tx, request.actor, inquiry_id))


async def show_person(tx: Transaction, request: ChatRequest, person_id: int) -> None:
    """The card of a person from a button."""
    await _show(tx, request, await cases.view_person(tx, request.actor, person_id))


async def telephone(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The relative's number, for a call."""
    await say(tx, request, texts.telephone(*await cases.telephone(tx, request.actor, inquiry_id)))


async def bar(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """This relative is not to be told."""
    await say(tx, request, texts.barred(await cases.bar(tx, request.actor, inquiry_id), on=True))


async def unbar(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """This relative may be told."""
    await say(tx, request, texts.barred(await cases.unbar(tx, request.actor, inquiry_id), on=False))


async def _show(tx: Transaction, request: ChatRequest, seen: CaseView | PersonView) -> None:
    if isinstance(seen, PersonView):
        if seen.photo:
            await say(tx, request, people.photo(seen.number, seen.photo))
        await say(tx, request, *people.card(request.org, seen))
        return
    photo = seen.inquiry.facts.get("photo") or (seen.about.photo if seen.about else "")
    await correspondence.show_photos(tx, request, seen.inquiry.reference, photo, seen.said[-talks.ON_CARD :])
    await say(tx, request, *texts.card(request.org, seen))
