"""Coming in: the page to sign in, a passkey by an invitation, the end of a session.  No session is needed for these."""

import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.model.refused import Refused
from bot.model.sentence import Sentence, text
from bot.texts.staff import desk as texts
from bot.use_cases.staff import desk_accounts
from bot.use_cases.staff.desk_accounts import OF_OPERATOR
from desk.acting import COOKIE, Desk, visiting
from desk.outside import language_of, page
from desk.passkeys import For, NotSigned, credential_of, parsed
from desk.sent import field
from desk.visitors import Handler
from storage.staff import operators, passkeys
from storage.store.transaction import Transaction

LONGEST_NAME = 64
Step = Callable[[Desk, web.Request], Awaitable[web.StreamResponse]]


def sign_in_page(desk: Desk) -> Handler:
    """Where operators sign in; families are sent to the bot."""
    return _page(desk, "sign-in.html")


def enrol_page(desk: Desk) -> Handler:
    """Where whoever was invited makes a passkey; the code is in the part of the address that browsers keep."""
    return _page(desk, "enrol.html")


def step(desk: Desk, does: Step) -> Handler:
    """What a script of these pages asks for."""

    async def handle(http: web.Request) -> web.StreamResponse:
        return await does(desk, http)

    return handle


async def to_sign_in(desk: Desk, http: web.Request) -> web.StreamResponse:
    """What the browser needs to sign in with whichever passkey is there."""
    options = desk.passkeys.to_sign(desk.passkeys.challenges.make(For.SIGN_IN))
    return web.Response(text=options, content_type="application/json")


async def sign_in(desk: Desk, http: web.Request) -> web.StreamResponse:
    """A passkey has signed: a session begins, if it is an operator's."""
    said = await field(http, "signed")
    try:
        answer = parsed(said)
        passkey = await desk.store.read(passkeys.find, credential_of(answer))
        signed, _nothing = desk.passkeys.signed(answer, passkey, For.SIGN_IN)
        token = secrets.token_urlsafe(32)
        operator = await desk.store.run(desk_accounts.sign_in, signed, token, int(desk.now()), _cookie(http))
    except (NotSigned, Refused):
        return _why(http, texts.not_known())
    if operator is None:
        return _why(http, texts.not_let_in())
    is_asked = await desk.store.read(desk_accounts.is_asked, operator)
    return comes_in(_said({"go": "/family" if is_asked else "/"}), token)


async def to_enrol(desk: Desk, http: web.Request) -> web.StreamResponse:
    """What the browser needs to make a passkey, while the invitation is good."""
    code, name = await _invitation(http)
    if not name and not code.startswith(OF_OPERATOR):
        return _why(http, texts.no_name())
    if not await desk.store.read(_is_good, code, int(desk.now())):
        return _why(http, texts.no_invitation())
    return web.Response(text=desk.passkeys.to_make(name, code), content_type="application/json")


async def enrol(desk: Desk, http: web.Request) -> web.StreamResponse:
    """The passkey was made: the invitation is used up, and an administrator has to let them in."""
    code, name = await _invitation(http)
    said = await field(http, "signed")
    try:
        made = desk.passkeys.made(parsed(said), code)
        if code.startswith(OF_OPERATOR):
            await desk.store.run(desk_accounts.join, code, made, int(desk.now()))
            return _done(http, texts.made_by_operator())
        about = (code, name, language_of(http), made, int(desk.now()))
        await desk.store.run(desk_accounts.enrol, desk.org, *about)
    except (NotSigned, Refused):
        return _why(http, texts.no_invitation())
    return _done(http, texts.made())


async def sign_out(desk: Desk, http: web.Request) -> web.StreamResponse:
    """The session ends."""
    visit = await visiting(desk, http)
    if visit is not None:
        session, operator = visit
        await desk.store.run(desk_accounts.sign_out, operator, session.id, int(desk.now()))
    answer = web.Response(status=303, headers={"Location": "/sign-in"})
    answer.del_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="Strict")
    return answer


async def way_in(desk: Desk, http: web.Request) -> web.StreamResponse:
    """In a rehearsal: as one of the made-up operators, without a key."""
    ways = desk.ways_in[int(http.match_info["number"]) :]
    operator_id = await ways[0].comes() if ways else None
    if operator_id is None:
        raise web.HTTPNotFound
    token = secrets.token_urlsafe(32)
    await desk.store.run(desk_accounts.come_in, operator_id, token, int(desk.now()), _cookie(http))
    return comes_in(web.Response(status=303, headers={"Location": "/"}), token)


def comes_in(answer: web.Response, token: str) -> web.Response:
    """The answer with the cookie that opens the session."""
    answer.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="Strict")
    return answer


def _cookie(http: web.Request) -> str:
    """Of the session that was open in this browser; empty without."""
    return http.cookies.get(COOKIE, "")


async def _invitation(http: web.Request) -> tuple[str, str]:
    name = " ".join((await field(http, "name")).split())[:LONGEST_NAME]
    return await field(http, "code"), name if name.isprintable() else ""


def _page(desk: Desk, template: str) -> Handler:
    async def handle(http: web.Request) -> web.StreamResponse:
        return page(http, desk.org, desk.origin, template, ways_in=desk.ways_in)

    return handle


async def _is_good(tx: Transaction, code: str, now: int) -> bool:
    """Whether a passkey can be made with that code."""
    if code.startswith(OF_OPERATOR):
        return await passkeys.expected_by(tx, code, now) is not None
    return await operators.invited(tx, code, now) is not None


def _done(http: web.Request, said: Sentence) -> web.Response:
    return _said({"said": text(said, language_of(http))})


def _why(http: web.Request, why: Sentence) -> web.Response:
    return _said({"why": text(why, language_of(http))}, status=403)


def _said(said: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(text=json.dumps(said), status=status, content_type="application/json")
