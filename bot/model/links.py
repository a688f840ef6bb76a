"""Where words lead to: domains, names in Telegram, other schemes; also what only looks like one."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

# The last part of a domain: any in Latin letters, and those in Cyrillic ones that Telegram knows.
_TOP = (
    r"(?:xn--[a-z0-9-]+|[a-z]{2,24}|укр|рф|бел|рус|орг|ком|бг|ею|онлайн|сайт|дети|москва|католик|срб|мкд|мон|қаз"
    r")(?![^\W_])"
)
_RUN = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")  # labels with dots between them
_END = re.compile(_TOP, re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\w-])\d{1,3}(?:\.\d{1,3}){3}(?!\w)")
_ADDRESS = re.compile(rf"(?<![\w.+-])[\w.+-]+@((?:[\w-]+\.)+{_TOP})", re.IGNORECASE)
_NAME = re.compile(r"@[A-Za-z]\w{3,31}(?!\w)")
_SCHEME = re.compile(r"(?<![a-z])[a-z][a-z0-9+.-]{0,40}://[^\s<>\"]+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_WEB = ("http", "https", "")
_BEHIND = ".,;:!?)»”’'"


def target(url: str) -> str:
    """Where an address leads to: the domain; the whole address where no plain domain of the web stands in it."""
    with suppress(ValueError):  # no address at all
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme in _WEB and _HOST.fullmatch(host) and not set("@\\") & set(parts.netloc):
            return _spelled(host)
    return "".join(url.lower().split())


def targets(words: str, linked: Iterable[str] = ()) -> tuple[str, ...]:
    """Everything that words lead to, sorted: what stands in them, and the addresses that are hidden behind them."""
    found = {_spelled(domain) for domain in _ADDRESS.findall(words)}
    others = _ADDRESS.sub(" ", words)
    found |= {_spelled(domain.strip("-")) for run in _RUN.findall(others) for domain in _domains(run)}
    found |= {name.lower() for name in _NAME.findall(others)}
    written = (url.rstrip(_BEHIND) for url in _SCHEME.findall(words))
    return tuple(sorted(found | {leads for url in (*written, *linked) if (leads := target(url))}))


def _domains(run: str) -> Iterator[str]:
    """What a run of labels leads to: up to its last label that ends domains; and numbers in place of one.

    Looked at label by label: an expression that tried every beginning took a second for a page of dots.
    """
    labels = run.split(".")
    ends = (place for place in range(len(labels) - 1, 0, -1) if _END.match(labels[place]))
    last = next(ends, 0)
    if last and (end := _END.match(labels[last])):
        yield ".".join([*labels[:last], end[0]])
    yield from _NUMBERS.findall(".".join(labels[last + 1 if last else 0 :]))


def _spelled(domain: str) -> str:
    """As browsers spell it where it has letters of two alphabets, since some look alike; else as it stands."""
    small = domain.lower()
    if small.isascii() or not re.search("[a-z]", small):
        return small
    with suppress(UnicodeError):
        return small.encode("idna").decode()
    return small
