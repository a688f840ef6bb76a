"""Live numbers: how much waits, on every page as it is made, and again whenever that changes.

What changes is told by server-sent events: one way only, plain HTTP that every proxy knows, and the browser comes again
by itself.  aiohttp's own StreamResponse is enough for it; the package aiohttp-sse adds only the form of a message,
which is two lines here, and would be one more to keep.  Of the tabs of a browser one listens for all (static/live.js).

Before each message it is asked again whose session it is and whether it lasts; listening does not make it last longer.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from aiohttp import web

from bot.model.board import Hand, Pile, Wait
from bot.model.refused import Refused
from bot.model.sentence import text
from bot.texts.lists import table as texts
from bot.texts.staff import announced
from bot.use_cases.returns import about_to_leave
from bot.use_cases.staff import board, desk_accounts, in_hands
from desk.confirming import as_of_now
from desk.pages import Answer, Listens
from desk.places import in_title
from desk.request import DeskRequest
from desk.visitors import HEADERS
from storage.store.connection import NotNow
from storage.store.signal import Signal
from storage.store.store import Store
from storage.store.transaction import Transaction

MOST = 3  # streams of one session; one more ends the oldest
BREATH, PAUSE = 2.0, 20.0  # seconds between two messages at least, and between two looks at most
TABLES = (
    "inquiry", "message", "talk", "sighting", "corroboration", "return_report", "verification", "notice", "call",
    "person", "joining", "likeness", "broadcast", "batch", "returned_row", "returned_list", "desk_session",
    "operator", "declaration", "lockdown", "exchange_day", "announcement",
)  # fmt: skip
OVER, FULL = "over", "full"


class Streams:
    """Who listens at this moment, by their sessions."""

    def __init__(self) -> None:
        """Nobody."""
        self._ends: dict[int, list[asyncio.Event]] = defaultdict(list)
        self.stops = False

    def begin(self, session_id: int) -> asyncio.Event:
        """One more listens; it is set when they are to stop, since there are too many or everything stops."""
        ends = self._ends[session_id]
        if len(ends) >= MOST:
            ends.pop(0).set()
        ends.append(end := asyncio.Event())
        return end

    def ended(self, session_id: int, end: asyncio.Event) -> None:
        """One listens no more."""
        if end in self._ends[session_id]:
            self._ends[session_id].remove(end)
        if not self._ends[session_id]:
            del self._ends[session_id]

    async def close(self, app: web.Application) -> None:
        """Nobody listens any more: the program stops.  Without a word, so that browsers come again."""
        self.stops = True
        for end in [one for ends in self._ends.values() for one in ends]:
            end.set()


async def listen(tx: Transaction, request: DeskRequest) -> Answer:
    """From now on."""
    return Listens()


async def waits(tx: Transaction, request: DeskRequest) -> Mapping[Wait, Pile]:
    """How much waits for whoever sees the page; nothing for whoever is no operator any more."""
    try:
        return await board.piles(tx, (await as_of_now(tx, request, None)).actor)
    except Refused:
        return {}


async def hands(tx: Transaction, request: DeskRequest) -> Sequence[Hand]:
    """What whoever sees the page has in hand at this moment, what has to be done soonest first."""
    try:
        found = await in_hands.every(tx, (await as_of_now(tx, request, None)).actor, only_own=True)
    except Refused:
        return []
    return sorted(found, key=lambda one: (one.until is None, one.until))


async def stream(
    store: Store, streams: Streams, now: Callable[[], float], http: web.Request, request: DeskRequest, token: str
) -> web.StreamResponse:
    """Messages as long as the session lasts; only the first one to whoever does not listen.  token: of the cookie."""
    answer = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    listens = "text/event-stream" in http.headers.get("Accept", "")
    end, said = streams.begin(request.session.id), ""
    try:
        await answer.prepare(http)
        while not end.is_set():
            seen = store.changes.count
            message = await store.read(_message, request, token, int(now()))
            await answer.write(message.encode() if message != said else b":\n\n")
            said = message
            if not listens or message == _event(OVER):
                return answer
            await _pause(store.changes, seen, end)
        if not streams.stops:
            await answer.write(_event(FULL).encode())
    except (NotNow, ConnectionError):  # the browser comes again
        pass
    finally:
        streams.ended(request.session.id, end)
    return answer


async def _pause(changes: Signal, seen: int, end: asyncio.Event) -> None:
    """Until something has changed that is counted, or they are to stop."""

    async def changed() -> None:
        await asyncio.sleep(BREATH)
        await changes.wait(PAUSE, since=seen, tables=TABLES)

    waiting = [asyncio.ensure_future(one) for one in (changed(), end.wait())]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for one in waiting:
        one.cancel()


async def _message(tx: Transaction, request: DeskRequest, token: str, now: int) -> str:
    visit = await desk_accounts.who(tx, token, now)
    if visit is None or visit[0].id != request.session.id:
        return _event(OVER)
    current = replace(request, operator=visit[1], now=now)
    try:
        found = await board.piles(tx, current.actor)
        leaving = await about_to_leave.soon(tx, current.actor)
    except Refused:
        return _event(OVER)
    return _event("numbers", json.dumps(_numbers(found, leaving, current), ensure_ascii=False))


def _numbers(found: Mapping[Wait, Pile], leaving: tuple[int, int | None], request: DeskRequest) -> Mapping[str, object]:
    (count, at), unread = leaving, found[Wait.ANNOUNCEMENTS].count
    return {
        "waits": {wait.value: [pile.count, pile.is_late(request.now)] for wait, pile in found.items()},
        "title": in_title(found),
        "unread": text(announced.unread(unread), request.language) if unread else "",
        "leave": text(texts.leave(count), request.language) if count else "",
        "when": text(texts.when(at or 0, request.now, request.org), request.language) if count else "",
    }


def _event(name: str, data: str = "") -> str:
    return f"event: {name}\ndata: {data}\n\n"
