"""What listens: health, readiness and metrics, and the webhook when there is one.  No personal data."""

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Protocol

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.tidying import ErasureReport
from storage.queues import inbox, outbox
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Row, Transaction

LARGEST_UPDATE = 1024 * 1024  # bytes

Handler = Callable[[web.Request], Awaitable[web.Response]]


class LeadershipState(Protocol):
    """What bot.leading.Leadership says of itself."""

    @property
    def leads(self) -> bool:
        """Whether this process is the active one."""

    def is_fresh(self) -> bool:
        """Whether the database answered lately."""


class Health:
    """The pages for who watches the bot.  outcomes counts (kind, outcome) of what was sent (bot.outbox.sender).

    kept: what the nights have erased and found (bot.tidying).
    """

    def __init__(
        self,
        store: Store,
        standing: LeadershipState,
        outcomes: Mapping[tuple[str, str], int],
        kept: ErasureReport,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Reads only what it is given."""
        self._store, self._standing, self._outcomes, self._now = store, standing, outcomes, now
        self._kept = kept

    async def alive(self, request: web.Request) -> web.Response:
        """200 while the process renews or awaits its lease in time, else 503: start it again."""
        return web.Response(status=200 if self._standing.is_fresh() else 503)

    async def ready(self, request: web.Request) -> web.Response:
        """200 and whether it leads or stands by, when the database answers; else 503."""
        try:
            await self._store.read(inbox.counts)
        except Exception:
            return web.Response(status=503, text="no database")
        return web.Response(text="leader" if self._standing.leads else "standby")

    async def metrics(self, request: web.Request) -> web.Response:
        """The numbers, as Prometheus reads them."""
        waiting, rows, staff = await self._store.read(_numbers)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Numbers(waiting, rows, self._outcomes, self._now()))
        registry.register(_Erased(self._kept))
        registry.register(_Staff(staff))
        registry.register(_Unsaid(self._kept))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _numbers(tx: Transaction) -> tuple[Row, list[Row], dict[str, int]]:
    return await inbox.counts(tx), await outbox.counts(tx), await operators.counts(tx)


class _Numbers(Collector):
    """One reading of everything."""

    def __init__(self, waiting: Row, rows: list[Row], outcomes: Mapping[tuple[str, str], int], now: float) -> None:
        self._waiting, self._rows, self._outcomes, self._now = waiting, rows, outcomes, now

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        oldest = self._waiting["oldest"]
        yield _gauge("inbox_waiting", "Updates that were not acted on yet", self._waiting["waiting"])
        yield _gauge("inbox_dead", "Updates that were put aside", self._waiting["dead"])
        yield _gauge("inbox_oldest_seconds", "Age of the oldest update that waits", self._now - oldest if oldest else 0)
        rows = GaugeMetricFamily("zvistka_outbox", "Messages by state and kind", labels=["state", "kind"])
        for row in self._rows:
            rows.add_metric([row["state"], row["kind"]], row["n"])
        yield rows
        sends = CounterMetricFamily("zvistka_sends", "Answers of Telegram since the start", labels=["kind", "outcome"])
        for labels, number in self._outcomes.items():
            sends.add_metric(labels, number)
        yield sends


class _Staff(Collector):
    """Who may do what: people who read no chat see it too when somebody was removed."""

    def __init__(self, staff: Mapping[str, int]) -> None:
        self._staff = staff

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        family = GaugeMetricFamily("zvistka_operators", "Active operators by role", labels=["role"])
        for role, number in self._staff.items():
            family.add_metric([role], number)
        yield family


class _Unsaid(Collector):
    """Why reminders whose time had come were not said."""

    def __init__(self, kept: ErasureReport) -> None:
        self._kept = kept

    def collect(self) -> Iterator[Metric]:
        """The metric with its name and what it means."""
        meaning = "Reminders that were due and not said since the start, by why"
        family = CounterMetricFamily("zvistka_reminders_not_sent", meaning, labels=["ground"])
        for why, number in self._kept.unsaid.items():
            family.add_metric([why.value], number)
        yield family


class _Erased(Collector):
    """What the nights have erased, and whether anything is left."""

    def __init__(self, kept: ErasureReport) -> None:
        self._kept = kept

    def collect(self) -> Iterator[Metric]:
        """The metrics, each with its name and what it means."""
        erased = CounterMetricFamily("zvistka_erased_rows", "Rows erased after their time, by table", labels=["table"])
        for table, rows in self._kept.erased.items():
            erased.add_metric([table], rows)
        yield erased
        left = sum(self._kept.found.values())
        yield _gauge("not_erased_rows", "Places where the last nightly check found what should be erased", left)
        yield _gauge("erasure_checked_timestamp_seconds", "When that check was; 0: not since the start", self._kept.at)


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"zvistka_{name}", meaning, value=value)


def application(health: Health, webhook: tuple[str, Handler] | None = None) -> web.Application:
    """The pages, and the webhook as (path, handler) when there is one."""
    app = web.Application(client_max_size=LARGEST_UPDATE)
    app.router.add_get("/healthz", health.alive)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.metrics)
    if webhook:
        app.router.add_post(*webhook)
    return app


async def serve(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Listen there; the caller ends it by the runner's cleanup.  OSError when the port is taken."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
