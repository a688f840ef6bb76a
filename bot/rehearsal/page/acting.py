"""What the visitor of the page does in a person's name."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from bot.rehearsal.entities import Formatted
from bot.rehearsal.page.cast import Control, Part, person_of
from bot.rehearsal.people import Account

Deed = dict[str, Any]


async def act(cast: Sequence[Part], request: web.Request) -> web.Response:
    """One deed as JSON: {"does": "says", "text": …} and so on; 409 when it cannot be done now."""
    person = person_of(cast, request)
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    deed = await request.json()
    try:
        await _DEEDS[deed["does"]](person, deed)
    except KeyError:
        raise web.HTTPBadRequest from None
    except AssertionError:
        raise web.HTTPConflict from None
    return web.Response(status=204)


async def send_photo(cast: Sequence[Part], request: web.Request) -> web.Response:
    """A picture as the body, drawn by the page; the words below it as ?caption=."""
    person = person_of(cast, request)
    if request.content_type != "image/png":
        raise web.HTTPUnsupportedMediaType
    try:
        await person.sends_photo(request.query.get("caption"), await request.read())
    except AssertionError:
        raise web.HTTPConflict from None
    return web.Response(status=204)


async def send_document(cast: Sequence[Part], request: web.Request) -> web.Response:
    """A file as the body, made up by the page; its name as ?name=, the words below it as ?caption=."""
    person = person_of(cast, request)
    if request.content_type != "application/pdf":
        raise web.HTTPUnsupportedMediaType
    name, caption = request.query.get("name", ""), request.query.get("caption")
    try:
        await person.sends_document(await request.read(), name, request.content_type, caption)
    except AssertionError:
        raise web.HTTPConflict from None
    return web.Response(status=204)


async def control(controls: Sequence[Control], request: web.Request) -> web.Response:
    """Does what a button of the top bar promises."""
    for known in controls:
        if known.name == request.match_info["name"]:
            await known.callback()
            return web.Response(status=204)
    raise web.HTTPNotFound


async def _says(person: Account, deed: Deed) -> None:
    await person.says(str(deed["text"]))


async def _presses(person: Account, deed: Deed) -> None:
    message = person.room.find(int(deed["message"]))
    offered = message.presses if message else []
    assert message is not None, "a message that is gone"
    assert deed["data"] in offered, "a button that is gone"
    person.press(message, str(deed["data"]))


async def _forwards(person: Account, deed: Deed) -> None:
    message = person.room.find(int(deed["message"]))
    assert message is not None and message.from_bot, "a message that is gone"
    words = str(deed.get("text", ""))
    await person.forwards(message, Formatted(words) if words else None)


async def _shares(person: Account, deed: Deed) -> None:
    await person.shares_own_contact()


async def _blocks(person: Account, deed: Deed) -> None:
    await person.blocks()


async def _unblocks(person: Account, deed: Deed) -> None:
    await person.unblocks()


_DEEDS: dict[str, Callable[[Account, Deed], Awaitable[None]]] = {
    "says": _says,
    "presses": _presses,
    "forwards": _forwards,
    "shares": _shares,
    "blocks": _blocks,
    "unblocks": _unblocks,
}
