"""The webhook: answers 200 only after the update is committed; until then Telegram keeps it and sends it again."""

import hmac
import json
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot import trouble
from bot.inbox.lanes import entry
from storage.queues import inbox
from storage.store.store import Store

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.Response]]


def receiver(store: Store, secret: str, now: Callable[[], float]) -> Handler:
    """The handler of POST requests.  403: wrong secret; 400: no update; 413: too long; 503: could not be committed."""
    if not secret:
        raise ValueError("a webhook needs a secret")

    async def receive(request: web.Request) -> web.Response:
        if not _is_telegram(request, secret):
            return web.Response(status=403)
        kept = _entry(await request.read())
        if kept is None:
            log.error("the webhook got something that is no update")
            return web.Response(status=400)
        return await _commit(store, kept, int(now()))

    return receive


def _is_telegram(request: web.Request, secret: str) -> bool:
    said = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")  # anybody may send any bytes
    return hmac.compare_digest(said, secret.encode())


def _entry(body: bytes) -> tuple[int, str, str] | None:
    try:
        return entry(json.loads(body))
    except (ValueError, RecursionError):
        return None


async def _commit(store: Store, kept: tuple[int, str, str], now: int) -> web.Response:
    try:
        await store.run(inbox.keep, [kept], now)
    except Exception as fault:
        log.error("update not committed", fault=type(fault).__name__, why=trouble.reason(fault))
        return web.Response(status=503)
    return web.Response()
