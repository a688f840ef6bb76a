"""How requests reach Telegram: python-telegram-bot's BaseRequest over aiohttp, which says whether anything was sent.

The token is part of every address, so no error of aiohttp is passed on: only the name of its class is.
"""

from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
from telegram import InputFile
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # the only way to fill a RequestData

from bot.model.message import File
from storage.store import records

Answer = tuple[int, bytes]
"""HTTP status and body."""

UPLOAD_TIMEOUT = 60.0
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ServerFingerprintMismatch)


class NotSent(NetworkError):
    """No connection came about: Telegram has certainly not seen the request."""


class UnknownOutcome(NetworkError):
    """The request may have left, but no answer came: nobody knows whether Telegram has acted on it."""


class Caller(Protocol):
    """Calls a method of the Bot API; NotSent or Unknown when there is no answer."""

    async def __call__(
        self, method: str, params: Mapping[str, Any], *, read_timeout: float | None = None
    ) -> Answer: ...


class AiohttpRequest(BaseRequest):
    """One pool of connections.  Timeouts in seconds; waiting for a free connection counts as connecting."""

    def __init__(self, pool_size: int = 16, connect_timeout: float = 10.0, read_timeout: float = 20.0) -> None:
        """Nothing is opened before initialize."""
        self._pool_size = pool_size
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool, once."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._pool_size)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool; it can be opened again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> Answer:
        """Status and body of the answer; NotSent, Unknown."""
        if self._session is None:
            raise RuntimeError("not initialized")
        write = UPLOAD_TIMEOUT if request_data and request_data.contains_files else 5.0
        timeout = _timeout(
            connect=DefaultValue.get_value(connect_timeout) or self._connect_timeout,
            write=DefaultValue.get_value(write_timeout) or write,
            read=DefaultValue.get_value(read_timeout) or self._read_timeout,
        )
        asking = self._session.request(method, url, data=_body(request_data), timeout=timeout, allow_redirects=False)
        return await _answered(asking)

    async def post_json(self, url: str, params: Mapping[str, Any], read_timeout: float | None = None) -> Answer:
        """The same for a call without files: no form is made, and letters beyond Latin stay as they are."""
        if self._session is None:
            raise RuntimeError("not initialized")
        timeout = _timeout(self._connect_timeout, 5.0, read_timeout or self._read_timeout)
        body = aiohttp.BytesPayload(records.written(params, "replace"), content_type="application/json")
        asking = self._session.post(url, data=body, timeout=timeout, allow_redirects=False)
        return await _answered(asking)

    async def download(self, url: str, most: int) -> bytes:
        """What is there, of at most that many bytes; NotSent, Unknown, NetworkError when it is more, or nothing."""
        if self._session is None:
            raise RuntimeError("not initialized")
        timeout = _timeout(self._connect_timeout, 5.0, self._read_timeout)
        try:
            async with self._session.get(url, timeout=timeout, allow_redirects=False) as response:
                if response.status != HTTPStatus.OK or (response.content_length or 0) > most:
                    raise NetworkError(f"nothing, or too much ({response.status})")
                return await _at_most(response.content, most)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnknownOutcome(type(error).__name__) from None


class LibraryRequest(AiohttpRequest):
    """The same for python-telegram-bot, which takes any 403 or 404 for Telegram's and would give the bot up."""

    async def do_request(self, *args: Any, **named: Any) -> Answer:
        """Status and body of Telegram's answer; NetworkError for somebody else's, which says nothing about us."""
        status, body = await super().do_request(*args, **named)
        if status >= HTTPStatus.BAD_REQUEST and not said_by_telegram(body):
            raise NetworkError(f"not Telegram's answer ({status})")
        return status, body


@lru_cache
def _timeout(connect: float, write: float, read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=connect + write + read, connect=connect, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None) -> aiohttp.FormData | None:
    if data is None:
        return None
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def _at_most(content: aiohttp.StreamReader, most: int) -> bytes:
    got = bytearray()
    async for piece in content.iter_any():
        got += piece
        if len(got) > most:
            raise NetworkError("too much")
    return bytes(got)


async def _answered(asking: aiohttp.client._RequestContextManager) -> Answer:
    try:
        async with asking as response:
            return response.status, await response.read()
    except _NEVER_LEFT as error:
        raise NotSent(type(error).__name__) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise UnknownOutcome(type(error).__name__) from None


def caller(request: BaseRequest, api_url: str, token: str) -> Caller:
    """What calls methods of the Bot API at api_url as the bot of that token."""

    base = f"{api_url}/bot{token}"

    async def call(method: str, params: Mapping[str, Any], *, read_timeout: float | None = None) -> Answer:
        if isinstance(request, AiohttpRequest) and not any(isinstance(value, File) for value in params.values()):
            return await request.post_json(f"{base}/{method}", params, read_timeout)
        data = RequestData([_parameter(name, value) for name, value in params.items()])
        timeout = BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout
        return await request.do_request(f"{base}/{method}", "POST", data, read_timeout=timeout)

    return call


def _parameter(name: str, value: Any) -> RequestParameter:
    """A value as JSON, a file as a part of its own."""
    if isinstance(value, File):
        return RequestParameter(name, None, [InputFile(value.content, value.name)])
    return RequestParameter(name, value, None)


def said_by_telegram(body: bytes) -> dict[str, Any]:
    """What Telegram says in an answer; empty when it is somebody else's: of a gateway, a proxy, or cut in the middle.

    Only Telegram writes {"ok": true, …} or {"ok": false, "error_code": 403, …}.
    """
    try:
        answer = records.read(body)
    except ValueError:
        return {}
    if not isinstance(answer, dict):
        return {}
    refuses = answer.get("ok") is False and type(answer.get("error_code")) is int
    return answer if refuses or answer.get("ok") is True else {}
