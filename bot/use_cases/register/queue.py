"""Operators look at the queue: which inquiries wait for their review, for how long, and who has one in hand."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.queue import InHand, QueuePage, Sort, Waiting
from bot.model.rights import Right
from bot.use_cases import looks
from storage.register import in_review, inquiries
from storage.register import queue as stored
from storage.staff import operators
from storage.store.transaction import Row, Transaction

PAGE = 50


async def view(tx: Transaction, actor: Actor, sort: Sort = Sort.ALL, number: int = 1) -> QueuePage:
    """A page of the queue, without the own family; one that is no more is the last.  The look is kept.  Refused."""
    actor.needs(Right.REVIEW)
    counts = await stored.counts(tx, actor.id)
    of = max(1, -(-counts[sort] // PAGE))
    number = min(max(number, 1), of)
    rows = await stored.page(tx, actor.id, sort, PAGE, (number - 1) * PAGE)
    await looks.keep_page(tx, actor, "inquiry", [row["id"] for row in rows], number)
    names = await operators.names(tx)
    asked = {one.id: one for one in await inquiries.some(tx, [row["id"] for row in rows])}
    shown = [
        Waiting(asked[row["id"]], _in_hand(actor, row, names), bool(row["alike"]), bool(row["answered"]))
        for row in rows
    ]
    return QueuePage(shown, sort, counts, number, of)


async def in_hand_of(tx: Transaction, actor: Actor, inquiry_id: int) -> InHand | None:
    """Who has an inquiry in hand for its review; None while anybody may take it."""
    return _in_hand(actor, await in_review.held(tx, inquiry_id), await operators.names(tx))


def _in_hand(actor: Actor, row: Row, names: Mapping[int, str]) -> InHand | None:
    until = row["reviewer_until"] or 0
    if row["reviewer_id"] is None or until <= actor.now:
        return None
    return InHand(names.get(row["reviewer_id"], ""), until, row["reviewer_id"] == actor.id)
