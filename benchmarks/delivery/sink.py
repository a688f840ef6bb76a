"""A Bot API that takes everything at once and counts it: python -m benchmarks.delivery.sink PORT.

One process, HTTP parsed by httptools, one loop of uvloop; each token has a book of its own.  Beside /bot<token>/METHOD:

    POST /book/<token>/open    {"limit": 30, "latency": [0.3, 1], "spares_answers": true, "keeps": 9}
                               a new book; above the limit 429, answers after a time between the two; what is said to
                               the chats 1 to 9 is kept in words
    POST /book/<token>/write   {"first": 1, "count": 9, "text": "/help", "every": 0.1}   people write; 0: at once
    POST /book/<token>/do      an update without its number: somebody presses, or sends the file
    POST /book/<token>/file    what the bot gets when it asks for a file
    GET  /book/<token>/said    (?after=7)  what was kept behind so many
    GET  /book/<token>/people  how many messages each chat got, and when each person wrote
    GET  /book/<token>/report  (?since=instant&first=1&count=9)
"""

import asyncio
import os
import random
import re
import sys
import time
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

import httptools
import orjson
import uvloop

from benchmarks.delivery.book import Book

CHAT = re.compile(rb'(?:\bchat_id"?[=:]\s*"?|name="chat_id"\r\n\r\n)(-?\d+)')
OFFSET = re.compile(rb'(?:\boffset"?[=:]\s*"?|name="offset"\r\n\r\n)(-?\d+)')
ME = {"id": 1000000, "is_bot": True, "first_name": "Sink", "username": "sink_bot", "can_join_groups": False}
PLAIN = b'{"ok":true,"result":true}'
FILE = b'{"ok":true,"result":{"file_id":"f","file_unique_id":"f","file_path":"f"}}'
FLOOD = b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
WEBHOOK = b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
TAKEN = (
    b'{"ok":true,"result":{"message_id":%d,"date":1800000000,'
    b'"chat":{"id":%d,"type":"private","first_name":"S"},"text":"x"}}'
)
HOLD = 5.0  # seconds that getUpdates waits for something to give


class Sink:
    """The books of all bots."""

    def __init__(self) -> None:
        """No bot is known."""
        self.books: dict[str, Book] = {}
        self.turns: set[asyncio.Task[None]] = set()

    async def answer(self, path: bytes, body: bytes) -> tuple[int, bytes]:
        """Status and body for everything that is not a message."""
        parts = path.split(b"/")
        if parts[1] == b"book":
            return 200, self._desk(parts[2].decode(), parts[3].decode(), body)
        book, method = self.book(parts[1][3:].decode()), parts[2].split(b"?")[0].lower()
        if method == b"getupdates":
            return 200, orjson.dumps({"ok": True, "result": await self._updates(book, body)})
        if parts[1] == b"file":
            return 200, self.book(parts[2][3:].decode()).file
        if method == b"getme":
            return 200, orjson.dumps({"ok": True, "result": ME})
        if method == b"getfile":
            return 200, FILE
        return 200, WEBHOOK if method == b"getwebhookinfo" else PLAIN

    def book(self, token: str) -> Book:
        """The book of that bot."""
        return self.books.setdefault(token, Book())

    async def _updates(self, book: Book, body: bytes) -> list[dict[str, Any]]:
        found = OFFSET.search(body)
        offset, until = int(found[1]) if found else 0, time.monotonic() + HOLD
        book.is_asked(time.monotonic())
        while not (given := book.give(offset, time.monotonic())) and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        return given

    def _desk(self, token: str, wish: str, body: bytes) -> bytes:
        url = urlsplit(wish)
        asked = {name: float(value) for name, (value,) in parse_qs(url.query).items()}
        if url.path == "file":
            self.book(token).file = body
        elif body:
            self._hears(token, url.path, orjson.loads(body))
        elif url.path == "said":
            return orjson.dumps(self.book(token).kept[int(asked.get("after", 0)) :])
        elif url.path == "people":
            book = self.book(token)
            return orjson.dumps({"told": book.chats, "written": book.written}, option=orjson.OPT_NON_STR_KEYS)
        else:
            first, count = int(asked.get("first", 0)), int(asked.get("count", 0))
            report = self.book(token).report(since=asked.get("since", 0.0), wanted=range(first, first + count))
            return orjson.dumps(report)
        return b"{}"

    def _hears(self, token: str, wish: str, said: dict[str, Any]) -> None:
        if wish == "open":
            self.books[token] = book = Book()
            book.limit, book.latency = said.get("limit", 0), said.get("latency", book.latency)
            book.spares_answers, book.keeps = said.get("spares_answers", False), said.get("keeps", 0)
        elif wish == "do":
            self.book(token).does(said)
        else:
            turn = asyncio.get_running_loop().create_task(_write(self.book(token), said))
            self.turns.add(turn)
            turn.add_done_callback(self.turns.discard)


