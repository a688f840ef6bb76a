"""The second look: reports of others of a list, each beside the person; marked one by one, verified together."""

from bot.model.refused import Reason, Refused
from bot.model.waiting_reports import Single
from bot.texts.refused import SENTENCES
from bot.use_cases.lists import second_look, together
from bot.use_cases.returns import waiting
from desk.pages import Answer, Apart, Elsewhere, Page, Takes
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

LONGEST = 2_000  # characters of a statement or a reason


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """The lists of which something waits, and the reports that were made singly."""
    lists = await second_look.every(tx, request.actor)
    seen = await waiting.page(tx, request.actor, as_id(request.asked("page") or "1"))
    singles = [one for one in seen.shown if isinstance(one, Single)]
    return Page("lists/second_all.html", {"lists": lists, "singles": singles, "seen": seen})


async def one(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The next pairs, and what may be verified."""

    async def takes(tx: Transaction, request: DeskRequest) -> Answer:
        taken = await second_look.take(tx, request.actor, list_id, again="again" in request.query)

        async def reads(tx: Transaction) -> Page:
            seen = await second_look.view(tx, request.actor, list_id, taken)
            return Page("lists/second.html", {"seen": seen, "why": None})

        return Apart(reads)

    return Takes(takes)


async def right(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """One pair is right."""
    await second_look.find_right(tx, request.actor, row_id, request.number("report"))
    return await _after(tx, request, list_id, row_id, "right")


async def unright(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """It has to be compared again."""
    await second_look.take_back(tx, request.actor, row_id, request.number("report"))
    return await _after(tx, request, list_id, row_id, "open")


async def wrong(tx: Transaction, request: DeskRequest, list_id: int, row_id: int) -> Answer:
    """It is not right, and why; whoever proposed it reads so."""
    await second_look.reject(tx, request.actor, row_id, request.number("report"), _words(request, "why"))
    return await _after(tx, request, list_id, row_id, "wrong")


async def all_right(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """The pairs of the page that were not marked one by one are right; the next ones follow."""
    pairs = zip(request.numbers("row"), request.numbers("report"), strict=False)
    await second_look.find_all_right(tx, request.actor, list_id, list(pairs))
    return Elsewhere(f"/lists/{list_id}/second")


async def verify(tx: Transaction, request: DeskRequest, list_id: int) -> Answer:
    """Two operators stand for all that this one has found right; shown again when others would be told by now."""
    statement, whom = _words(request, "statement"), request.word("whom") or None
    try:
        await together.verify(tx, request.actor, list_id, statement, whom)
    except Refused as refusal:
        if refusal.reason is not Reason.NOT_AS_SHOWN:
            raise
        taken = await second_look.take(tx, request.actor, list_id)
        seen = await second_look.view(tx, request.actor, list_id, taken)
        return Page("lists/second.html", {"seen": seen, "why": SENTENCES[refusal.reason]}, status=409)
    return Elsewhere(f"/lists/{list_id}/second")


async def _after(tx: Transaction, request: DeskRequest, list_id: int, row_id: int, mark: str) -> Answer:
    if not request.piece:
        return Elsewhere(f"/lists/{list_id}/second")
    about = {"row_id": row_id, "report": request.number("report"), "mark": mark}

    async def reads(tx: Transaction) -> Page:
        return Page("lists/second_piece.html", {"seen": await second_look.summary(tx, request.actor, list_id), **about})

    return Apart(reads)


def _words(request: DeskRequest, name: str) -> str:
    """What was written.  Refused, with CHANGED, when that is nothing: no page of ours sends that."""
    words = request.word(name)[:LONGEST]
    if not words:
        raise Refused(Reason.CHANGED)
    return words
