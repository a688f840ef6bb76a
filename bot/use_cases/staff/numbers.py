"""The numbers of a month, computed here and nowhere else: nothing that is rare leaves this module exactly.

Nothing about the reader's own family is counted: on one day a single number could say that they are home (N1).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.model.actor import Actor
from bot.model.numbers import FEW, Count, Counts, Measure, Month, Wait, Waited, narrows_nothing
from bot.model.registration import CATEGORIES
from bot.model.rights import Right
from storage.register import kin
from storage.staff import numbers
from storage.staff.numbers import Span
from storage.store.transaction import Transaction

ENOUGH = 4 * FEW  # of fewer nine of ten would be the wait of a single one


async def of_month(tx: Transaction, actor: Actor, first: date) -> Month:
    """first: the first day of a month that has begun.  Refused."""
    actor.needs(Right.STOP)
    after = _next(first)
    today = datetime.fromtimestamp(actor.now, actor.org.timezone).date()
    days = [first + timedelta(days=n) for n in range((min(after - timedelta(days=1), today) - first).days + 1)]
    spans = [(_begins(actor, day), _begins(actor, day + timedelta(days=1))) for day in days]
    own = await kin.or_nobodys(tx, actor.operator.chat_id)
    counted = {one: await numbers.counts(tx, own, one, spans) for one in Measure}
    counts = {one: _counts(days, found, is_over=after <= today) for one, found in counted.items()}
    whole = (spans[0][0], spans[-1][1])
    return Month(first, days, after <= today, counts, {wait: await _waited(tx, own, wait, whole) for wait in Wait})


def _counts(days: list[date], found: Mapping[tuple[int, str], int], *, is_over: bool) -> Counts:
    """The total of a month that is not over would tell tomorrow what happened today."""
    cells = {(day, one): Count.of(found.get((n, one), 0)) for n, day in enumerate(days) for one in CATEGORIES}
    total = sum(found.values())
    if is_over and narrows_nothing(cells.values(), total):
        return Counts(cells, Count(total, total))
    return Counts(cells, sum(cells.values(), Count(0, 0)))


async def _waited(tx: Transaction, own: int, wait: Wait, span: Span) -> Waited:
    found = await numbers.waited(tx, own, wait, span, FEW)
    if not found:
        return Waited()
    return Waited(found[len(found) // 2], found[len(found) * 9 // 10] if len(found) >= ENOUGH else None)


def _begins(actor: Actor, day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=actor.org.timezone).timestamp())


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