async def _write(book: Book, said: dict[str, Any]) -> None:
    people, every = range(said["first"], said["first"] + said["count"]), said.get("every", 0.0)
    if not every:
        book.write(people, said["text"], time.monotonic())
        return
    began = time.monotonic()
    for number, person in enumerate(people):
        book.write(range(person, person + 1), said["text"], time.monotonic())
        await asyncio.sleep(began + (number + random.uniform(0.5, 1.5)) * every - time.monotonic())


class Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, sink: Sink) -> None:
        """Nothing was said."""
        self.sink = sink
        self.parser = httptools.HttpRequestParser(self)
        self.task: asyncio.Task[None] | None = None
        self.path = b""
        self.body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody is there."""
        self.transport: Any = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever was there has gone, and is given nothing any more."""
        if self.task:
            self.task.cancel()

    def data_received(self, data: bytes) -> None:
        """Some of a request."""
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        self.path = self.body = b""

    def on_url(self, url: bytes) -> None:
        """Where it goes."""
        self.path += url

    def on_body(self, body: bytes) -> None:
        """What it carries."""
        self.body += body

    def on_message_complete(self) -> None:
        """A message is counted and answered on the spot, anything else in a task."""
        path = unquote_to_bytes(self.path) if b"%" in self.path else self.path
        method = path.rpartition(b"/")[2].lower()
        if path.startswith(b"/bot") and method.startswith((b"send", b"edit", b"copy")):
            self._message(self.sink.book(path.split(b"/")[1][3:].decode()), method.decode())
        else:
            self.task = asyncio.get_running_loop().create_task(self._other(path, self.body))

    def _message(self, book: Book, method: str) -> None:
        at, found = time.monotonic(), CHAT.search(self.body)
        chat = int(found[1]) if found else 0
        status, said = 429, FLOOD
        if book.admits(chat, at):
            book.keep(at, chat, method, self.body.decode(errors="replace") if chat <= book.keeps else "")
            status, said = 200, TAKEN % (book.message(chat, at), chat)
        if book.latency[1]:
            asyncio.get_running_loop().call_later(random.uniform(*book.latency), self._say, status, said)
        else:
            self._say(status, said)

    async def _other(self, path: bytes, body: bytes) -> None:
        status, said = await self.sink.answer(path, body)
        if path.startswith(b"/bot"):
            await asyncio.sleep(random.uniform(*self.sink.book(path.split(b"/")[1][3:].decode()).latency))
        self._say(status, said)

    def _say(self, status: int, body: bytes) -> None:
        if not self.transport.is_closing():
            head = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self.transport.write(head % (status, len(body)) + body)


async def main(port: int) -> None:
    """Listens until it is ended."""
    with suppress(PermissionError):
        os.nice(-10)  # else it looks on a busy machine as if messages that left apart had come together
    sink = Sink()
    server = await asyncio.get_running_loop().create_server(lambda: Line(sink), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
