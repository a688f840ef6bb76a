"""What the visitor of the page does in a person's name."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.rehearsal.entities import Formatted
from bot.rehearsal.files import MOST_DOWNLOADED
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.page.stage import Stage
from bot.rehearsal.page.view import earlier_view
from bot.rehearsal.people import Account

Deed = dict[str, Any]
SOMEBODY = "+447700900999"  # cannot be dialled; whose card is passed on


async def act(stage: Stage, request: web.Request) -> web.Response:
    """One deed as JSON: {"does": "says", "text": …} and so on; 409 when it cannot be done now."""
    person, deed = stage.person(request), await _json(request)
    try:
        return await _done(_DEEDS[deed["does"]](person, deed))
    except KeyError:
        raise web.HTTPBadRequest from None


async def send_photo(stage: Stage, request: web.Request) -> web.Response:
    """A picture as the body, drawn by the page; the words below it as ?caption=."""
    person = stage.person(request)
    if request.content_type != "image/png":
        raise web.HTTPUnsupportedMediaType
    return await _done(person.sends_photo(request.query.get("caption"), await request.read()))


async def send_document(stage: Stage, request: web.Request) -> web.Response:
    """A file as the body, made up by the page or a visitor's own; its name as ?name=, the words as ?caption=."""
    person, content = stage.person(request), await request.read()
    if len(content) > MOST_DOWNLOADED:
        raise web.HTTPRequestEntityTooLarge(MOST_DOWNLOADED, len(content))
    name, caption = request.query.get("name", ""), request.query.get("caption")
    return await _done(person.sends_document(content, name, request.content_type, caption))


async def control(stage: Stage, request: web.Request) -> web.Response:
    """Does what a button of the page promises."""
    for known in stage.controls:
        if known.name == request.match_info["name"]:
            await known.callback()
            return web.Response(status=204)
    raise web.HTTPNotFound


class Walking:
    """Does the next step of a story; one at a time, since two would be in each other's way."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._lock = stage, asyncio.Lock()

    async def walk(self, request: web.Request) -> web.Response:
        """404 for a story that there is not, 409 when it is not the step's turn or another is on its way."""
        walk = next((one for one in self._stage.walks if str(one.about.id) == request.match_info["about"]), None)
        if walk is None:
            raise web.HTTPNotFound
        if self._lock.locked():
            raise web.HTTPConflict
        async with self._lock:
            wanted, next_one = int(request.match_info["step"]), [*await walk.done(), False].index(False)
            if wanted < next_one:  # done in the meantime, by hand or by itself
                return web.Response(status=204)
            if wanted > next_one or wanted >= len(walk.steps):
                raise web.HTTPConflict
            return await _done(walk.steps[wanted].does())


async def speak(stage: Stage, request: web.Request) -> web.Response:
    """The language of the page: {"language": …, "asked": whether a visitor has chosen it just now}."""
    given = await _json(request)
    await stage.speaks(str(given.get("language", "")), asked=bool(given.get("asked")))
    return web.Response(status=204)


async def earlier(stage: Stage, request: web.Request) -> web.Response:
    """The messages before ?before=, a number of one."""
    before = request.query.get("before", "")
    if not before.isdecimal():
        raise web.HTTPBadRequest
    return web.json_response(earlier_view(stage.person(request), int(before)))


async def _json(request: web.Request) -> Deed:
    """The body; nothing but JSON, which no form of a foreign web site can send."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        given = await request.json()
    except json.JSONDecodeError:
        raise web.HTTPBadRequest from None
    if not isinstance(given, dict):
        raise web.HTTPBadRequest
    return given


async def _done(deed: Awaitable[Any]) -> web.Response:
    try:
        await deed
    except AssertionError:
        raise web.HTTPConflict from None
    return web.Response(status=204)


async def _says(person: Account, deed: Deed) -> None:
    await person.says(str(deed["text"]))


async def _presses(person: Account, deed: Deed) -> None:
    message = _message(person, deed)
    assert deed["data"] in message.presses, "a button that is gone"
    person.press(message, str(deed["data"]))


async def _forwards(person: Account, deed: Deed) -> None:
    message, words = _message(person, deed), str(deed.get("text", ""))
    assert message.from_bot, "one's own words"
    await person.forwards(message, Formatted(words) if words else None)


async def _edits(person: Account, deed: Deed) -> None:
    await person.edits(_message(person, deed), str(deed["text"]))


async def _shares(person: Account, deed: Deed) -> None:
    await person.shares_own_contact()


async def _passes_on(person: Account, deed: Deed) -> None:
    await person.forwards_contact(SOMEBODY, None)


async def _speaks(person: Account, deed: Deed) -> None:
    await person.sends_voice()


async def _sticks(person: Account, deed: Deed) -> None:
    await person.sends_sticker()


async def _blocks(person: Account, deed: Deed) -> None:
    await person.blocks()


async def _unblocks(person: Account, deed: Deed) -> None:
    await person.unblocks()


def _message(person: Account, deed: Deed) -> ShownMessage:
    message = person.room.find(int(deed["message"]))
    assert message is not None, "a message that is gone"
    return message


_DEEDS: dict[str, Callable[[Account, Deed], Awaitable[None]]] = {
    "says": _says,
    "presses": _presses,
    "forwards": _forwards,
    "edits": _edits,
    "shares": _shares,
    "contact": _passes_on,
    "voice": _speaks,
    "sticker": _sticks,
    "blocks": _blocks,
    "unblocks": _unblocks,
}
