"""When to do what must be done again and again.  A clock and nothing else: what is due is a row in the store."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class ScheduledJob:
    """Work to be done every so many seconds, or at the times of a cron expression of five fields, in UTC."""

    when: int | str
    work: Work

    def trigger(self) -> IntervalTrigger | CronTrigger:
        """APScheduler's word for when; ValueError for an expression that is none."""
        if isinstance(self.when, int):
            return IntervalTrigger(seconds=self.when, timezone=UTC)
        return CronTrigger.from_crontab(self.when, timezone=UTC)


def schedule(jobs: Sequence[ScheduledJob]) -> AsyncIOScheduler:
    """A clock for the running event loop, to be started and shut down by the caller.

    A job that is late is done all the same, once, and never twice at a time.
    """
    clock = AsyncIOScheduler(timezone=UTC)
    for job in jobs:
        clock.add_job(job.work, job.trigger(), misfire_grace_time=None, coalesce=True, max_instances=1)
    return clock
