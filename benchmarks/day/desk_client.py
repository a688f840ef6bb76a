"""What a browser sends to the desk, and how long the answer takes."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp

COOKIE = "__Host-desk"


@dataclass(frozen=True)
class Answered:
    """seconds: until the last byte."""

    status: int
    html: str
    seconds: float


class Client:
    """async with Client(url, token) as client: …  The token is that of a session."""

    def __init__(self, url: str, token: str) -> None:
        """Nothing is asked yet."""
        own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        self._url, self._headers = url, {**own, "Origin": url, "Cookie": f"{COOKIE}={token}"}

    async def __aenter__(self) -> "Client":
        """Opens connections as they are needed."""
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self

    async def __aexit__(self, *_raised: object) -> None:
        """Closes them."""
        await self._http.close()

    async def asks(
        self, method: str, path: str, fields: Mapping[str, str] | None = None, *, piece: bool = False
    ) -> Answered:
        """One request.  piece: as a script asks."""
        headers = {**self._headers, **({"X-Desk": "piece"} if piece else {})}
        began = time.perf_counter()
        async with self._http.request(method, self._url + path, headers=headers, data=fields) as answer:
            html = await answer.text()
            return Answered(answer.status, html, time.perf_counter() - began)

    async def took(
        self, method: str, path: str, fields: Mapping[str, str] | None = None, *, piece: bool = False
    ) -> float:
        """The seconds of one request that is answered with a page."""
        answered = await self.asks(method, path, fields, piece=piece)
        if answered.status != 200:
            raise SystemExit(f"the desk answered {answered.status} to {method} {path}")
        return answered.seconds
