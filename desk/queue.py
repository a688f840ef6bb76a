"""The queue at the desk: inquiries that wait for their review, a page at a time, and the way to the next one."""

from bot.model.queue import Sort
from bot.texts.register import queue as texts
from bot.texts.register import timeline
from bot.use_cases.register import last_deed, queue, review
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """A page of the queue; of one sort, if that is asked for."""
    sort, number = _asked(request, "sort"), _asked(request, "page")
    chosen = Sort(sort) if sort in Sort.__members__.values() else Sort.ALL
    seen = await queue.view(tx, request.actor, chosen, as_id(number) if number else 1)
    last = await last_deed.lately(tx, request.actor)
    return Page("cases/queue.html", {"seen": seen, "waits": texts, "timeline": timeline, "last": last})


async def following(tx: Transaction, request: DeskRequest) -> Answer:
    """The inquiry that waits longest and that nobody has in hand, in one's own hands; else the queue."""
    seen = await review.take_next(tx, request.actor)
    return Elsewhere(f"/cases/{seen.inquiry.id}" if seen else "/queue")


def _asked(request: DeskRequest, name: str) -> str:
    return next(iter(request.query.get(name, ())), "")
