"""Pages for whoever is not signed in: they say nothing of what the desk has, whatever was asked for."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.i18n import LANGUAGES, Language, fitting
from bot.settings import OrgConfig
from desk import sent
from desk.pages import Page
from desk.visitors import SAFE

SIGN_IN = "/sign-in"
OF_THE_PAGE = re.compile(r"[0-9a-z_:]*")  # ids, versions and choices: nobody has typed them
SIGNED = "signed"  # what a passkey has signed: the field of confirming.py


def language_of(http: web.Request) -> Language:
    """The language that was chosen on the page, else that of the browser."""
    asked = http.query.get("lang") or http.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
    return fitting(asked.strip())


def page(http: web.Request, org: OrgConfig, origin: str, template: str, **values: Any) -> web.Response:
    """A page in the language of whoever opens it, with the address of the desk to be compared."""
    language = language_of(http)
    about = {"org": org, "host": origin.partition("://")[2], "others": [one for one in LANGUAGES if one != language]}
    made = Page(template, {**about, **values})
    return web.Response(text=made.html(language), content_type="text/html")


async def sign_in_first(http: web.Request, org: OrgConfig, origin: str) -> web.StreamResponse:
    """The page to sign in, whatever was asked for; who has sent words gets them back, and nothing was done."""
    if http.method in SAFE:
        return web.Response(status=303, headers={"Location": SIGN_IN})
    if http.headers.get("X-Desk") == "piece":
        return web.Response(status=401)
    wrote = typed(await sent.fields(http))
    answer = page(http, org, origin, "signed-out.html", wrote=wrote, others=[])  # another language: without the words
    answer.set_status(401)
    return answer


def typed(form: Mapping[str, Sequence[Any]]) -> list[str]:
    """What somebody has written into the fields of a form, perhaps for minutes, in their order."""
    words = [str(one).strip() for name, values in form.items() if name != SIGNED for one in values]
    return [one for one in words if not OF_THE_PAGE.fullmatch(one)]
