"""How the value of a setting is read: each function takes the words and raises ValueError where they are none such."""

import re
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime, time
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

KEY_BYTES = 32
OLD_NAMES_OF_KYIV = {"Europe/Kiev", "Europe/Uzhgorod", "Europe/Zaporozhye"}


class Address(NamedTuple):
    """Where to listen."""

    host: str
    port: int


def matching(pattern: str) -> Callable[[str], str]:
    """A reader that takes only what matches as a whole."""

    def read(value: str) -> str:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError
        return value

    return read


def zone(value: str) -> ZoneInfo:
    """A time zone by its name, an old name of Kyiv's too."""
    try:
        return ZoneInfo("Europe/Kyiv" if value in OLD_NAMES_OF_KYIV else value)
    except (KeyError, OSError) as error:
        raise ValueError from error


def hours(value: str) -> tuple[time, time]:
    """From when to when."""
    start, end = (datetime.strptime(hour, "%H:%M").time() for hour in value.split("-"))
    return start, end


def address(value: str) -> Address:
    """Where to listen: host:port."""
    parts = urlsplit(f"//{value}")
    if not parts.hostname or parts.port is None or parts.netloc != value or "@" in value:
        raise ValueError
    return Address(parts.hostname, parts.port)


def database(value: str) -> str:
    """The address of a database."""
    scheme, _, rest = value.partition("://")
    if not (scheme == "sqlite" and rest.startswith("/") and rest.strip("/")) and not (scheme == "postgresql" and rest):
        raise ValueError
    return value


def keys(value: str) -> str:
    """Master keys in base64, separated by commas."""
    if any(len(b64decode(key.strip(), validate=True)) != KEY_BYTES for key in value.split(",")):
        raise ValueError
    return value


def url(value: str, plain: Callable[[str], bool]) -> str:
    """A web address: https, or plain http where the host allows it."""
    parts = urlsplit(value)
    safe = parts.scheme == "https" or (parts.scheme == "http" and plain(parts.hostname or ""))
    if not safe or not parts.hostname or not value.isprintable() or " " in value:
        raise ValueError
    return value.rstrip("/")


def origin(value: str) -> str:
    """A web address without a path, as browsers name where a page is from."""
    parts = urlsplit(url(value, is_loopback))
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError
    return f"{parts.scheme}://{parts.netloc}".lower()


def is_loopback(host: str) -> bool:
    """On this machine."""
    return host == "localhost" or ip_address(host).is_loopback


def is_near(host: str) -> bool:
    """On this machine or on a private network, where a container's name has no dot."""
    return not {".", ":"} & set(host) or ip_address(host).is_private


def folder(value: str) -> Path:
    """The whole path of a folder."""
    if not Path(value).is_absolute():
        raise ValueError
    return Path(value)
