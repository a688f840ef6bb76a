"""Puts the desk together: its routes, its files, and the checks before both."""

from aiohttp import web

from bot.model.rights import Right
from desk import entering, routes
from desk.acting import NO_PAGE, Desk, guarded
from desk.pages import Page, address_of, static_files
from desk.refusing import gone
from desk.request import DeskRequest
from desk.visitors import Handler, of_this_desk
from desk.working import Route
from storage.store.transaction import Transaction

LARGEST_BODY = 256 * 1024  # bytes: a form; files come another way
YEAR = 31_536_000


def application(desk: Desk) -> web.Application:
    """The pages.  Whatever is none leads strangers to the page to sign in: they learn of none."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[of_this_desk(desk.origin)])
    app.router.add_get("/sign-in", entering.sign_in_page(desk))
    app.router.add_get("/enrol", entering.enrol_page(desk))
    for path, does in (
        ("/sign-in/options", entering.to_sign_in),
        ("/sign-in", entering.sign_in),
        ("/enrol/options", entering.to_enrol),
        ("/enrol", entering.enrol),
        ("/sign-out", entering.sign_out),
        *([(r"/way-in/{number:\d{1,2}}", entering.way_in)] if desk.ways_in else []),
    ):
        app.router.add_post(path, entering.step(desk, does))
    for name in static_files():
        app.router.add_get(address_of(name), _file(name))
    for route in routes.ROUTES:
        app.router.add_route(route.method, route.path, guarded(desk, route))
    app.router.add_route("*", f"/{{{NO_PAGE}:.*}}", guarded(desk, Route("*", "", Right.STOP, _nothing)))
    app.on_shutdown.append(desk.streams.close)
    return app


async def _nothing(_tx: Transaction, request: DeskRequest) -> Page:
    return gone(request)


def _file(name: str) -> Handler:
    kind, content = static_files()[name]
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}

    async def give(http: web.Request) -> web.StreamResponse:
        return web.Response(body=content, content_type=kind, charset="utf-8", headers=headers)

    return give
