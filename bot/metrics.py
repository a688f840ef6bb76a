"""The numbers of /metrics.  No personal data: kinds, states and counts."""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

import bot
from bot.reach import Reach
from bot.tidying import ErasureReport
from storage.queues import flood, inbox, misfits, outgoing
from storage.returns import calls
from storage.staff import audit, lockdowns, operators
from storage.store import backup
from storage.store.backup import LastBackup
from storage.store.transaction import Row, Transaction


@dataclass(frozen=True)
class Readings:
    """What the database says at one moment."""

    waiting: Row
    rows: Sequence[Row]
    staff: Mapping[str, int]
    oldest: Mapping[str, int]
    calls: int
    held_until: float
    answer_rate: float
    deeds: Mapping[tuple[str, str], int]
    backup: LastBackup | None = None
    locked: bool = False
    forged: int = 0


async def read(tx: Transaction, now: int) -> Readings:
    """All of it, from one committed state."""
    return Readings(
        await inbox.counts(tx),
        await outgoing.counts(tx),
        await operators.counts(tx),
        await outgoing.oldest(tx, now),
        await calls.open_ones(tx),
        await flood.held_until(tx),
        (await flood.learned(tx))[0],
        await audit.house_counts(tx),
        await backup.last(tx),
        await lockdowns.is_on(tx),
        await misfits.count(tx),
    )


@dataclass(frozen=True)
class Process:
    """What this process knows of itself.  lease_age: None when it does not lead; disk_free: bytes."""

    outcomes: Mapping[tuple[str, str], int]
    kept: ErasureReport
    reach: Reach
    lease_age: float | None
    disk_free: Mapping[str, int] = field(default_factory=dict)


def page(readings: Readings, process: Process, now: float) -> bytes:
    """The page as Prometheus reads it."""
    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    for collector in (
        _Queues(readings, now),
        _Keeping(readings.backup, process.disk_free),
        _Sends(process.outcomes),
        _Leading(process.lease_age),
        _Telegram(readings, process.reach, now),
        _Staff(readings),
        _Nights(process.kept),
    ):
        registry.register(collector)
    return generate_latest(registry)


class _Queues(Collector):
    """What waits, and for how long."""

    def __init__(self, readings: Readings, now: float) -> None:
        self._read, self._now = readings, now

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        waiting = self._read.waiting
        age = self._now - waiting["oldest"] if waiting["oldest"] else 0
        yield _gauge("inbox_waiting", "Updates that were not acted on yet", waiting["waiting"])
        yield _gauge("inbox_dead", "Updates that were put aside", waiting["dead"])
        yield _gauge("inbox_oldest_seconds", "Age of the oldest update that waits", age)
        rows = GaugeMetricFamily("zvistka_outbox", "Messages by state and kind", labels=["state", "kind"])
        for row in self._read.rows:
            rows.add_metric([row["state"], row["kind"]], row["n"])
        yield rows
        oldest = GaugeMetricFamily("zvistka_oldest_seconds", "Age of the oldest that could leave", labels=["kind"])
        for kind, put_at in self._read.oldest.items():
            oldest.add_metric([kind], self._now - put_at if put_at else 0)
        yield oldest
        yield _gauge("calls_waiting", "Relatives who are to be told by a person", self._read.calls)


