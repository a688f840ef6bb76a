"""Requests that no page of ours sends, each drawn from a seed: spoilt paths, headers, cookies and bodies.

They are written byte for byte, since no client would send most of them.
"""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from urllib.parse import quote_plus, urlsplit

import desk
from bot.model.forms import FORMS
from storage.store.transaction import Transaction
from tests.desk.browser import OWN
from tests.promises import doors
from tests.promises.subjects import Subjects

PATIENCE = 60.0
HTML = '"><script>alert(1)</script><b onclick="x'
EVIL = "https://evil.example"
TEMPLATES = Path(desk.__file__).parent / "templates"
WRITTEN = {name for page in TEMPLATES.rglob("*.html") for name in re.findall(r'name="(\w+)"', page.read_text())}
FIELDS = sorted(WRITTEN | {step.name for form in FORMS.values() for step in form.steps})
WORDS = (
    "", " ", "0", "-1", "1", "9" * 18, "9" * 19, "9" * 4_400, "1e9", "٣", "\0", "%00", "' OR 1=1 --", "{{7*7}}",
    "%s%n{0}", HTML, "../../etc/passwd", "a\r\nX-Desk: piece", "Ж" * 3_000, '{"id": 1}', "[[[[", "true", "NaN",
    "2026-13-45", "\u202e", "inquiry", "person", "uk", "все", "é" * 40, "0" * 20, "null", "admin",
)  # fmt: skip
TAILS = (
    "/", "//", "/..", "/../", "/%2e%2e/", "%00", ".json", "?", "?row=" + "9" * 25, "?before=x", "?before=-1", "?page=0",
    "?page=99999999999999999999", "?search=1", "?search=x", "?sender=1", "?sender=x&sender=", "?month=0000-00",
    "?%ff=%fe", "?lang=%0d%0aX", ";a=b", "#x", "%20", "?again", "?row=1&row=2", "?what=%00", "?" + "x" * 9_000,
    "%c0%af", "/..;/",
)  # fmt: skip
# Of any method; what comes first is what counts, and nobody who has only the cookie gets past one of them.
FATAL: Sequence[tuple[str, str | None]] = (
    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", None),
    ("Sec-Fetch-Site", "SAME-ORIGIN"), ("Sec-Fetch-Dest", "iframe"), ("Sec-Fetch-Dest", "embed"),
    ("Host", "evil.example"), ("Host", "localhost"), ("Host", "127.0.0.1"), ("Host", ""), ("Cookie", "__Host-desk=x"),
    ("Cookie", None),
)  # fmt: skip
FATAL_TO_POSTS: Sequence[tuple[str, str | None]] = (
    ("Origin", EVIL), ("Origin", None), ("Origin", "null"), ("Sec-Fetch-Site", "none"),
)  # fmt: skip
ODD = (
    ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "http"),
    ("Forwarded", "host=evil.example;for=127.0.0.1"), ("X-Original-URL", "/people"), ("X-Rewrite-URL", "/exports"),
    ("X-HTTP-Method-Override", "GET"), ("X-Desk", "piece"), ("X-Desk", "\x7f"), ("Accept-Language", "x" * 3_000),
    ("Accept-Language", ";;q=,,,"), ("Range", "bytes=0-1"), ("If-None-Match", "*"), ("Expect", "100-continue"),
    ("Upgrade", "websocket"), ("Accept-Encoding", "br;q=x"), ("Authorization", "Basic YTpi"), ("Last-Event-ID", "-1"),
    ("Origin", EVIL), ("Origin", "null"), ("Referer", EVIL), ("Cookie", "__Host-desk="),
    ("Cookie", "a=b; __Host-desk=x"), ("Cookie", "=;=;\\;"), ("Content-Encoding", "deflate"), ("Date", "x"),
)  # fmt: skip
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "CONNECT", "FOO")
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True)
class Sent:
    """One request, before it is written.  body: in place of the fields; sized: whether it says how long that is."""

    method: str
    target: str
    headers: Sequence[tuple[str, str]] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    kind: str = FORM
    body: bytes | None = None
    sized: bool = True

    def but(self, name: str, value: str | None) -> "Sent":
        """With that header in place of its like; without, for None."""
        left = [one for one in self.headers if one[0] != name]
        return replace(self, headers=left if value is None else [(name, value), *left])

    def written(self) -> bytes:
        """As it goes over the wire."""
        body = urlencoded(self.fields) if self.body is None else self.body
        kind = [("Content-Type", self.kind)] if body else []
        size = [("Content-Length", str(len(body)))] if body and self.sized else []
        lines = [f"{name}: {value}" for name, value in (*self.headers, *kind, *size, ("Connection", "close"))]
        head = "\r\n".join((f"{self.method} {self.target} HTTP/1.1", *lines, "", ""))
        return head.encode("utf-8", "surrogateescape") + body


