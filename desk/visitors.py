"""Where a request comes from: only from pages of the desk itself, in a browser that says so, and in no frame.

Browsers say by Sec-Fetch-Site which site has asked; one that does not say it is too old to be trusted with this.  A
page may be opened from anywhere, by its address or a link: SameSite=Strict leaves the cookie at home then.
"""

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = structlog.get_logger()
SAFE = ("GET", "HEAD")
FRAMES = ("iframe", "frame", "object", "embed", "fencedframe")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_OF_FILES = "default-src 'none'; sandbox"  # of what somebody else made: nothing of it runs
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers would not say where a form comes from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(),"
    " microphone=(), geolocation=(), display-capture=(), usb=()",
    "X-Robots-Tag": "noindex",
    "Server": "Zvistka",  # and nothing of what it is built of
}
YEAR = 31_536_000


def of_this_desk(origin: str) -> Middleware:
    """Lets through what comes from pages of that origin; every answer gets the headers that browsers obey."""
    headers = HEADERS | ({"Strict-Transport-Security": f"max-age={YEAR}"} if origin.startswith("https:") else {})

    @web.middleware
    async def checked(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            answer = await handler(request) if _is_welcome(request, origin) else web.Response(status=403)
        except web.HTTPException as plain:  # no such page, or a body that is too large
            answer = web.Response(status=plain.status)
        except Exception as error:
            log.error("page failed", exc_info=error)
            answer = web.Response(status=500)
        for name, value in headers.items():
            answer.headers.setdefault(name, value)
        return answer

    return checked


def _is_welcome(request: web.Request, origin: str) -> bool:
    named, site = request.headers, request.headers.get("Sec-Fetch-Site")
    if request.host.lower() != origin.partition("://")[2] or named.get("Sec-Fetch-Dest") in FRAMES:
        return False
    if request.method in SAFE:
        return site in ("same-origin", "none") or (site is not None and named.get("Sec-Fetch-Mode") == "navigate")
    return site == "same-origin" and named.get("Origin") == origin
