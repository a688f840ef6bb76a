"""Writes down how a flight ended, together with what follows from it, in one transaction."""

from math import ceil

from bot.outbox.delivery import Gone, Later, Moved, Outcome, Refused, Sent, Uncertain
from bot.use_cases import delivery
from storage import flight, flood
from storage.flight import Letter
from storage.transaction import Transaction


async def record(tx: Transaction, letter: Letter, outcome: Outcome, now: float) -> None:
    """End the letter's flight with that outcome; nothing happens if it was ended already."""
    if isinstance(outcome, Later) and outcome.holds_all:
        await flood.hold_until(tx, now + outcome.seconds)
    match outcome:
        case Later(seconds):
            await flight.again(tx, letter, ceil(now + seconds))
        case Uncertain(seconds) if letter.kind.repeats_when_unknown:
            await delivery.uncertain(tx, letter.notice_id, int(now))
            await flight.again(tx, letter, ceil(now + seconds))
        case Uncertain():
            await flight.settle(tx, letter, "unknown", int(now))
        case Moved(telegram_id):
            await flight.redirect(tx, letter, telegram_id)
            await flight.again(tx, letter, int(now))
        case Sent() | Gone() | Refused():
            await _settle(tx, letter, outcome, int(now))


async def _settle(tx: Transaction, letter: Letter, outcome: Sent | Gone | Refused, now: int) -> None:
    """The outcome for good, and what the use cases make of it."""
    row = {"id": letter.id, "chat_id": letter.chat_id, "kind": letter.kind.value, "notice_id": letter.notice_id}
    match outcome:
        case Sent(message_id):
            if await flight.settle(tx, letter, "sent", now, message_id=message_id):
                await delivery.sent(tx, row, now)
        case Gone(reason):
            if await flight.settle(tx, letter, "gone", now, reason=reason):
                await delivery.gone(tx, row, now)
        case Refused(reason):
            if await flight.settle(tx, letter, "refused", now, reason=reason):
                await delivery.refused(tx, row, now)
