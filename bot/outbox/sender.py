"""The loop that sends, and its part in each message: call, understand, write down."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from math import ceil

import structlog
from telegram.error import NetworkError

from bot.model.message import ApiCall, Kind
from bot.model.quiet_hours import USUAL, QuietHours
from bot.outbox.claiming import Slots, asleep, has_expired, startable
from bot.outbox.delivery import Later, Outcome, Rejected, outcome, pause
from bot.outbox.pacing import Pace, Start
from bot.outbox.recording import Recorder
from bot.transport import Answer, Caller
from storage.queues import flight, flood
from storage.queues.flight import ClaimedMessage
from storage.store.lease import Lease
from storage.store.store import Store

AHEAD = 0.04  # seconds by which a claim comes before its start, so that the disk delays none
FURTHER = 16  # more heads are looked at than can start, since some may rest
LOOK_AGAIN = 0.5  # seconds; another process may have put something into the outbox
log = structlog.get_logger()
Lane = tuple[Pace, bool]
"""A pace, and whether of what goes to many."""


class Sender:
    """Sends what is due while the lease is ours.  main carries what people wait for, bulk what goes to many.

    free: calls a second of whatever is not an update, where updates are paid for; else the rate counts for all alike.
    now is the wall clock, for what is due; monotonic is for the pace.  outcomes counts (kind, outcome) since the start.
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
        free: int | None = None,
    ) -> None:
        """Nothing is sent before work."""
        self._recorder = Recorder(store, now, Counter())
        self._store, self._main, self._bulk, self._lease = store, main, bulk, lease
        self._now, self._monotonic = now, monotonic
        self._rate, self._quiet, self._ahead, self._free_rate = rate, quiet, ahead, free
        self._slots = Slots.at_rate(rate)
        self._further = FURTHER
        self._held_until = 0.0
        self._short: list[Lane] = []
        self._is_cut = False
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
        await self._take_over()
        async with asyncio.TaskGroup() as flights:
            while not self._stopping:
                seen = self._store.changes.count
                for letter, start in await self._claim():
                    flights.create_task(self._deliver(letter, start))
                await self._store.changes.wait(self._pause(), since=seen)

    def stop(self) -> None:
        """Start nothing more."""
        self._stopping = True
        self._store.changes.notify()

    async def _take_over(self) -> None:
        self._pace = Pace(self._rate, self._monotonic())
        self._free = Pace(self._free_rate, self._monotonic()) if self._free_rate else None
        self._held_until = await self._store.read(flood.held_until)
        left = await self._store.run(flight.reopen, self._lease, int(self._now()))
        if left:
            log.warning("in flight when the last process ended", rows=left)

    async def _claim(self) -> list[tuple[ClaimedMessage, Start]]:
        """What starts now or in a moment, and when.  The budget is spent after the commit."""
        self._short, self._is_cut = self._without_room(), False
        if self._held() or (self._pace, False) in self._short or not self._slots.free():
            return []
        now, limits = int(self._now()), self._limits()
        heads = await self._store.read(flight.heads, now, *limits)
        late = [row["id"] for row in heads if has_expired(row, now)]
        alive = [row for row in heads if not has_expired(row, now)] if late else heads
        if sleeping := asleep(alive, self._quiet, now):
            await self._store.run(flight.postpone, self._lease, sleeping)
        awake = [row for row in alive if row["id"] not in sleeping] if sleeping else alive
        ids = late + startable(awake, self._slots, self._pace, self._monotonic() + self._ahead, self._free)
        self._looks_further(is_cut=len(heads) >= min(most for most in limits if most), found=len(ids))
        letters = await self._store.run(flight.claim, self._lease, ids, now) if ids else []
        taken = [(letter, self._take(letter)) for letter in letters]
        self._short += self._without_room()
        return taken

    def _without_room(self) -> list[Lane]:
        """What has no room now, although there may be a slot for it."""
        at, lanes = self._monotonic() + self._ahead, [(self._pace, False)]
        lanes += [(self._pace, True)] if self._slots.free_for_bulk() > 0 else []
        lanes += [(self._free, False)] if self._free else []
        return [(pace, bulk) for pace, bulk in lanes if not pace.room(at, bulk=bulk)]

    def _take(self, letter: ClaimedMessage) -> Start:
        self._slots.take(letter.kind)
        at, bulk = self._monotonic(), letter.kind.is_bulk
        free = None if letter.kind is Kind.BROADCAST else self._free
        wait = max(self._pace.wait(at, bulk=bulk), free.wait(at) if free else 0.0)
        begins = at + min(self._ahead, wait)  # when it was claimed there was room then
        begins = free.not_before(begins) if free else begins
        start = self._pace.take(letter.chat_id, letter.sort, begins, talks=letter.kind is Kind.REPLY, bulk=bulk)
        if free:
            free.count(start)
        return start

    def _limits(self) -> tuple[int, int]:
        """How many heads are looked at, and how many of them may go to many: none while none of those could start."""
        at = self._monotonic() + self._ahead
        bulk = min(self._slots.free_for_bulk(), self._pace.room(at, bulk=True))
        return min(self._slots.free(), self._pace.room(at)) + self._further, bulk + self._further if bulk > 0 else 0

    def _looks_further(self, *, is_cut: bool, found: int) -> None:
        """Many who rest may stand before one who may be told: then the next look goes further."""
        most = self._rate + self._slots.most
        self._is_cut = is_cut and found > 0
        if is_cut and not found and self._further < most:
            self._further = min(most, 4 * self._further)
            self._store.changes.notify()
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
        waits = [max(0.0, pace.wait(at, bulk=bulk) - self._ahead) for pace, bulk in self._short]
        return 0.0 if self._is_cut else min([*waits, LOOK_AGAIN])

    async def _deliver(self, letter: ClaimedMessage, start: Start) -> None:
        try:
            await self._wait_for(start)
            result = await self._result(letter, start)
            written = await self._recorder.write_down(letter, result)
        finally:
            self._slots.give_back(letter.kind)
            self._store.changes.notify()
        tries = 0
        while not written:
            await asyncio.sleep(pause(tries))
            tries += 1
            written = await self._recorder.write_down(letter, result)

    async def _wait_for(self, start: Start) -> None:
        while (left := start.at - self._monotonic()) > 0:  # noqa: ASYNC110 (a timer may be early)
            await asyncio.sleep(left)
        self._pace.began(start, self._monotonic())

    async def _result(self, letter: ClaimedMessage, start: Start) -> Outcome:
        if letter.call is None:
            return Rejected("unreadable")
        if (held := self._held_until - self._now()) > 0:  # a flood limit since it was claimed
            return Later(ceil(held))
        answer = await self._answer(letter, letter.call)
        self._pace.answered(start, self._monotonic())
        result = outcome(answer, letter.tries)
        if isinstance(result, Later) and result.holds_all:
            self._held_until = max(self._held_until, self._now() + result.seconds)
            log.warning("flood limit", seconds=result.seconds)
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
