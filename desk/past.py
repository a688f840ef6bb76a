"""What was done and looked at: by everybody, by an operator, or about a case; and whether the history holds.

That somebody looks is kept first; what they read then is read beside the writer.
"""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from bot.model.looking_back import PastPage, Sort
from bot.texts import labels
from bot.texts.staff import looking_back as texts
from bot.use_cases.staff import accounts, looking_back
from bot.use_cases.staff.looking_back import Past
from desk.pages import Answer, Apart, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

OF_ALL = "/people/history"


async def of_all(tx: Transaction, request: DeskRequest) -> Answer:
    """Everybody's, with the state of the chain."""
    sort, before = _asked(request)
    past = await looking_back.of_all(tx, request.actor, sort)

    async def reads(tx: Transaction) -> Page:
        seen = await looking_back.page(tx, request.actor, past, before)
        return _page(request, seen, sort, OF_ALL, await _beside(tx, request))

    return Apart(reads)


async def of_operator(tx: Transaction, request: DeskRequest, operator: int) -> Answer:
    """What one did and saw."""
    sort, before = _asked(request)
    past = await looking_back.of_operator(tx, request.actor, operator, sort)
    return _apart(request, past, f"/people/{operator}/history", before, sort)


async def of_person(tx: Transaction, request: DeskRequest, person: int) -> Answer:
    """What was done about somebody, and who looked."""
    before = _asked(request)[1]
    past = await looking_back.of_person(tx, request.actor, person)
    return _apart(request, past, f"/people/history/person/{person}", before)


async def of_inquiry(tx: Transaction, request: DeskRequest, inquiry: int) -> Answer:
    """The same about an inquiry."""
    before = _asked(request)[1]
    past = await looking_back.of_inquiry(tx, request.actor, inquiry)
    return _apart(request, past, f"/people/history/inquiry/{inquiry}", before)


async def find(tx: Transaction, request: DeskRequest) -> Answer:
    """The case with a reference; it is sent and stands in no address."""
    past = await looking_back.of_number(tx, request.actor, request.word("words")[:100])
    if past is None:
        return Page("people/no_history.html", status=404)
    return _apart(request, past, f"/people/history/{past.about.value}/{past.subject_id}")


def _asked(request: DeskRequest) -> tuple[Sort, int]:
    """Which rows, and before which one; what is none of ours is passed over."""
    sort, before = (next(iter(request.query.get(name, ())), "") for name in ("sort", "before"))
    return Sort(sort) if sort in set(Sort) else Sort.ALL, as_id(before) if before else 0


async def _beside(tx: Transaction, request: DeskRequest) -> dict[str, Any]:
    """Whether the history stands, and whose can be read alone."""
    people = await accounts.every(tx, request.actor)
    known = [*(one.member.operator for one in people.accounts), *people.left]
    return {"stands": await looking_back.stands(tx, request.actor), "known": known}


def _apart(request: DeskRequest, past: Past, path: str, before: int = 0, sort: Sort | None = None) -> Apart:
    async def reads(tx: Transaction) -> Page:
        return _page(request, await looking_back.page(tx, request.actor, past, before), sort, path)

    return Apart(reads)


def _page(request: DeskRequest, seen: PastPage, sort: Sort | None, path: str, more: Any = None) -> Page:
    zone = request.org.timezone
    days = [(day, list(those)) for day, those in groupby(seen.deeds, lambda deed: labels.day(deed.at, zone))]
    chosen = {"sort": sort.value} if sort else {}
    older = f"{path}?{urlencode({**chosen, 'before': seen.older})}" if seen.older is not None else ""
    values = {"seen": seen, "days": days, "sort": sort, "sorts": list(Sort), "path": path, "older": older}
    return Page("people/history.html", {**values, "past": texts, "stands": None, "known": (), **(more or {})})
