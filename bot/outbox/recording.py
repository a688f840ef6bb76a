"""Writes down how flights ended, and what follows from it: in one transaction all that have ended in the meantime."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from math import ceil

import structlog

from bot.model.message import Kind
from bot.outbox.delivery import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain
from bot.use_cases import delivery
from storage.queues import flight, flood, release
from storage.queues.flight import ClaimedMessage
from storage.returns import away
from storage.store.store import Store
from storage.store.transaction import Transaction

MOST = 256  # in one transaction
log = structlog.get_logger()
Ended = tuple[ClaimedMessage, Outcome]


class Recorder:
    """outcomes counts (kind, outcome) since the start."""

    def __init__(self, store: Store, now: Callable[[], float], outcomes: Counter[tuple[str, str]]) -> None:
        """Writes down nothing by itself."""
        self._store, self._now, self.outcomes = store, now, outcomes
        self._waiting: list[tuple[Ended, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write_down(self, letter: ClaimedMessage, outcome: Outcome) -> bool:
        """Whether it could be written down; a fault here must neither end a loop nor send the message again."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(((letter, outcome), written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._work())
        return await written

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            ended = [one for one, _written in batch]
            if await self._record(ended):
                done = [True] * len(batch)
            else:  # one of them was refused: the others are not to wait for it
                done = [len(batch) > 1 and await self._record([one]) for one in ended]
            for (_one, written), success in zip(batch, done, strict=True):
                if not written.done():
                    written.set_result(success)

    async def _record(self, ended: Sequence[Ended]) -> bool:
        try:
            await self._store.run(record_all, ended, self._now())
        except Exception as fault:
            rows = [letter.id for letter, _outcome in ended]
            log.error("outcomes not written down", rows=rows, fault=type(fault).__name__)
            return False
        for letter, outcome in ended:
            self._count(letter, type(outcome).__name__.lower())
        return True

    def _count(self, letter: ClaimedMessage, outcome: str) -> None:
        self.outcomes[letter.kind.value, outcome] += 1
        if outcome != "sent":  # what went well is counted, not listed
            log.info("outcome", row=letter.id, kind=letter.kind.value, outcome=outcome)


async def record_all(tx: Transaction, ended: Sequence[Ended], now: float) -> None:
    """End each of these flights with its outcome; what simply arrived, all at once."""
    arrived: list[tuple[ClaimedMessage, int]] = []
    for letter, outcome in ended:
        match outcome:
            case Sent(int(message_id)) if letter.notice_id is None:
                arrived.append((letter, message_id))
            case _:
                await record(tx, letter, outcome, now)
    if arrived:
        await flight.settle_sent(tx, arrived, int(now))
        await delivery.many_sent(tx, [letter.chat_id for letter, _message_id in arrived])
    if any(isinstance(outcome, Sent | Gone | Rejected) for _letter, outcome in ended):
        await away.reached(tx, int(now))
    if alarms := [letter.id for letter, _outcome in ended if letter.kind is Kind.ALARM]:
        await release.alarms_ended(tx, alarms, int(now))
    tx.written.discard("outbox")  # of a flight that has ended the sender hears anyway, when its slot is free


async def record(tx: Transaction, letter: ClaimedMessage, outcome: Outcome, now: float) -> None:
    """End the letter's flight with that outcome; nothing happens if it was ended already."""
    if isinstance(outcome, Later) and outcome.holds_all:
        await flood.hold_until(tx, now + outcome.seconds)
    match outcome:
        case Later(seconds):
            await _again(tx, letter, seconds, now)
        case Uncertain(seconds) if letter.kind.repeats_when_unknown:
            await delivery.uncertain(tx, letter.notice_id, int(now))
            await _again(tx, letter, seconds, now)
        case Uncertain():
            await flight.settle(tx, letter, "unknown", int(now))
        case Moved(telegram_id):
            await flight.redirect(tx, letter, telegram_id)
            await flight.again(tx, letter, int(now))
        case Sent() | Gone() | Rejected():
            await _settle(tx, letter, outcome, int(now))


async def _again(tx: Transaction, letter: ClaimedMessage, seconds: int, now: float) -> None:
    if await flight.again(tx, letter, ceil(now + seconds)):
        await delivery.tried(tx, letter.id, letter.kind, letter.tries + 1, int(now))


async def _settle(tx: Transaction, letter: ClaimedMessage, outcome: Sent | Gone | Rejected, now: int) -> None:
    """The outcome for good, and what the use cases make of it."""
    row = {"id": letter.id, "chat_id": letter.chat_id, "kind": letter.kind.value, "notice_id": letter.notice_id}
    match outcome:
        case Sent(message_id):
            if await flight.settle(tx, letter, "sent", now, message_id=message_id):
                await delivery.sent(tx, {**row, "message_id": message_id}, now)
        case Gone(reason):
            if await flight.settle(tx, letter, "gone", now, reason=reason):
                await delivery.gone(tx, row, now)
        case Rejected(reason):
            if await flight.settle(tx, letter, "refused", now, reason=reason):
                await delivery.refused(tx, row, now)
