"""The live stream: who is on the page, then every chat that looks different from before."""

import json
from collections.abc import Sequence
from typing import Any

from aiohttp import web

from bot.rehearsal.page.cast import Control, Part
from bot.rehearsal.page.view import chat_view
from bot.rehearsal.world import World

HEARTBEAT = 15.0


async def stream(
    standin: World, cast: Sequence[Part], controls: Sequence[Control], request: web.Request
) -> web.StreamResponse:
    """Server-sent events "cast" and "chat" until the page is closed."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    await response.write(_event("cast", _cast_view(standin, cast, controls)))
    seen: dict[int, bytes] = {}
    while True:
        news = await standin.changes.until(lambda: _news(cast, seen), HEARTBEAT)
        await response.write(news or b":\n\n")


def _news(cast: Sequence[Part], seen: dict[int, bytes]) -> bytes | None:
    """The chats that look different from what was sent; notes them as sent."""
    events = {part.person.id: _event("chat", chat_view(part.person)) for part in cast}
    fresh = {person: event for person, event in events.items() if seen.get(person) != event}
    seen.update(fresh)
    return b"".join(fresh.values()) or None


def _cast_view(standin: World, cast: Sequence[Part], controls: Sequence[Control]) -> dict[str, Any]:
    people = [
        {
            "id": part.person.id,
            "name": part.person.name,
            "language": part.person.language,
            "who": {"uk": part.who_uk, "en": part.who_en},
        }
        for part in cast
    ]
    offered = [{"name": one.name, "label": {"uk": one.label_uk, "en": one.label_en}} for one in controls]
    return {"bot": standin.me["username"], "people": people, "controls": offered}


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
