"""From a request to the job of its route (working.py): whose session, which confirmation; then the answer."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from bot.model.act import NeedsFactor
from bot.model.attached import NotFetched
from bot.model.chat import Operator
from bot.model.finding import Found
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.settings import OrgConfig
from bot.use_cases.staff import desk_accounts
from desk import confirming, files, live, sent, visitors
from desk.outside import sign_in_first
from desk.pages import SENDER, Elsewhere, Fetched, Listens, Made, Ready, TakenOut, Whole
from desk.passkeys import NotSigned, Passkeys
from desk.refusing import gone, left, not_fetched, of_another, refused
from desk.request import LONGEST_WORDS, DeskRequest, Fields
from desk.working import Route, done
from storage.staff import lockdowns
from storage.staff.desk_sessions import Session
from storage.store.store import Store
from storage.store.transaction import RowMissing

COOKIE = "__Host-desk"
NO_PAGE = "no_page"  # in a route: a path that is none of the others
Visit = tuple[Session, Operator]


@dataclass(frozen=True)
class WayIn:
    """Somebody of a rehearsal, who comes in without a key.  comes: which operator it is, None while it is none."""

    names: Mapping[str, str]
    who: Mapping[str, str]
    comes: Callable[[], Awaitable[int | None]]


@dataclass(frozen=True)
class Desk:
    """What every page needs.  find: as in the chat.  fetch: a file from Telegram.  ways_in: of a rehearsal only."""

    store: Store
    org: OrgConfig
    origin: str
    now: Callable[[], float]
    find: Callable[[str, Operator], Awaitable[Found]]
    fetch: Callable[[str], Awaitable[bytes]]
    passkeys: Passkeys
    ways_in: Sequence[WayIn] = ()
    streams: live.Streams = field(default_factory=live.Streams)


def guarded(desk: Desk, route: Route) -> visitors.Handler:
    """The handler of a route, for operators with its right; to anybody else there is only the page to sign in."""

    async def handle(http: web.Request) -> web.StreamResponse:
        visit = await visiting(desk, http)
        if visit is None:
            return await sign_in_first(http, desk.org, desk.origin)
        session, operator = visit
        form = await _form(http)
        found = await desk.find(_words(form), operator) if route.finds and may(operator.role, route.right) else Found()
        request = DeskRequest(
            operator,
            session,
            desk.org,
            int(desk.now()),
            http.path,
            form,
            {name: http.query.getall(name) for name in http.query},
            piece=http.headers.get("X-Desk") == "piece",
            sender=next(iter(form.pop(SENDER, ())), "") or http.query.get(SENDER, ""),
            found=found,
        )
        if request.is_of_another:
            return await respond(desk, request, of_another(request))
        answer = await _answer(desk, route, request, _ids(http))
        if isinstance(answer, Listens):
            return await live.stream(desk.store, desk.streams, desk.now, http, request, http.cookies[COOKIE])
        return await respond(desk, request, answer)

    return handle


def _ids(http: web.Request) -> tuple[int, ...]:
    """What the path names; a path that is no page names nothing."""
    return tuple(int(said) for name, said in http.match_info.items() if name != NO_PAGE)


async def visiting(desk: Desk, http: web.Request) -> Visit | None:
    """Whose cookie it is; None for nobody's, and where another site has sent somebody here."""
    token = http.cookies.get(COOKIE, "")
    if not token or http.headers.get("Sec-Fetch-Site") not in ("same-origin", "none"):
        return None
    return await desk.store.read(desk_accounts.who, token, int(desk.now()))


async def respond(desk: Desk, request: DeskRequest, answer: Whole) -> web.StreamResponse:
    """The answer as a browser takes it; a long page is made beside the loop."""
    if isinstance(answer, Elsewhere):
        return web.Response(status=303, headers={"Location": answer.path})
    if isinstance(answer, Made):
        content = await asyncio.to_thread(answer.makes, await desk.store.read(answer.collects))
        answer = Ready(answer.name, answer.kind, content)
    if isinstance(answer, Ready):
        named = {"Content-Disposition": f'attachment; filename="{answer.name}"'}
        return web.Response(body=answer.content, content_type=answer.kind, headers=named)
    if isinstance(answer, Fetched):
        try:
            return files.given(answer.attached, await desk.fetch(answer.attached.file_id))
        except NotFetched:
            answer = not_fetched(request)
    about = {
        "leaving": (0, None),
        "piles": {} if request.piece else await desk.store.read(live.waits, request),
        "hands": [] if request.piece else await desk.store.read(live.hands, request),
        "locked": not request.piece and await desk.store.read(lockdowns.is_on),
        "org": request.org,
        "operator": request.operator,
        "request": request,
        "may": may,
        "Right": Right,
    }
    html = await asyncio.to_thread(answer.html, request.language, **about)
    return web.Response(text=html, status=answer.status, content_type="text/html")


async def _answer(desk: Desk, route: Route, request: DeskRequest, args: tuple[int, ...]) -> Whole | Listens:
    if request.word(confirming.LEFT):
        return left(request)
    try:
        signed = await confirming.signed(desk.store, desk.passkeys, request)
        answer = await done(desk.store, route, request, args, signed)
        return await _taken_out(desk, answer) if isinstance(answer, TakenOut) else answer
    except NeedsFactor as needed:
        return await confirming.ask(desk.store, desk.passkeys, request, needed)
    except NotSigned:
        return refused(request, Refused(Reason.NOT_AS_SHOWN))
    except Refused as refusal:  # of that transaction nothing remains
        return refused(request, refusal)
    except RowMissing:
        return gone(request)


async def _taken_out(desk: Desk, answer: TakenOut) -> Ready:
    """Made beside the loop; it leaves when it is kept that it does.  Refused, as it may be by then."""
    content, count = await asyncio.to_thread(answer.makes, await desk.store.read(answer.collects))
    await desk.store.run(answer.keeps, count)
    return Ready(answer.name, answer.kind, content)


async def _form(http: web.Request) -> dict[str, Sequence[str]]:
    if http.method in visitors.SAFE:
        return {}
    return dict(await sent.fields(http))


def _words(form: Fields) -> str:
    return next(iter(form.get("words") or form.get("phone", ())), "").strip()[:LONGEST_WORDS]
