"""/history in the chat: what an operator did and saw, and what was done about a case and who looked at it."""

from bot.texts.register import finding as finding_texts
from bot.texts.staff import looking_back as texts
from bot.use_cases.staff import enrolment, looking_back
from bot.use_cases.staff.looking_back import Past
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def begin(tx: Transaction, request: ChatRequest, words: str = "") -> None:
    """/history, or /history 7K3M-9QX1."""
    if not words:
        await say(tx, request, texts.choose(*await enrolment.everybody(tx, request.actor)))
        return
    past = await looking_back.of_number(tx, request.actor, words)
    if past is None:
        await say(tx, request, finding_texts.nothing())
    else:
        await _show(tx, request, past)


async def of_operator(tx: Transaction, request: ChatRequest, operator_id: int, before: int) -> None:
    """A page of what an operator did and saw."""
    await _show(tx, request, await looking_back.of_operator(tx, request.actor, operator_id), before)


async def of_person(tx: Transaction, request: ChatRequest, person_id: int, before: int) -> None:
    """A page of what was done about a person."""
    await _show(tx, request, await looking_back.of_person(tx, request.actor, person_id), before)


async def of_inquiry(tx: Transaction, request: ChatRequest, inquiry_id: int, before: int) -> None:
    """A page of what was done about an inquiry."""
    await _show(tx, request, await looking_back.of_inquiry(tx, request.actor, inquiry_id), before)


async def _show(tx: Transaction, request: ChatRequest, past: Past, before: int = 0) -> None:
    seen = await looking_back.page(tx, request.actor, past, before)
    await say(tx, request, *texts.page(request.org, seen))
