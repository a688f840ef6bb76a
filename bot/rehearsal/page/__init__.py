"""The rehearsal page: the chats of several made-up people side by side, in a browser on this machine.

`page_routes` gives the routes for `StandIn.start(routes=...)`: the page at /, a live stream of what everybody sees at
/events, earlier messages at /earlier, what the visitor does in a person's name at /act, /photo and /document, the next
step of a story at /walk, and what else the page can do at /control and /language.  Requests by another name than this
machine's are refused, so that no other web site can act here.
"""

from functools import partial
from pathlib import Path

from aiohttp import web

from bot.rehearsal.page import acting
from bot.rehearsal.page.live import stream
from bot.rehearsal.page.pictures import document, picture
from bot.rehearsal.page.stage import Control, Part, Stage, Step, Walk
from bot.rehearsal.page.visitors import Handler, from_this_machine
from bot.rehearsal.world import World

__all__ = ["Control", "Part", "Stage", "Step", "Walk", "page_routes"]

_FOLDER = Path(__file__).parent
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self';"
        " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_routes(standin: World, stage: Stage) -> list[web.AbstractRouteDef]:
    """The routes of the page for everything that is on it."""
    files = sorted(path.name for path in _FOLDER.iterdir() if path.suffix in {".js", ".css"})
    get: dict[str, Handler] = {
        "/": _file("index.html"),
        **{f"/{name}": _file(name) for name in files},
        "/events": partial(stream, standin, stage),
        "/earlier/{person}": partial(acting.earlier, stage),
        "/picture/{file_id}": partial(picture, standin),
        "/document/{file_id}": partial(document, standin),
    }
    post: dict[str, Handler] = {
        "/act/{person}": partial(acting.act, stage),
        "/photo/{person}": partial(acting.send_photo, stage),
        "/document/{person}": partial(acting.send_document, stage),
        "/control/{name}": partial(acting.control, stage),
        r"/walk/{about}/{step:\d+}": acting.Walking(stage).walk,
        "/language": partial(acting.speak, stage),
    }
    return [
        *(web.get(path, from_this_machine(handler)) for path, handler in get.items()),
        *(web.post(path, from_this_machine(handler)) for path, handler in post.items()),
    ]


def _file(name: str) -> Handler:
    async def give(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(_FOLDER / name, headers=_HEADERS)

    return give
