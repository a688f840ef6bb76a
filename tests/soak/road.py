"""The road between the bot and the stand-in: it takes its time, so that a kill finds something on the way."""

import asyncio
import random

from aiohttp import ClientSession, ClientTimeout, web

LONGEST = 0.1  # seconds, each way
POLL = "getUpdates"


class Road:
    """Passes every call on.  When who sent it dies, what is on the way arrives half of the time, else is lost."""

    def __init__(self, to: str) -> None:
        self._to = to

    async def open(self) -> str:
        """Where the bot finds its Bot API."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._http = ClientSession(timeout=ClientTimeout(total=None))
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Nobody passes any more."""
        await self._runner.cleanup()
        await self._http.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        travelling = self._travel(request.path, await request.read(), request.headers.get("Content-Type", ""))
        is_lost = request.path.endswith(POLL) or random.random() < 0.5
        return await (travelling if is_lost else asyncio.shield(travelling))

    async def _travel(self, path: str, said: bytes, sort: str) -> web.Response:
        await asyncio.sleep(random.uniform(0, LONGEST))
        async with self._http.post(self._to + path, data=said, headers={"Content-Type": sort}) as answer:
            body = await answer.read()
        await asyncio.sleep(random.uniform(0, LONGEST))
        return web.Response(body=body, status=answer.status, content_type="application/json")
