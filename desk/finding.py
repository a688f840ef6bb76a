"""Find: whoever may be meant by some words, each with the way to the case.  Addresses name nobody: a search has an id.

What was searched for and who was listed is kept (bot/use_cases/register/finding.py), so that a page of it can be
opened again, by whoever searched.
"""

from bot.model.finding import FoundCase, Results
from bot.model.inquiry import full_name
from bot.texts.register import finding as texts
from bot.use_cases.register import finding
from desk.pages import Answer, Elsewhere, Page
from desk.request import LONGEST_WORDS, DeskRequest, as_id
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """Where one types; or a page of an own search."""
    asked = request.asked("search")
    if not asked:
        return _page(request, None)
    return _page(request, await finding.page(tx, request.actor, as_id(asked), as_id(request.asked("page") or "0")))


async def search(tx: Transaction, request: DeskRequest) -> Answer:
    """Who may be meant; what only one case can be is opened, as soon as it was sent and not only typed."""
    words = request.word("words")[:LONGEST_WORDS]
    if not words:
        return Elsewhere("/find")
    results = await finding.search(tx, request.actor, words, request.found)
    if request.piece or not results.complete:
        return _page(request, results)
    if results.count == 1 and results.cases[0].is_named_by_number:
        return Elsewhere(way(results.cases[0]))
    return Elsewhere(f"/find?search={results.search}")


def way(case: FoundCase) -> str:
    """Where a case is: its only inquiry, else the person."""
    return f"/cases/{case.inquiry_id}" if case.inquiry_id else f"/cases/person/{case.person_id}"


def _page(request: DeskRequest, results: Results | None) -> Page:
    values = {"results": results, "found_texts": texts, "way": way, "longest": LONGEST_WORDS, "full_name": full_name}
    return Page("find/piece.html" if request.piece else "find/find.html", values)
