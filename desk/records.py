"""Records that may be one person, at the desk: two beside each other, joined, told apart, taken apart."""

from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.joining import PairView
from bot.model.sentence import Sentence
from bot.texts import operator_questions, refusals
from bot.texts.register import joining as texts
from bot.use_cases.register import joining
from desk import answers, columns
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: DeskRequest, person_id: int, other_id: int) -> Answer:
    """Two records beside each other, and what was said of them."""
    return _page(await joining.view(tx, request.actor, person_id, other_id))


async def show_joining(tx: Transaction, request: DeskRequest, joining_id: int) -> Answer:
    """The two of whom something was said."""
    return _page(await joining.view_joining(tx, request.actor, joining_id))


async def join(tx: Transaction, request: DeskRequest, person_id: int, other_id: int) -> Answer:
    """They are one person; or that is proposed."""
    await joining.may_join(tx, request.actor, person_id, other_id)
    try:
        reason = answers.read(FORMS["join"], request)["reason"]
    except Refusal as refusal:
        seen = await joining.view(tx, request.actor, person_id, other_id)
        return _page(seen, refusals.sentence(refusal))
    done = await joining.join(tx, request.actor, person_id, other_id, reason)
    return Elsewhere(f"/joinings/{done.joining_id}")


async def differ(tx: Transaction, request: DeskRequest, person_id: int, other_id: int) -> Answer:
    """They are two people."""
    await joining.differ(tx, request.actor, person_id, other_id)
    return Elsewhere(f"/cases/person/{person_id}")


async def part(tx: Transaction, request: DeskRequest, joining_id: int) -> Answer:
    """They are two people after all; or that is proposed."""
    await joining.may_part(tx, request.actor, joining_id)
    try:
        reason = answers.read(FORMS["part"], request)["reason"]
    except Refusal as refusal:
        seen = await joining.view_joining(tx, request.actor, joining_id)
        return _page(seen, refusals.sentence(refusal))
    await joining.part(tx, request.actor, joining_id, reason)
    return Elsewhere(f"/joinings/{joining_id}")


async def agree(tx: Transaction, request: DeskRequest, joining_id: int) -> Answer:
    """What a colleague proposed is done."""
    await joining.agree(tx, request.actor, joining_id)
    return Elsewhere(f"/joinings/{joining_id}")


async def disagree(tx: Transaction, request: DeskRequest, joining_id: int) -> Answer:
    """All stays as it is, against a colleague's proposal."""
    await joining.disagree(tx, request.actor, joining_id)
    return Elsewhere(f"/joinings/{joining_id}")


async def take_back(tx: Transaction, request: DeskRequest, joining_id: int) -> Answer:
    """The own proposal is dropped."""
    await joining.take_back(tx, request.actor, joining_id)
    return Elsewhere(f"/joinings/{joining_id}")


def _page(seen: PairView, why: Sentence | None = None) -> Page:
    values = {"seen": seen, "why": why, "columns": columns, "joining": texts, "asked": operator_questions}
    return Page("cases/pair.html", values, status=409 if why else 200)
