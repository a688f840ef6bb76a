"""Files that Telegram keeps, fetched for whoever looks at them now: not too large, not too slowly, kept nowhere."""

import asyncio

from bot.model.attached import LARGEST, NotFetched
from bot.transport import AiohttpRequest, Caller, said_by_telegram

AT_ONCE = 3  # in memory
PATIENCE = 15.0  # seconds


class Fetcher:
    """await fetcher(file_id): the content."""

    def __init__(self, request: AiohttpRequest, call: Caller, files: str) -> None:
        """files: the address below which Telegram gives files, with the token."""
        self._request, self._call, self._files = request, call, files
        self._places = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, file_id: str) -> bytes:
        """The content, of at most LARGEST bytes.  NotFetched: there is none, it is larger, or it takes too long."""
        try:
            async with asyncio.timeout(PATIENCE), self._places:
                return await self._request.download(f"{self._files}/{await self._path(file_id)}", LARGEST)
        except Exception as fault:  # whatever went wrong, its words may name the address
            raise NotFetched(type(fault).__name__) from None

    async def _path(self, file_id: str) -> str:
        _status, body = await self._call("getFile", {"file_id": file_id})
        path = str(said_by_telegram(body).get("result", {}).get("file_path", ""))
        if not path or path.startswith("/") or ".." in path or ":" in path or "?" in path or "#" in path:
            raise NotFetched("no path")
        return path
