"""Puts everything together.  HANDLERS, in order, is the table of contents of what the bot answers to."""

import asyncio
import json
import os
import secrets
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import structlog
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes

from bot import web
from bot.backups import Backups
from bot.broadcaster import Broadcaster
from bot.fetching import AT_ONCE, Fetcher
from bot.importer import Importer
from bot.inbox.polling import READ_TIMEOUT, Poller
from bot.inbox.webhook import receiver
from bot.inbox.worker import Inbox
from bot.introduction import ALLOWED_UPDATES, introduce, meet_telegram
from bot.jobs import Jobs
from bot.leading import Alone, Leadership
from bot.list_worker import ListWorker
from bot.matcher import Matcher
from bot.model.quiet_hours import QuietHours
from bot.opening import listening_on, open_store, tell_manager
from bot.outbox.claiming import MOST
from bot.outbox.sender import Sender
from bot.reach import POLL, SEND, Reach
from bot.schedule import schedule
from bot.settings import FREE_RATE, Settings
from bot.tidying import ErasureReport
from bot.transport import AiohttpRequest, LibraryRequest, caller
from handlers import common, forms
from handlers.acting import BotApplication, Context, Dependencies
from handlers.family import forms as familys_forms
from handlers.family import routes as family
from handlers.operators import forms as operators_forms
from handlers.operators import routes as operators
from handlers.table import Table
from storage.queues import in_chat
from storage.queues.inbox import Delivery
from storage.store.connection import NotNow
from storage.store.lease import Lease
from storage.store.store import is_sqlite

if TYPE_CHECKING:
    from desk.acting import WayIn

HANDLERS = (
    *common.TELEGRAM,
    *family.COMMANDS,
    *operators.COMMANDS,
    *family.PRESSES,
    *family.REMINDERS,
    *family.FORMS,
    *operators.REVIEW,
    *operators.CASES,
    *operators.RECORDS,
    *operators.SIGHTINGS,
    *operators.RETURNS,
    *operators.LISTS,
    *operators.ROWS,
    *operators.LISTS_BACK,
    *operators.IMPORTS,
    *operators.EXPORTS,
    *operators.CALLS,
    *operators.ERRANDS,
    *operators.GUIDES,
    *operators.EXCHANGE,
    *operators.BROADCASTS,
    *operators.STAFF,
    *operators.HISTORY,
    *common.WORDS,
    *common.REST,
)
TABLE = Table(HANDLERS)
PATIENCE = 10.0  # seconds for what was begun to end, when we are asked to stop
log = structlog.get_logger()