class _Keeping(Collector):
    """What is there when the machine is not any more, and how much still fits on it."""

    def __init__(self, last: LastBackup | None, free: Mapping[str, int]) -> None:
        self._last, self._free = last, free

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means.  Before the first copy nothing is known of one."""
        if self._last:
            yield _gauge("backup_timestamp_seconds", "When a copy was last made", self._last.made_at)
        if self._last and self._last.restored_at:
            meaning = "When a copy was last restored for a trial"
            yield _gauge("backup_restored_timestamp_seconds", meaning, self._last.restored_at)
        free = GaugeMetricFamily("zvistka_disk_free_bytes", "Room where the database and the copies are", labels=["of"])
        for name, size in self._free.items():
            free.add_metric([name], size)
        yield free


class _Sends(Collector):
    """What happened to what was sent."""

    def __init__(self, outcomes: Mapping[tuple[str, str], int]) -> None:
        self._outcomes = outcomes

    def collect(self) -> Iterator[Metric]:
        """The metric with its name and what it means."""
        yield _counter("sends", "Answers of Telegram since the start", ("kind", "outcome"), self._outcomes.items())


class _Leading(Collector):
    """Whether this process acts, and which program it is."""

    def __init__(self, lease_age: float | None) -> None:
        self._age = lease_age

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        yield _gauge("leader", "1: this process acts; 0: it stands by", int(self._age is not None))
        if self._age is not None:
            yield _gauge("lease_age_seconds", "Seconds since the lease was renewed; it lasts ten", self._age)
        build = GaugeMetricFamily("zvistka_build_info", "Which program this is", labels=["version", "python"])
        build.add_metric([bot.__version__, platform.python_version()], 1)
        yield build


class _Telegram(Collector):
    """The way to Telegram and back."""

    def __init__(self, readings: Readings, reach: Reach, now: float) -> None:
        self._read, self._reach, self._now = readings, reach, now

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        success = "zvistka_telegram_success_timestamp_seconds"
        last = GaugeMetricFamily(success, "When Telegram last answered, by way", labels=["way"])
        for way, at in self._reach.at.items():
            last.add_metric([way], at)
        yield last
        meaning = "Calls that Telegram did not take, by way and status; none: no answer"
        yield _counter("telegram_failures", meaning, ("way", "status"), self._reach.failures.items())
        if self._reach.pending is not None:
            yield _gauge("telegram_pending_updates", "Updates that Telegram holds for the bot", self._reach.pending)
        held = max(0.0, self._read.held_until - self._now)
        yield _gauge("flood_wait_seconds", "How long nothing may be sent yet, as Telegram says", held)
        yield _gauge("answers_per_second", "Answers a second that were learned; 0: none yet", self._read.answer_rate)


class _Staff(Collector):
    """Who may do what, and what was done with it: people who read no chat see it too."""

    def __init__(self, readings: Readings) -> None:
        self._read = readings

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        meaning = "Enrolments, removals, exports, lists, texts, exchange days and lockdowns, by what was done"
        yield _counter("house_deeds", meaning, ("deed", "about"), self._read.deeds.items())
        family = GaugeMetricFamily("zvistka_operators", "Active operators by role", labels=["role"])
        for role, number in self._read.staff.items():
            family.add_metric([role], number)
        yield family
        yield _gauge("lockdown", "1: nothing is verified or told until two operators lift it", int(self._read.locked))
        yield _gauge("forged_rows", "Rows that decide and were written by somebody without the keys", self._read.forged)


class _Nights(Collector):
    """What the nights have erased, and why reminders whose time had come were not said."""

    def __init__(self, kept: ErasureReport) -> None:
        self._kept = kept

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means.  Before the first night nothing is known of it."""
        erased = [((table,), rows) for table, rows in self._kept.erased.items()]
        yield _counter("erased_rows", "Rows erased after their time, by table", ("table",), erased)
        unsaid = [((why.value,), number) for why, number in self._kept.unsaid.items()]
        meaning = "Reminders that were due and not said since the start, by why"
        yield _counter("reminders_not_sent", meaning, ("ground",), unsaid)
        if self._kept.at:
            left = sum(self._kept.found.values())
            yield _gauge("not_erased_rows", "Places where the last check found what should be erased", left)
            yield _gauge("erasure_checked_timestamp_seconds", "When the last nightly check was", self._kept.at)
        if self._kept.head:
            yield _gauge("history_rows", "Rows of the history when it was last walked through", self._kept.head.place)
            yield _gauge("history_broken", "Places where it did not hold then", self._kept.broken)


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"zvistka_{name}", meaning, value=value)


def _counter(
    name: str, meaning: str, labels: tuple[str, ...], numbers: Iterable[tuple[Sequence[str], int]]
) -> CounterMetricFamily:
    family = CounterMetricFamily(f"zvistka_{name}", meaning, labels=labels)
    for values, number in numbers:
        family.add_metric(values, number)
    return family
