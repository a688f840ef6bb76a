"""The stand-in as an HTTP server: the Bot API below /bot<token>/, files below /file/bot<token>/."""

import asyncio
import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.rehearsal.calls import RecordedCall
from bot.rehearsal.cast import Cast
from bot.rehearsal.faults import PlannedFault
from bot.rehearsal.files import MEGABYTE
from bot.rehearsal.methods import HANDLERS
from bot.rehearsal.parameters import checked
from bot.rehearsal.refusals import ApiError
from bot.rehearsal.requests import raw_parameters
from bot.rehearsal.specification import method

_LOG = logging.getLogger(__name__)
LARGEST_BODY = 64 * MEGABYTE


class StandIn(Cast):
    """A made-up Telegram that listens on this machine.

    `await start()`, `url`, `person(...)`, `faults.add(...)`, `calls`, `await stop()`; it may be started again.
    """

    _runner: web.AppRunner | None = None
    url = ""

    async def start(self, port: int = 0, host: str = "127.0.0.1", routes: Iterable[web.AbstractRouteDef] = ()) -> None:
        """Listens; port 0: any free one, see `url`.  routes: what else is served, e.g. the rehearsal page."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        app.add_routes(routes)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stops listening; waiting pollers and open pages are let go."""
        self.updates.close()
        await self.webhook.remove()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._carry_out(request)
        except ApiError as refused:
            return _refusal(refused)

    async def _carry_out(self, request: web.Request) -> web.StreamResponse:
        self._check_token(request)
        asked = method(request.match_info["method"])
        if asked is None or request.method not in ("GET", "POST"):
            raise ApiError(HTTPStatus.NOT_FOUND, "Not Found: method not found")
        params = await raw_parameters(request)
        call = RecordedCall(asked.name, params, self.clock())
        self.calls.append(call)
        fault = self.faults.take(call)
        if fault and not fault.carried_out:
            return await self._fail(request, fault, call)
        try:
            answer = await self._handle(call)
            call.status = answer.status
        except ApiError as refused:
            call.status = refused.code
            raise
        return await self._fail(request, fault, call) if fault else answer

    async def _handle(self, call: RecordedCall) -> web.Response:
        asked = method(call.method)
        assert asked is not None
        given = checked(asked, call.params)
        if call.method not in HANDLERS:
            raise ApiError(HTTPStatus.NOT_IMPLEMENTED, f"Not Implemented: the stand-in does not know {call.method}")
        return web.json_response({"ok": True, "result": await HANDLERS[call.method](self, given)})

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.token:
            raise ApiError(HTTPStatus.UNAUTHORIZED, "Unauthorized")

    async def _fail(self, request: web.Request, fault: PlannedFault, call: RecordedCall) -> web.StreamResponse:
        _LOG.info("fault met by %s", call.method)
        if fault.refusal:
            call.status = fault.refusal.code
            raise fault.refusal
        if fault.body is not None:
            call.status = fault.status
            html = fault.body.startswith("<")
            return web.Response(
                status=fault.status, text=fault.body, content_type="text/html" if html else "application/json"
            )
        call.status = 0
        if fault.silent:
            await asyncio.Event().wait()  # until whoever called loses patience
        return _cut_off(request)

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except ApiError as refused:
            return _refusal(refused)
        stored = self.files.at(request.match_info["path"])
        if stored is None:
            return _refusal(ApiError(HTTPStatus.NOT_FOUND, "Not Found"))
        return web.Response(body=stored.content, content_type="application/octet-stream")


def _cut_off(request: web.Request) -> web.StreamResponse:
    """Ends the connection; the response that aiohttp wants has nowhere to go."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _refusal(refused: ApiError) -> web.Response:
    headers: dict[str, Any] = {}
    if (seconds := refused.parameters.get("retry_after")) is not None:
        headers["Retry-After"] = str(seconds)
    return web.json_response(refused.envelope(), status=refused.code, headers=headers)
