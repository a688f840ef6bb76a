"""How often something happened in spans of time, by category, and how long it took.  Nothing sealed is read.

Nothing about whom the reader misses is counted (N1).  own: their chat, 0 for whoever misses nobody.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.model.numbers import Measure, Wait
from storage.register import kin
from storage.store.transaction import Transaction

Span = tuple[int, int]
"""From this second on, up to but not with that one."""

_TO_INQUIRY: Final = "JOIN inquiry i ON i.id = n.inquiry_id"
_TO_NOTICE: Final = "JOIN notice n ON n.id = c.notice_id AND n.sort = 'return'"
_NOT_OWN: Final = f"NOT {kin.misses(':chat', 'i.person_id', 'i.id')}"
# The table with the moment, the moment, and the way from there to the category.
_COUNTED: Final[Mapping[Measure, tuple[str, str, str]]] = {
    Measure.RECEIVED: ("inquiry i", "i.received_at", ""),
    Measure.ACCEPTED: ("inquiry i", "i.accepted_at", ""),
    Measure.TOLD: ("notice n", "n.told_at", f"{_TO_INQUIRY} AND n.sort = 'return'"),
    Measure.ACKNOWLEDGED: ("notice n", "n.acknowledged_at", f"{_TO_INQUIRY} AND n.sort = 'return'"),
    Measure.CALLED: ("call c", "c.told_at", f"{_TO_NOTICE} {_TO_INQUIRY}"),
}
_WAITED: Final[Mapping[Wait, tuple[str, str, str]]] = {
    Wait.REVIEW: ("inquiry i", "i.received_at", "i.accepted_at"),
    Wait.READ: (f"notice n {_TO_INQUIRY} AND n.sort = 'return'", "n.told_at", "n.acknowledged_at"),
    Wait.CALL: (f"call c JOIN notice n ON n.id = c.notice_id {_TO_INQUIRY}", "c.listed_at", "c.told_at"),
}


async def counts(tx: Transaction, own: int, measure: Measure, spans: Sequence[Span]) -> dict[tuple[int, str], int]:
    """By the number of the span and the category; what never happened is left out."""
    source, at, joins = _COUNTED[measure]
    listed = ", ".join(f"({number}, {start}, {end})" for number, (start, end) in enumerate(spans))
    rows = await tx.all(
        f"WITH span (number, start, stop) AS (VALUES {listed}) SELECT s.number, i.category, COUNT(*) AS n"
        f" FROM span s JOIN {source} ON {at} >= s.start AND {at} < s.stop {joins}"
        f" WHERE {_NOT_OWN} GROUP BY s.number, i.category",
        chat=own,
    )
    return {(row["number"], row["category"]): row["n"] for row in rows}


async def waited(tx: Transaction, own: int, wait: Wait, span: Span, at_least: int) -> list[int]:
    """How long those waited whose wait ended in that span, shortest first, in seconds; none when they are fewer."""
    source, start, end = _WAITED[wait]
    rows = await tx.all(
        f"SELECT {end} - {start} AS seconds FROM {source} WHERE {end} >= :first AND {end} < :last"
        f" AND {_NOT_OWN} ORDER BY 1",
        chat=own,
        first=span[0],
        last=span[1],
    )
    return [row["seconds"] for row in rows] if len(rows) >= at_least else []
