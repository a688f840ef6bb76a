"""The loop that sends, and its part in each message: call, understand, write down."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import ceil

import structlog
from telegram.error import NetworkError

from bot.model.message import ApiCall, Kind
from bot.model.quiet_hours import USUAL, QuietHours
from bot.outbox.budget import Budget, Lane, Rooms
from bot.outbox.claiming import Slots, asleep, has_expired, startable
from bot.outbox.delivery import Later, Outcome, Rejected, Sent, outcome, pause
from bot.outbox.learning import AnswerRate
from bot.outbox.pacing import Start
from bot.outbox.recording import Recorder
from bot.transport import Answer, Caller
from storage.queues import flight, flood
from storage.queues.flight import ClaimedMessage
from storage.store.connection import NotNow
from storage.store.lease import Lease
from storage.store.store import Store
from storage.store.transaction import Row

AHEAD = 0.04  # seconds by which a claim comes before its start, so that the disk delays none
FURTHER = 16  # more heads are looked at than can start, since some may rest
LOOK_AGAIN = 0.5  # seconds; another process may have put something into the outbox
log = structlog.get_logger()
KINDS = {kind.urgency: kind for kind in Kind}  # those of one urgency are limited alike


class Sender:
    """Sends what is due while the lease is ours.  main carries what people wait for, bulk what goes to many.

    rate: messages a second to many, and of answers as long as no more was learned; paid: updates a second, where they
    are paid for, else they count among the rate.
    now is the wall clock, for what is due; monotonic is for the pace.  outcomes counts (kind, outcome) since the start.
    alone_since: an instant, of monotonic, after which nobody else has sent anything, where that is known.
    """

    def __init__(
        self,
        store: Store,
        main: Caller,
        bulk: Caller,
        lease: Lease,
        now: Callable[[], float],
        rate: int = 30,
        monotonic: Callable[[], float] = time.monotonic,
        quiet: QuietHours = USUAL,
        ahead: float = AHEAD,
        paid: int | None = None,
        alone_since: float | None = None,
    ) -> None:
        """Nothing is sent before work."""
        self._recorder = Recorder(store, now, Counter())
        self._store, self._main, self._bulk, self._lease = store, main, bulk, lease
        self._now, self._monotonic = now, monotonic
        self._rate, self._quiet, self._ahead, self._paid = rate, quiet, ahead, paid
        self._alone_since = alone_since
        self._slots = Slots(0)
        self._further = FURTHER
        self._held_until = 0.0
        self._short: set[Lane] = set()
        self._is_cut = False
        self._flying: set[int] = set()
        self._may_be_claimed = False
        self._stopping = False

    @property
    def outcomes(self) -> Counter[tuple[str, str]]:
        """How often each kind had each outcome."""
        return self._recorder.outcomes

    @outcomes.setter
    def outcomes(self, counter: Counter[tuple[str, str]]) -> None:
        self._recorder.outcomes = counter

    async def work(self) -> None:
        """Send until stop is called, then let what is in flight end.  LeaseLost, as part of an ExceptionGroup."""
        while not await self._has_taken_over():  # noqa: ASYNC110 (the database says nothing when it is back)
            await asyncio.sleep(LOOK_AGAIN)
        async with asyncio.TaskGroup() as flights:
            while not self._stopping:
                seen = self._store.changes.count
                try:
                    await self._look(flights)
                except NotNow as fault:
                    log.warning("nothing claimed", fault=type(fault).__name__)
                    self._may_be_claimed = True
                await self._store.changes.wait(self._pause(), since=seen, tables=("outbox",))

    async def _look(self, flights: asyncio.TaskGroup) -> None:
        if self._may_be_claimed:  # and nobody knows, as the database went away at that very moment
            await self._store.run(flight.take_back, self._lease, self._flying)
            self._may_be_claimed = False
        for letter, start in await self._claim():
            self._flying.add(letter.id)
            flights.create_task(self._deliver(letter, start))
        if self._learned.is_news:
            await self._keep_what_was_learned()

    def stop(self) -> None:
        """Start nothing more."""
        self._stopping = True
        self._store.changes.notify()

    async def _has_taken_over(self) -> bool:
        try:
            await self._take_over()
        except NotNow as fault:
            log.warning("not begun", fault=type(fault).__name__)
            return False
        return True

    async def _take_over(self) -> None:
        self._learned = AnswerRate(self._rate, *await self._store.read(flood.learned))
        since = self._monotonic() if self._alone_since is None else self._alone_since
        self._budget = Budget(self._rate, self._learned, since, self._paid)
        self._slots.most = self._most_in_flight()
        self._held_until = await self._store.read(flood.held_until)
        left = await self._store.run(flight.reopen, self._lease, int(self._now()))
        if left:
            log.warning("in flight when the last process ended", rows=left)

    def _most_in_flight(self) -> int:
        return Slots.at_rate(max(self._learned.rate, self._paid or 0))

    async def _keep_what_was_learned(self) -> None:
        rate, limited_at = self._learned.rate, self._learned.limited_at
        await self._store.run(flood.learn, rate, limited_at)
        self._learned.kept = rate

    async def _claim(self) -> list[tuple[ClaimedMessage, Start]]:
        """What starts now or in a moment, and when.  The budget is spent after the commit."""
        rooms = self._rooms()
        self._short, self._is_cut = self._without(rooms), False
        limits = self._limits(rooms)
        if self._held() or not limits:
            return []
        now = int(self._now())
        heads = await self._store.read(flight.heads, now, limits)
        if not heads:
            self._looks_further(is_cut=False, found=0)
            return []
        late = [row["id"] for row in heads if has_expired(row, now)]
        alive = [row for row in heads if not has_expired(row, now)] if late else heads
        if sleeping := asleep(alive, self._quiet, now):
            await self._store.run(flight.postpone, self._lease, sleeping)
        awake = [row for row in alive if row["id"] not in sleeping] if sleeping else alive
        ids = late + startable(awake, self._slots, self._budget, self._monotonic() + self._ahead)
        self._looks_further(is_cut=_is_cut(heads, limits), found=len(ids))
        letters = await self._store.run(flight.claim, self._lease, ids, now) if ids else []
        taken = [(letter, self._take(letter)) for letter in letters]
        self._short |= self._without(self._rooms())
        if Lane.ANSWERS in self._short and any(self._is_answer(letter) for letter in letters):
            self._learned.pressed(self._now())
        return taken

    def _is_answer(self, letter: ClaimedMessage) -> bool:
        return self._budget.lane(letter.kind) is Lane.ANSWERS

    def _rooms(self) -> Rooms:
        return self._budget.rooms(self._monotonic() + self._ahead)

    def _without(self, rooms: Rooms) -> set[Lane]:
        """What has no room now, although there may be a slot for it."""
        return {lane for kind in KINDS.values() if rooms.of(lane := self._budget.lane(kind)) <= 0}

    def _take(self, letter: ClaimedMessage) -> Start:
        self._slots.take(letter.kind)
        at = self._monotonic()
        begins = at + min(self._ahead, self._budget.wait(self._budget.lane(letter.kind), at))  # claimed with room then
        return self._budget.take(letter.kind, letter.chat_id, letter.sort, begins)

    def _limits(self, rooms: Rooms) -> dict[int, int]:
        """How many heads of each urgency are looked at: none where none could start."""
        could = {u: min(self._slots.free(kind), rooms.of(self._budget.lane(kind))) for u, kind in KINDS.items()}
        return {urgency: room + self._further for urgency, room in could.items() if room > 0}

    def _looks_further(self, *, is_cut: bool, found: int) -> None:
        """Many who rest may stand before one who may be told: then the next look goes further."""
        most = self._rate + self._slots.most
        self._is_cut = is_cut and found > 0
        if is_cut and not found and self._further < most:
            self._further = min(most, 4 * self._further)
            self._store.changes.notify(("outbox",))
        else:
            self._further = FURTHER

    def _held(self) -> float:
        return max(0.0, self._held_until - self._now())

    def _pause(self) -> float:
        """Until there is room for what had none, or somebody else may have put something in.

        What had none may have some by now: to look whether anything is full at this moment would miss that.
        """
        if held := self._held():
            return min(held, LOOK_AGAIN)
        at = self._monotonic()
        waits = [max(0.0, self._budget.wait(lane, at) - self._ahead) for lane in self._short]
        return 0.0 if self._is_cut else min([*waits, LOOK_AGAIN])

    async def _deliver(self, letter: ClaimedMessage, start: Start) -> None:
        try:
            await self._wait_for(start)
            result = await self._result(letter, start)
            written = await self._recorder.write_down(letter, result)
        finally:
            self._slots.give_back(letter.kind)
            self._store.changes.notify(("outbox",))
        tries = 0
        while not written:
            await asyncio.sleep(pause(tries))
            tries += 1
            written = await self._recorder.write_down(letter, result)
        self._flying.discard(letter.id)

    async def _wait_for(self, start: Start) -> None:
        while (left := start.at - self._monotonic()) > 0:  # noqa: ASYNC110 (a timer may be early)
            await asyncio.sleep(left)
        self._budget.chats.began(start, self._monotonic())

    async def _result(self, letter: ClaimedMessage, start: Start) -> Outcome:
        if letter.call is None:
            return Rejected("unreadable")
        if (held := self._held_until - self._now()) > 0:  # a flood limit since it was claimed
            return Later(ceil(held))
        answer = await self._answer(letter, letter.call)
        self._budget.chats.answered(start, self._monotonic())
        result = outcome(answer, letter.tries)
        if isinstance(result, Later) and result.holds_all:
            self._held_until = max(self._held_until, self._now() + result.seconds)
            self._learned.limited(self._now())
            log.warning("flood limit", seconds=result.seconds, answers_a_second=int(self._learned.rate))
        elif isinstance(result, Sent) and self._is_answer(letter):
            self._learned.taken(self._now())
        self._slots.most = self._most_in_flight()
        return result

    async def _answer(self, letter: ClaimedMessage, call: ApiCall) -> Answer | Exception:
        """The answer, or what came instead; whatever it is, it concerns this message only."""
        caller = self._bulk if letter.kind.is_bulk else self._main
        try:
            return await caller(call.method, {"chat_id": letter.telegram_id, **call.params, **call.files})
        except NetworkError as error:
            return error
        except Exception as fault:
            log.error("call failed", row=letter.id, method=call.method, fault=type(fault).__name__)
            return fault


def _is_cut(heads: Sequence[Row], limits: Mapping[int, int]) -> bool:
    """Whether there may be more heads of some urgency than were looked at."""
    found = Counter(Kind(row["kind"]).urgency for row in heads)
    return any(found[urgency] >= limit for urgency, limit in limits.items())
