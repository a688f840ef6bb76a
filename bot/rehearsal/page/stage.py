"""What a visitor finds on the page: who is there, what the buttons do, which stories can be walked."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from bot.rehearsal.people import Account

Spoken = Mapping[str, str]
"""The same in both languages of the page, by their codes."""


@dataclass(frozen=True)
class Part:
    """A person on the page: what they are called and who they are."""

    person: Account
    names: Spoken
    who: Spoken


@dataclass(frozen=True)
class Control:
    """A button of the page, e.g. to let two minutes pass."""

    name: str
    label: Spoken
    callback: Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Step:
    """One step of a story: in whose chat it is seen, what it is called, and what does it there."""

    person: Account
    label: Spoken
    does: Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Walk:
    """A story about one person, step by step; done says which steps are done, whoever did them."""

    about: Account
    steps: Sequence[Step]
    done: Callable[[], Awaitable[Sequence[bool]]]


class Speaks(Protocol):
    """Lets those who can speak a language; asked: a visitor has chosen it, else it is only what the browser prefers."""

    async def __call__(self, language: str, *, asked: bool) -> None:
        """Speaks it."""


async def _as_before(language: str, *, asked: bool) -> None:
    """Nobody changes their language."""


async def _no_codes() -> Mapping[int, str]:
    """Nobody has an authenticator."""
    return {}


@dataclass(frozen=True)
class Stage:
    """All of it.  ahead: seconds by which the clock was put forward; zone: in which the hour is shown.

    codes: what the authenticators of these people show now, by their ids.  desk: where the operators' pages are.
    """

    parts: Sequence[Part]
    controls: Sequence[Control] = ()
    walks: Sequence[Walk] = ()
    speaks: Speaks = _as_before
    ahead: Callable[[], float] = lambda: 0.0
    zone: str = "UTC"
    codes: Callable[[], Awaitable[Mapping[int, str]]] = _no_codes
    desk: str = ""

    def person(self, request: web.Request) -> Account:
        """The person whose id stands in the path; 404 for anybody else."""
        named = request.match_info["person"]
        for part in self.parts:
            if str(part.person.id) == named:
                return part.person
        raise web.HTTPNotFound
