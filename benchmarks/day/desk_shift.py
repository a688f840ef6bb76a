"""Six operators work through one list at the same time: nobody is given a row that another has in hand.

Each acts as the page's script does (desk/static/list.js): names the next rows that are free as far as the page knows,
takes what has changed out of each answer, and opens the list anew only when colleagues have all that was named.
"""

import asyncio
import re
import time
from dataclasses import dataclass, field

from benchmarks.day.desk_client import Answered, Client

_FIELD = re.compile(r'name="(version|next|back|subject)" value="([^"]*)"( checked)?')
_ROW = re.compile(r'id="panel"[^>]*data-row="(\d+)"')
_ROWS = re.compile(r'<tr id="row-(\d+)" data-row="\1" class="\w+"( data-free)?')
_MINE = 'data-key="y"'
NAMED = 50


@dataclass
class Shift:
    """What came of it: seconds of each decision and of all; decided: how many rows; clashes: given to two at once.

    opened: how often the whole list was.
    """

    took: list[float] = field(default_factory=list)
    decided: int = 0
    clashes: int = 0
    lasted: float = 0.0
    opened: int = 0
    in_hand: dict[str, int] = field(default_factory=dict)  # whose each row is now


async def works(url: str, tokens: list[str], list_id: int) -> Shift:
    """Until nothing is left to decide."""
    shift, began = Shift(), time.perf_counter()
    await asyncio.gather(*(_works(shift, url, token, who, list_id) for who, token in enumerate(tokens)))
    shift.lasted = time.perf_counter() - began
    return shift


async def _works(shift: Shift, url: str, token: str, who: int, list_id: int) -> None:
    async with Client(url, token) as client:
        seen, known = await _opens(shift, client, list_id)
        while row := _taken(shift, seen, who):
            fields = _fields(seen) | {"next": _following(known, row)}
            answered = await client.asks("POST", f"/lists/{list_id}/rows/{row}/is", fields, piece=True)
            del shift.in_hand[row]
            if answered.status == 200:
                shift.took.append(answered.seconds)
                shift.decided += 1
                known |= _rows(answered)
            seen = answered
            if not _is_mine(answered) and (answered.status != 200 or any(known.values())):
                seen, known = await _opens(shift, client, list_id)


async def _opens(shift: Shift, client: Client, list_id: int) -> tuple[Answered, dict[str, bool]]:
    shift.opened += 1
    seen = await client.asks("GET", f"/lists/{list_id}")
    return seen, _rows(seen)


def _rows(seen: Answered) -> dict[str, bool]:
    """The rows of a page in order, and whether each is free."""
    return {row: bool(free) for row, free in _ROWS.findall(seen.html)}


def _following(known: dict[str, bool], row: str) -> str:
    rows = list(known)
    place = rows.index(row)
    free = [one for one in (*rows[place + 1 :], *rows[:place]) if known[one]]
    return ",".join(free[:NAMED])


def _taken(shift: Shift, seen: Answered, who: int) -> str:
    """The row that this operator has in hand now; empty when there is none to decide."""
    row = _ROW.search(seen.html)
    if row is None or not _is_mine(seen):
        return ""
    shift.clashes += shift.in_hand.get(row[1], who) != who
    shift.in_hand[row[1]] = who
    return row[1]


def _is_mine(seen: Answered) -> bool:
    return seen.status == 200 and _MINE in seen.html


def _fields(seen: Answered) -> dict[str, str]:
    form = seen.html[seen.html.index('class="decide"') :]
    form = form[: form.index("</form>")]
    return {name: value for name, value, checked in _FIELD.findall(form) if name != "subject" or checked}
