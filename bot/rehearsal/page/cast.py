"""Who is on the page, and what its top bar can do."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.rehearsal.people import Account


@dataclass(frozen=True)
class Part:
    """A person on the page and who they are, in both languages of the page."""

    person: Account
    who_uk: str
    who_en: str


@dataclass(frozen=True)
class Control:
    """A button in the top bar, e.g. to let two minutes pass."""

    name: str
    label_uk: str
    label_en: str
    callback: Callable[[], Awaitable[None]]


def person_of(cast: Sequence[Part], request: web.Request) -> Account:
    """The person whose id stands in the path; 404 for anybody else."""
    named = request.match_info["person"]
    for part in cast:
        if str(part.person.id) == named:
            return part.person
    raise web.HTTPNotFound
