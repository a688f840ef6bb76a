"""Which row of a list comes into hand next: in the order of the page, whatever colleagues did meanwhile.

The page names several: the first of them that is free is taken in the transaction of the decision before it.
"""

from collections.abc import Sequence

from bot.model.list_table import TableRow
from desk.request import DeskRequest, as_id

MOST = 50  # rows that a page names; colleagues have decided few of them before it is renewed


def named(request: DeskRequest) -> list[int]:
    """The rows that the page has named as the next ones.  Refused."""
    said = request.word("next") or request.asked("next")
    return [row_id for one in said.split(",")[:MOST] if one and (row_id := as_id(one))]


def after(rows: Sequence[TableRow], open_id: int) -> list[int]:
    """The next rows to decide in the order of the table, round to its beginning."""
    places = [place for place, one in enumerate(rows) if one.row.id == open_id]
    behind = rows[places[0] + 1 :] if places else rows
    free = [one.row.id for one in (*behind, *rows) if one.is_to_decide and one.row.id != open_id]
    return list(dict.fromkeys(free))[:MOST]


def mine_first(rows: Sequence[TableRow], request: DeskRequest) -> list[int]:
    """What is in hand already, then the first to decide."""
    free = [one.row for one in rows if one.is_to_decide]
    mine = [one.id for one in free if one.held_by == request.operator.id and one.held_until > request.now]
    return list(dict.fromkeys((*mine, *(one.id for one in free))))[:MOST]
