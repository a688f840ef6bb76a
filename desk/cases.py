"""One inquiry at the desk, whole; and a person, whoever asks about them."""

from typing import Any

from bot.model.forms import FORMS
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts import operator_questions
from bot.texts.lists import comparison
from bot.texts.register import cases as texts
from bot.texts.register import (
    changes,
    doubles,
    holding,
    joining,
    people,
    queue,
    readers,
    review,
    sightings,
    talks,
    timeline,
)
from bot.texts.returns import past, returns
from bot.use_cases.register import cases, last_deed, whole
from bot.use_cases.register import queue as in_line
from bot.use_cases.staff import looking_back
from desk import columns
from desk.pages import Answer, Apart, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

# What the templates of this screen say, besides what every page does.
WORDS = {
    "asked": operator_questions, "columns": columns, "comparison": comparison, "doubles": doubles, "holding": holding,
    "joining": joining, "past": past, "people": people, "waits": queue, "readers": readers, "returns": returns,
    "review": review, "sightings": sightings, "talks": talks, "timeline": timeline, "changes": changes.changes,
    "steps": FORMS["report"].steps,
}  # fmt: skip


async def show(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The inquiry with its person, the talk, what was done, and what can be done."""
    return await page(tx, request, inquiry_id)


async def page(
    tx: Transaction, request: DeskRequest, inquiry_id: int, why: Sentence | None = None, **more: Any
) -> Page:
    """The same, with what was typed; why: what could not be taken of it."""
    seen = await whole.view(tx, request.actor, inquiry_id)
    last = await last_deed.lately(tx, request.actor)
    beside = may(request.operator.role, Right.REVIEW) and (seen.review or (last and last.inquiry.id == inquiry_id))
    line = await in_line.view(tx, request.actor) if beside else None
    values = {**WORDS, "seen": seen, "why": why, "named": None, "telephone": None, "line": line, "last": last, **more}
    return Page("cases/case.html", values, status=409 if why else 200)


async def show_person(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """A person, also one about whom nobody asks."""
    return await person_page(tx, request, person_id)


async def person_page(tx: Transaction, request: DeskRequest, person_id: int, why: Sentence | None = None) -> Page:
    """The same, with what was typed; why: what could not be taken of it."""
    seen = await whole.view_person(tx, request.actor, person_id)
    return Page("cases/person.html", {**WORDS, "seen": seen, "why": why}, status=409 if why else 200)


async def telephone(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The page once more, with the relative's number, which was asked for."""
    inquiry, earlier = await cases.telephone(tx, request.actor, inquiry_id)
    return await page(tx, request, inquiry_id, telephone=texts.number(inquiry, earlier))


async def history(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """All that was done about the case and who looked at it, page by page."""
    before = as_id(request.asked("before") or "0")
    past = await looking_back.of_inquiry(tx, request.actor, inquiry_id)

    async def reads(tx: Transaction) -> Page:
        seen = await looking_back.page(tx, request.actor, past, before)
        return Page("cases/history.html", {"seen": seen, "inquiry_id": inquiry_id, "timeline": timeline})

    return Apart(reads)
