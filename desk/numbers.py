"""The numbers of a month: a picture, the table behind it, and both measures as a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from io import BytesIO

from bot.model.numbers import Count, Measure, Month
from bot.model.refused import Reason, Refused
from bot.model.registration import CATEGORIES
from bot.model.sentence import text
from bot.tables.writing import Line, write_csv
from bot.texts.staff import numbers as texts
from bot.use_cases.staff import numbers
from desk.pages import Answer, Apart, Page, Ready
from desk.request import DeskRequest
from storage.store.transaction import Transaction

EARLIEST = date(2022, 1, 1)
HEADS = ("day", "what", "category", "count")
HIGH = 100  # of the picture


@dataclass(frozen=True)
class Bar:
    """One day of the picture, from the left in units of a bar: so high it is at least, and at most."""

    at: int
    least: float
    most: float


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """A month, one measure of it by day and category."""
    return Apart(partial(_shown, request, _month(request)))


async def file(tx: Transaction, request: DeskRequest) -> Answer:
    """All measures of a month, one line for each day and category."""
    return Apart(partial(_written, request, _month(request)))


async def _shown(request: DeskRequest, first: date, tx: Transaction) -> Page:
    month = await numbers.of_month(tx, request.actor, first)
    what = _asked(request, "what")
    measure = Measure(what) if what in set(Measure) else Measure.RECEIVED
    values = {
        "month": month,
        "measure": measure,
        "measures": list(Measure),
        "counts": month.counts[measure],
        "categories": CATEGORIES,
        "bars": _bars(month, measure),
        "high": HIGH,
        "numbers": texts,
        "before": _named(month.first - timedelta(days=1)) if month.first > EARLIEST else "",
        "after": _named(month.first + timedelta(days=31)) if month.is_over else "",
        "named": _named(month.first),
    }
    return Page("numbers/month.html", values)


async def _written(request: DeskRequest, first: date, tx: Transaction) -> Ready:
    month = await numbers.of_month(tx, request.actor, first)
    target = BytesIO()
    write_csv(target, HEADS, _lines(month, request))
    return Ready(f"zvistka-{_named(month.first)}.csv", "text/csv", target.getvalue())


def _lines(month: Month, request: DeskRequest) -> Iterator[Line]:
    for measure, counts in month.counts.items():
        for day in month.days:
            for one in CATEGORIES:
                cell = counts.cells[day, one]
                yield day.isoformat(), measure.value, one, cell.least if cell.is_exact else _words(cell, request)


def _words(cell: Count, request: DeskRequest) -> str:
    return text(texts.count(cell), request.language)


def _bars(month: Month, measure: Measure) -> list[Bar]:
    counted = [month.counts[measure].of_day(day, CATEGORIES) for day in month.days]
    most = max(1, *(one.most for one in counted))
    return [Bar(n, HIGH * one.least / most, HIGH * one.most / most) for n, one in enumerate(counted)]


def _month(request: DeskRequest) -> date:
    """The first day of the month that is asked for, else of this one."""
    asked, now = _asked(request, "month"), request.today.replace(day=1)
    if not asked:
        return now
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", asked, re.ASCII):
        raise Refused(Reason.CHANGED)
    first = date.fromisoformat(f"{asked}-01")
    if not EARLIEST <= first <= now:
        raise Refused(Reason.CHANGED)
    return first


def _named(day: date) -> str:
    return f"{day:%Y-%m}"


def _asked(request: DeskRequest, name: str) -> str:
    return next(iter(request.query.get(name, ())), "")
