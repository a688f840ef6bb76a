"""Cases in the chat: looking one up, holding it, deciding who is not to be told."""

import re

from bot.model.case import CaseView
from bot.model.reference import read_reference
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import cases as texts
from bot.texts.register import review, talks
from bot.use_cases.register import cases
from handlers.operators import correspondence
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def by_reference(tx: Transaction, request: ChatRequest, words: str = "") -> None:
    """/case 7K3M-9QX1"""
    reference = read_reference(words)
    seen = await cases.by_reference(tx, request.actor, reference) if reference else None
    erased_at = await cases.erased_at(tx, request.actor, reference) if reference and seen is None else None
    if seen is not None:
        await _show(tx, request, seen)
    else:
        await say(tx, request, review.no_such_case() if erased_at is None else texts.erased(request.org, erased_at))


async def by_name(tx: Transaction, request: ChatRequest, words: str = "") -> None:
    """/find Surname 1991"""
    asked = re.search(r"^\s*(?P<surname>.+?)\s+(?P<year>(19|20)\d\d)\s*$", words)
    found = await cases.by_name(tx, request.actor, asked["surname"], int(asked["year"])) if asked else []
    await say(tx, request, review.found(found) if found else review.no_such_case())


async def show(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """A case from a button."""
    await _show(tx, request, await cases.view(tx, request.actor, inquiry_id))


async def telephone(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """The relative's number, for a call."""
    await say(tx, request, texts.telephone(*await cases.telephone(tx, request.actor, inquiry_id)))


async def bar(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """This relative is not to be told."""
    await say(tx, request, texts.barred(await cases.bar(tx, request.actor, inquiry_id), on=True))


async def unbar(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """This relative may be told."""
    await say(tx, request, texts.barred(await cases.unbar(tx, request.actor, inquiry_id), on=False))


async def hold(tx: Transaction, request: ChatRequest, person_id: int) -> Sentence | None:
    """A person handles the case."""
    if not await cases.hold(tx, request.actor, person_id):
        return dead_ends.toast_again()
    await say(tx, request, texts.held(True, request.staff.name))
    return None


async def lift(tx: Transaction, request: ChatRequest, person_id: int) -> None:
    """The bot goes on with the case."""
    await cases.lift(tx, request.actor, person_id)
    await say(tx, request, texts.held(False, request.staff.name))


async def _show(tx: Transaction, request: ChatRequest, seen: CaseView) -> None:
    await correspondence.show_photos(tx, request, seen.inquiry, seen.said[-talks.ON_CARD :])
    await say(tx, request, *texts.card(request.org, seen))