@dataclass(frozen=True)
class Answer:
    """What came back; nothing where the connection was only closed."""

    raw: bytes

    @property
    def status(self) -> int:
        """The worst, of several; 0 for no answer."""
        return max(map(int, re.findall(rb"^HTTP/1\.[01] (\d{3})", self.raw, re.MULTILINE)), default=0)


async def answer(origin: str, written: bytes) -> Answer:
    """Sends it over a connection of its own, and reads until it is closed."""
    at = urlsplit(origin)
    reader, writer = await asyncio.open_connection("127.0.0.1", at.port)
    got = b""
    try:
        writer.write(written)
        async with asyncio.timeout(PATIENCE):
            while piece := await reader.read(65_536):
                got += piece
    except ConnectionError:  # whoever sends too much is cut off
        pass
    finally:
        writer.close()
    return Answer(got)


def urlencoded(fields: Mapping[str, str]) -> bytes:
    """A form as browsers send it."""
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in fields.items()).encode()


def filled(rows: Subjects) -> dict[str, str]:
    """Whatever a form of the desk may send, about what subjects.py prepares."""
    said = {
        "version": rows["shown"], "subject": rows["person"], "row": rows["row"], "decision": 1,
        "report": rows["proposal"], "why": "Інша людина", "statement": "Звірено", "words": "Коваль", "wish": "all",
        "language": "uk", "errand": 1,
    }  # fmt: skip
    return {name: str(value) for name, value in said.items()}


def path_of(name: str, rows: Subjects) -> str:
    """The path of a door of the desk."""
    return name.split(" ")[1].format(**rows, operator=rows["maria"], update=1, guide=1)


class Attacker:
    """Draws requests to these doors.  token: of a session; is_thief: somebody who has only stolen it."""

    def __init__(self, origin: str, rows: Subjects, seed: int, names: Sequence[str] = tuple(doors.DESK)) -> None:
        self.origin, self._rows, self._draw, self._names = origin, rows, Random(seed), sorted(names)

    def spoils(self, token: str = "", *, is_thief: bool = False) -> Sent:
        """A request that a page might send, spoilt in one way or in several."""
        sent = self.means_well(token)
        for _time in range(self._draw.randint(1, 4)):
            sent = self._draw.choice(SPOILING)(self._draw, sent, self._rows)
        return sent.but(*self._fatal(sent)) if is_thief else sent

    def fills_in(self, token: str) -> Sent:
        """A request with all that a page sends besides, and other words and ids in its fields and its path."""
        sent = self.means_well(token)
        for _time in range(self._draw.randint(1, 4)):
            sent = self._draw.choice((_other_fields, _other_subject, _other_body))(self._draw, sent, self._rows)
        return sent

    def means_well(self, token: str) -> Sent:
        """Any of them, as a page sends it."""
        return self.asks(self._draw.choice(self._names), token)

    def asks(self, name: str, token: str) -> Sent:
        """One of them."""
        method, host = name.partition(" ")[0], urlsplit(self.origin).netloc
        headers = [("Host", host), *OWN.items(), ("Cookie", f"__Host-desk={token}")]
        if method == "GET":
            return Sent(method, path_of(name, self._rows), headers)
        return Sent(method, path_of(name, self._rows), [*headers, ("Origin", self.origin)], filled(self._rows))

    def _fatal(self, sent: Sent) -> tuple[str, str | None]:
        return self._draw.choice((*FATAL, *(FATAL_TO_POSTS if sent.method == "POST" else ())))


