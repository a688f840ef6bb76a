"""Who may use the page: a browser that asked for this machine by its own name."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web
from yarl import URL

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def from_this_machine(handler: Handler) -> Handler:
    """The handler, for requests to localhost or to a bare address only: a foreign web site has a name of its own."""

    async def checked(request: web.Request) -> web.StreamResponse:
        if not _is_own(URL(f"http://{request.host}").host) or not _is_same_site(request):
            raise web.HTTPForbidden
        return await handler(request)

    return checked


def _is_same_site(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return origin is None or URL(origin).authority == URL(f"http://{request.host}").authority


def _is_own(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return bool(ip_address(host or ""))
    except ValueError:
        return False
