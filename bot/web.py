"""What listens: health, readiness and metrics, and the webhook when there is one.  No personal data."""

import shutil
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Protocol

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot import metrics
from bot.reach import Reach
from bot.tidying import ErasureReport
from storage.queues import inbox
from storage.staff import lockdowns
from storage.store.store import Store

LARGEST_UPDATE = 1024 * 1024  # bytes

Handler = Callable[[web.Request], Awaitable[web.Response]]


class LeadershipState(Protocol):
    """What bot.leading.Leadership says of itself."""

    @property
    def leads(self) -> bool:
        """Whether this process is the active one."""

    @property
    def age(self) -> float | None:
        """Seconds since the lease was renewed; None when it is not ours."""

    @property
    def has_room(self) -> bool:
        """False: the disk is full."""

    def is_fresh(self) -> bool:
        """Whether the database answered lately."""


class Health:
    """The pages for who watches the bot.  outcomes counts (kind, outcome) of what was sent (bot.outbox.sender).

    kept: what the nights have erased and found (bot.tidying).  reach: how Telegram has answered.
    """

    def __init__(
        self,
        store: Store,
        standing: LeadershipState,
        outcomes: Mapping[tuple[str, str], int],
        kept: ErasureReport,
        reach: Reach,
        now: Callable[[], float] = time.time,
        places: Mapping[str, Path] | None = None,
    ) -> None:
        """Reads only what it is given.  places: folders whose room is watched, by what is there."""
        self._store, self._standing, self._outcomes, self._now = store, standing, outcomes, now
        self._kept, self._reach, self._places = kept, reach, places or {}

    async def alive(self, request: web.Request) -> web.Response:
        """200 while the process renews or awaits its lease in time, else 503: start it again.

        That Telegram cannot be reached is no reason: another start would not reach it either.
        """
        return web.Response(status=200 if self._standing.is_fresh() else 503)

    async def ready(self, request: web.Request) -> web.Response:
        """200, and whether it leads, stands by or is locked; 503 and what is missing: database, disk or Telegram."""
        try:
            await self._store.read(inbox.counts)
            locked = await self._store.read(lockdowns.is_on)
        except Exception:
            return web.Response(status=503, text="no database")
        if not self._standing.has_room:
            return web.Response(status=503, text="disk full")
        if self._standing.leads and self._reach.is_lost:
            return web.Response(status=503, text="no telegram")
        standing = "leader" if self._standing.leads else "standby"
        return web.Response(text=f"{standing}, lockdown" if locked else standing)

    async def metrics(self, request: web.Request) -> web.Response:
        """The numbers, as Prometheus reads them."""
        readings = await self._store.read(metrics.read, int(self._now()))
        free = {name: shutil.disk_usage(folder).free for name, folder in self._places.items() if folder.is_dir()}
        process = metrics.Process(self._outcomes, self._kept, self._reach, self._standing.age, free)
        page = metrics.page(readings, process, self._now())
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})


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