Spoils = Callable[[Random, Sent, Subjects], Sent]


def _other_method(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    return replace(sent, method=draw.choice(METHODS))


def _other_subject(draw: Random, sent: Sent, rows: Subjects) -> Sent:
    ids = [*map(str, rows.values()), "0", "1", "9" * 18]
    return replace(sent, target=re.sub(r"\d+", lambda _found: draw.choice(ids), sent.target))


def _other_path(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    if draw.random() < 0.2:
        before = draw.choice(
            ("//", EVIL, "/.", "/static/..", "/%2f", "*", "\\", "/enrol/..", "/sign-in", "/enrol", "/way-in/0")
        )
        return replace(sent, target=before + sent.target)
    if draw.random() < 0.3:
        at = draw.randrange(len(sent.target))
        return replace(
            sent, target=sent.target[:at] + draw.choice(("%", "%2f", "/", ".", "\t", "Ж", "%d0")) + sent.target[at:]
        )
    return replace(sent, target=sent.target + draw.choice(TAILS))


def _other_headers(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    name, value = draw.choice((*ODD, *FATAL))
    if value is None or draw.random() < 0.9:
        return sent.but(name, value)
    return replace(sent, headers=[*sent.headers, (name, value)])


def _other_fields(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    said = {name: draw.choice(WORDS) for name in draw.sample(FIELDS, draw.randint(1, 9))}
    return replace(sent, fields={**sent.fields, **said})


def _fewer_fields(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    return replace(sent, fields={name: said for name, said in sent.fields.items() if draw.random() < 0.5})


def _other_body(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    boundary = f"{MULTIPART}; boundary=b"
    part = b'--b\r\nContent-Disposition: form-data; name="words"'
    kind, body = draw.choice(
        (
            (FORM, draw.randbytes(draw.randint(1, 200))), (FORM, b"words=%ff%fe&words=\xff"), (FORM, b"&&==&=&a"),
            (f"{FORM}; charset=nonsense", b"words=a"), (f"{FORM}; charset=utf-16", b"words=a"), (MULTIPART, b"--b"),
            (boundary, part + b"\r\n\r\na\r\n--b--"), (boundary, part + b'; filename="a"\r\n\r\n\xff\r\n--b--\r\n'),
            (boundary, part + b"\r\nContent-Transfer-Encoding: x\r\n\r\na\r\n--b--\r\n"), (boundary, part),
            (boundary, part + b"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\na\r\n--b--\r\n"),
            ("application/json", b'{"words": 1}'), (";;", b"a"), ("text/html", b"a=b"), (boundary, b"a"),
            (FORM, b"a=b&" * 30_000), (FORM, b"words=" + b"x" * 300_000),
        )
    )  # fmt: skip
    return replace(sent, kind=kind, body=body)


def _lies_about_the_body(draw: Random, sent: Sent, _rows: Subjects) -> Sent:
    name, value = draw.choice(
        (
            ("Content-Length", "0"), ("Content-Length", "-1"), ("Content-Length", "x"), ("Content-Length", "1"),
            ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "identity"), ("Content-Encoding", "gzip"),
        )
    )  # fmt: skip
    return replace(sent.but(name, value), body=sent.body or b"x=1")  # less would be waited for


SPOILING: Sequence[Spoils] = (
    _other_method, _other_subject, _other_path, _other_path, _other_headers, _other_headers, _other_fields,
    _fewer_fields, _other_body, _lies_about_the_body,
)  # fmt: skip


async def everything(tx: Transaction) -> dict[str, list[str]]:
    """All that is kept, table by table, but for the sign of life of the process itself."""
    names = await tx.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = {row["name"] for row in names} - {"lease"}
    return {one: [repr(dict(row)) for row in await tx.all(f"SELECT * FROM {one}")] for one in sorted(tables)}
