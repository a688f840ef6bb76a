"""The shift board, where everybody begins; and the day of an exchange."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.board import Board, Hand, InHand, Pile, Wait
from bot.model.rights import Right, may
from bot.texts.staff import board as texts
from bot.texts.wait import exchange_day as exchange_texts
from bot.use_cases.staff import board, handover
from bot.use_cases.wait import exchange_day
from desk.pages import Answer, Elsewhere, Page
from desk.places import leading_to
from desk.request import DeskRequest
from storage.store.transaction import Transaction

PROMISE = 62  # percent of a bar: where its upright mark is
# What waits on a page that is not in the column.
BESIDE = {Wait.PAIRS: "/doubles", Wait.ANNOUNCEMENTS: "/announcements"}
# Who has something in hand of what waits.
HANDS: Mapping[Wait, Sequence[InHand]] = {
    Wait.CALLS: (InHand.CALL,),
    Wait.INQUIRIES: (InHand.INQUIRY,),
    Wait.LETTERS: (InHand.TALK,),
    Wait.RETURNS: (InHand.PAIRS,),
    Wait.ROWS: (InHand.ROW, InHand.ROWS),
    Wait.MEETINGS: (InHand.MEETING,),
}


# Where whoever presses is given what has waited longest.
NEXT = {
    Wait.CALLS: "/calls/next",
    Wait.INQUIRIES: "/queue/next",
    Wait.LETTERS: "/talks/next",
    Wait.MEETINGS: "/sightings/next",
}


@dataclass(frozen=True)
class Line:
    """What waits.  filled, beyond: percent of the bar before and behind the mark; by: who has some of it in hand.

    done: how much today, None where that is not counted.
    """

    wait: Wait
    pile: Pile
    share: float
    by: Sequence[str]
    path: str
    done: int | None

    @property
    def following(self) -> str:
        """Where the oldest is taken; empty where nothing waits, or nothing is taken one by one."""
        return NEXT.get(self.wait, "") if self.pile.count and self.path else ""

    @property
    def filled(self) -> float:
        """Up to the mark."""
        return round(min(self.share, 1.0) * PROMISE, 1)

    @property
    def beyond(self) -> float:
        """From the mark on, as far as there is room."""
        return round(min(max(self.share - 1, 0) * PROMISE, 100 - PROMISE), 1)


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """All of it."""
    return Page("board/board.html", await _values(tx, request))


async def renewed(tx: Transaction, request: DeskRequest) -> Answer:
    """What of it changes, for a script that has heard that something has."""
    return Page("board/parts.html", await _values(tx, request))


async def exchange(tx: Transaction, request: DeskRequest) -> Answer:
    """Whether it is the day of an exchange, how much comes in, and the buttons of an administrator."""
    seen = await exchange_day.view(tx, request.org, request.actor)
    return Page("board/exchange.html", {"seen": seen, "exchange": exchange_texts})


async def begin_exchange(tx: Transaction, request: DeskRequest) -> Answer:
    """It was announced publicly."""
    await exchange_day.begin(tx, request.actor, request.number("seen"))
    return Elsewhere("/exchange")


async def prolong_exchange(tx: Transaction, request: DeskRequest) -> Answer:
    """Half a day more."""
    await exchange_day.prolong(tx, request.actor, request.number("seen"))
    return Elsewhere("/exchange")


async def end_exchange(tx: Transaction, request: DeskRequest) -> Answer:
    """It is over."""
    await exchange_day.end(tx, request.actor, request.number("seen"))
    return Elsewhere("/exchange")


def way(hand: Hand) -> str:
    """The page of something in hand; empty where that is not for everybody who sees the board."""
    return f"/cases/{hand.subject}" if hand.sort is InHand.INQUIRY else ""


async def _values(tx: Transaction, request: DeskRequest) -> Mapping[str, Any]:
    seen = await board.view(tx, request.actor)
    notes = await handover.notes(tx, request.actor) if may(request.operator.role, Right.REPORT) else []
    lines = _lines(seen, request)
    return {"seen": seen, "notes": notes, "lines": lines, "say": texts, "promise": PROMISE, "way": way}


def _lines(seen: Board, request: DeskRequest) -> list[Line]:
    """What has waited longest against the promise first; what does not wait last.

    Of announcements, which most read in their chats, nothing is said where there are none.
    """
    piles = [(wait, pile) for wait, pile in seen.piles.items() if pile.count or wait is not Wait.ANNOUNCEMENTS]
    found = [_line(wait, pile, seen, request) for wait, pile in piles]
    return sorted(found, key=lambda one: (not one.pile.count, -one.share))


def _line(wait: Wait, pile: Pile, seen: Board, request: DeskRequest) -> Line:
    waited = 0 if pile.since is None else request.now - pile.since
    share = max(0, waited) / pile.promise if pile.promise else 0.0
    path = leading_to(wait, request.operator) or BESIDE.get(wait, "")
    return Line(wait, pile, share, seen.hands_of(HANDS.get(wait, ())), path, seen.today.done(wait))
