"""Where words lead to: domains, names in Telegram, other schemes; also what only looks like one."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_DOMAIN = re.compile(rf"(?<![\w@.-])((?:{_LABEL}\.)+(?:[a-z]{{2,24}}|укр|рф|бел))(?![\w-])", re.IGNORECASE)
_ADDRESS = re.compile(rf"[\w.+-]+@((?:{_LABEL}\.)+[a-z]{{2,24}})", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}(?!\w)")
_WEB = ("http", "https", "")


def target(url: str) -> str:
    """Where an address leads to: the domain, or the scheme when it is not one of the web."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    return (parts.hostname or "") if parts.scheme in _WEB else f"{parts.scheme}:"


def targets(words: str, linked: Iterable[str] = ()) -> tuple[str, ...]:
    """Everything that words lead to, sorted: what stands in them, and the addresses that are hidden behind them."""
    found = {domain.lower() for pattern in (_DOMAIN, _ADDRESS) for domain in pattern.findall(words)}
    found |= {name.lower() for name in _NAME.findall(words)}
    return tuple(sorted(found | {leads for url in linked if (leads := target(url).lower())}))