class Bot:
    """Everything that runs, from start to stop.

    now is the wall clock, steady the one that paces what is sent; tests and rehearsals bring their own.
    """

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
        *,
        migrate: bool = True,
        alone: Alone | None = None,
        ways_in: "Sequence[WayIn]" = (),
    ) -> None:
        """Nothing is opened before start.  alone: what was asked already, on the same clock as steady.

        ways_in: who of a rehearsal may come to the desk without a key.
        """
        self._ways_in = ways_in
        self.settings, self.now, self._steady, self._migrate = settings, now, steady, migrate
        self._alone = alone or Alone(settings.database_url, steady)
        self.deliveries: dict[int, Delivery] = {}
        self._outcomes: Counter[tuple[str, str]] = Counter()
        self.kept = ErasureReport()
        self.reach = Reach(now, polls=settings.webhook_url is None)
        self._tasks: list[asyncio.Task[None]] = []
        self._ending: list[asyncio.Task[None]] = []
        self._stack = AsyncExitStack()

    async def start(self) -> None:
        """Opens the store, stands by until the lease is ours, then receives, acts and sends."""
        self.store = await open_store(self.settings, migrate=self._migrate)
        self._stack.push_async_callback(self.store.close)
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        in_a_file = is_sqlite(self.settings.database_url)
        leadership = Leadership(self.store, owner, is_alone=self._alone.ask, in_a_file=in_a_file)
        await self._listen(leadership)
        self._stack.callback(self._alone.release)
        lease = await leadership.take()
        self._stack.push_async_callback(leadership.give_back, lease)
        self._run(leadership.keep(lease))
        await self.store.run(in_chat.keep, only_alerts=self.settings.operators_in_chat == "alerts")
        self._matcher = Matcher(self.store, self.now)
        self.reach.begins()
        self.application = await self._telegram()
        self.inbox = Inbox(self.store, self._act, lease, self.now, self.settings.org)
        self.sender = await self._sends(lease)
        polling, asking = await self._caller(READ_TIMEOUT, 2), await self._caller(20.0, 1)
        self._ending = self._run(self.inbox.work(), self.sender.work())
        importer = Importer(self.store, self._fetch, self.now, self.settings.timezone)
        self._run(introduce(self.application.bot), importer.work())
        self._run(Broadcaster(self.store, self.settings.org, self.now).work())
        self._run(ListWorker(self.store, self.settings.org, self.now).work())
        if self.settings.webhook_url is None:
            self._run(Poller(self.store, self.reach.watched(POLL, polling), ALLOWED_UPDATES, self.now).work())
        self._run(self.reach.work(asking), self._matcher.work())
        self.jobs = Jobs(self.store, self.settings, lease, self.now, self.kept)
        await self._open_desk()
        self.backups = Backups(self.store, self.settings, lease, self.now)
        self._run(self.backups.work())
        clock = schedule(self.jobs.table())
        clock.start()
        self._stack.callback(clock.shutdown, wait=False)

    async def _sends(self, lease: Lease) -> Sender:
        """What sends at the rate of the settings; a paid one is for updates to many alone."""
        main, bulk = [self.reach.watched(SEND, await self._caller(20.0, MOST)) for _ in range(2)]
        quiet = QuietHours(*self.settings.quiet_hours)
        rate, paid = self.settings.send_rate, None
        if self.settings.paid_broadcasts:
            rate, paid = min(rate, FREE_RATE), rate
        since, now = self._alone.since, self.now
        made = Sender(self.store, main, bulk, lease, now, rate, self._steady, quiet, paid=paid, alone_since=since)
        made.outcomes = self._outcomes
        return made

    async def _open_desk(self) -> None:
        """The operators' pages, where there are any; only the active process has the register in memory."""
        if self.settings.desk_url is None:
            return
        from desk import opening  # noqa: PLC0415 (what it is built of costs whoever has no desk nothing)

        find, ways_in = self._matcher.find, self._ways_in
        pages = opening.pages(self.store, self.settings, self.now, find, await self._fetcher(), ways_in)
        with listening_on(self.settings.desk_listen, "DESK_LISTEN"):
            self._stack.push_async_callback((await web.serve(pages, *self.settings.desk_listen)).cleanup)

    async def wait(self) -> None:
        """Until something fails for good; raises what did."""
        done, _running = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Begins nothing more, lets what was begun end, closes everything."""
        keeping, others = self._tasks[:1], self._tasks[1:]
        await _cancelled([task for task in others if task not in self._ending])
        if self._ending:
            self.inbox.stop()
            self.sender.stop()
            await asyncio.wait(self._ending, timeout=PATIENCE)
        await _cancelled(self._ending + keeping)
        await self._stack.aclose()

    def _run(self, *works: Coroutine[Any, Any, None]) -> list[asyncio.Task[None]]:
        begun = [asyncio.create_task(work) for work in works]
        self._tasks += begun
        return begun

    async def _act(self, delivery: Delivery) -> None:
        update = Update.de_json(json.loads(delivery.raw), self.application.bot)
        self.deliveries[update.update_id] = delivery
        try:
            await self.application.process_update(update)
        finally:
            del self.deliveries[update.update_id]

    async def _telegram(self) -> BotApplication:
        wiring = Dependencies(self.store, self.settings.org, self.now, self._matcher.find, self.deliveries)
        token, api = self.settings.bot_token.get_secret_value(), self.settings.bot_api_url
        builder = ApplicationBuilder().application_class(BotApplication, {"wiring": wiring}).token(token)
        builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").updater(None)
        requests = LibraryRequest(), LibraryRequest()
        for request in requests:  # python-telegram-bot closes them only when it has met Telegram
            self._stack.push_async_callback(request.shutdown)
        builder = builder.request(requests[0]).get_updates_request(requests[1])
        typed: Any = builder.context_types(ContextTypes(context=Context))  # its type parameters grow with every call
        application: BotApplication = typed.job_queue(None).build()
        forms.declare(*familys_forms.DECLARED, *operators_forms.DECLARED)
        application.add_handler(TABLE)
        application.add_error_handler(_write_down)
        await meet_telegram(application)
        self._stack.push_async_callback(application.shutdown)
        await self._choose_way_in(application)
        return application

    async def _fetch(self, file_id: str) -> bytes:
        file = await self.application.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def _fetcher(self) -> Fetcher:
        request = AiohttpRequest(AT_ONCE)
        await self._stack.enter_async_context(request)
        token, api = self.settings.bot_token.get_secret_value(), self.settings.bot_api_url
        return Fetcher(request, caller(request, api, token), f"{api}/file/bot{token}")

    async def _choose_way_in(self, application: BotApplication) -> None:
        url, secret = self.settings.webhook_url, self.settings.webhook_secret
        if url and secret:
            await application.bot.set_webhook(
                url, secret_token=secret.get_secret_value(), allowed_updates=ALLOWED_UPDATES
            )
        else:
            await application.bot.delete_webhook()

    async def _caller(self, read_timeout: float, pool_size: int) -> Any:
        made = AiohttpRequest(pool_size, read_timeout=read_timeout)
        request = await self._stack.enter_async_context(made)
        return caller(request, self.settings.bot_api_url, self.settings.bot_token.get_secret_value())

    async def _listen(self, leadership: Leadership) -> None:
        url, secret = self.settings.webhook_url, self.settings.webhook_secret
        way_in = None
        if url and secret:
            receiving = receiver(self.store, secret.get_secret_value(), self.now)
            way_in = (urlsplit(url).path or "/", self.reach.watched_webhook(receiving))
        places = self.settings.places
        health = web.Health(self.store, leadership, self._outcomes, self.kept, self.reach, self.now, places)
        pages = web.application(health, way_in)
        with listening_on(self.settings.listen):
            self._stack.push_async_callback((await web.serve(pages, *self.settings.listen)).cleanup)
        tell_manager()


async def run(settings: Settings, *, migrate: bool = True, alone: Alone | None = None) -> None:
    """The bot until it is asked to stop (SIGINT, SIGTERM) or fails for good."""
    bot, asked = Bot(settings, migrate=migrate, alone=alone), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    stopping = asyncio.create_task(asked.wait())
    starting = asyncio.create_task(bot.start())
    try:
        await asyncio.wait([starting, stopping], return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            running = asyncio.create_task(bot.wait())
            await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
    finally:
        starting.cancel()
        await asyncio.wait([starting])
        await bot.stop()


async def _cancelled(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _write_down(update: object, context: Context) -> None:
    """python-telegram-bot goes on after a handler raised; the inbox sees that the update was not done."""
    if isinstance(update, Update) and isinstance(context.error, NotNow):
        context.wiring.deliveries[update.update_id].hindered = True
    log.error("handler failed", exc_info=context.error)
