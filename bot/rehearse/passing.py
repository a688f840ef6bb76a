"""Time goes by: the clock is put forward, and what has become due is done."""

import asyncio
from typing import TYPE_CHECKING

from bot.model.quiet_hours import QuietHours
from storage.queues import outgoing

if TYPE_CHECKING:
    from bot.rehearse.rehearsal import Rehearsal

TWO_MINUTES, ONE_DAY = 120, 86_400


async def two_minutes_pass(rehearsal: "Rehearsal") -> None:
    """As long as a notice waits after a verification."""
    await _passes(rehearsal, TWO_MINUTES)


async def days_pass(rehearsal: "Rehearsal", days: int) -> None:
    """Day by day, each up to a time at which messages that can wait are sent, so that what is due is seen."""
    settings = rehearsal.bot.settings
    for day in range(1, days + 1):
        await _passes(rehearsal, ONE_DAY, rounds=day == days)  # one morning's summary is enough
        over = QuietHours(*settings.quiet_hours).over_at(settings.timezone, int(rehearsal.now()))
        await _passes(rehearsal, over - int(rehearsal.now()) if over else 0, rounds=day == days)


async def _passes(rehearsal: "Rehearsal", seconds: int, *, rounds: bool = True) -> None:
    rehearsal.ahead += seconds
    rehearsal.telegram.changes.happened()  # the page shows the hour
    bot = rehearsal.bot
    bot.store.changes.notify()
    for job in bot.jobs.table():
        if rounds or job.work != bot.jobs.make_rounds:
            await job.work()
    for _look in range(40):  # until all is sent, or for two seconds
        if not await bot.store.read(outgoing.busy, int(rehearsal.now())):
            break
        await asyncio.sleep(0.05)
