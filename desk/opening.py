"""The desk of a running bot."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.model.chat import Operator
from bot.model.finding import Found
from bot.settings import Settings
from desk.acting import Desk, WayIn
from desk.app import application
from desk.passkeys import Challenges, Passkeys
from storage.store.store import Store


def pages(
    store: Store,
    settings: Settings,
    now: Callable[[], float],
    find: Callable[[str, Operator], Awaitable[Found]],
    fetch: Callable[[str], Awaitable[bytes]],
    ways_in: Sequence[WayIn],
) -> web.Application:
    """What DESK_LISTEN answers.  fetch: a file from Telegram; ways_in: of a rehearsal only."""
    origin = settings.desk_url or ""
    passkeys = Passkeys(origin, settings.organisation, Challenges(now), pretends=bool(ways_in))
    return application(Desk(store, settings.org, origin, now, find, fetch, passkeys, ways_in))
