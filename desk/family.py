"""Whom an operator misses, said at the desk: as in the chat, for who has none."""

from bot.model.declaration import DECLARE
from bot.model.given import Refusal, Text, Unsure
from bot.model.sentence import Sentence
from bot.texts import refusals
from bot.texts.staff import own_family as texts
from bot.use_cases.staff import own_family
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

FIELDS = [step.name for step in DECLARE.steps]


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """Whom they have named, and the way to name somebody."""
    return await _page(tx, request)


async def declare(tx: Transaction, request: DeskRequest) -> Answer:
    """It counts from now on."""
    try:
        facts = _facts(request)
    except Refusal as refusal:
        return await _page(tx, request, refusal)
    await own_family.declare(tx, request.actor, facts)
    return Elsewhere("/family")


async def take_back(tx: Transaction, request: DeskRequest) -> Answer:
    """It counts for another day."""
    await own_family.take_back(tx, request.actor, request.number("declaration"))
    return Elsewhere("/family")


async def keep(tx: Transaction, request: DeskRequest) -> Answer:
    """It goes on counting after all."""
    await own_family.keep(tx, request.actor, request.number("declaration"))
    return Elsewhere("/family")


def _facts(request: DeskRequest) -> dict[str, str]:
    """The answers as the form of the chat reads them.  Raises Refusal."""
    said = [step for step in DECLARE.steps if request.word(step.name) or not step.skippable]
    read = [
        (one.name, one.read(Text(request.word(one.name), language=request.language), request.today)) for one in said
    ]
    return {name: answer for name, answer in read if isinstance(answer, str)}


async def _page(tx: Transaction, request: DeskRequest, refusal: Refusal | None = None) -> Page:
    values = {
        "declared": await own_family.mine(tx, request.actor),
        "fields": FIELDS,
        "typed": {name: request.word(name) for name in FIELDS},
        "why": _why(refusal) if refusal else None,
        "family": texts,
    }
    return Page("family.html", values, status=409 if refusal else 200)


def _why(refusal: Refusal) -> Sentence:
    return texts.each_apart() if isinstance(refusal, Unsure) else refusals.sentence(refusal)
