"""The live stream: what there is on the page, then whatever has changed since it was last sent."""

import asyncio
import json
from typing import Any

from aiohttp import web

from bot.rehearsal.page.stage import Stage, Walk
from bot.rehearsal.page.view import chat_view
from bot.rehearsal.world import World

HEARTBEAT = 15.0
ONCE_MORE = 0.3  # seconds after something has happened: the program may write down a little later what came of it
TOGETHER = 0.04  # seconds: what happens at once is sent at once


async def stream(standin: World, stage: Stage, request: web.Request) -> web.StreamResponse:
    """Server-sent events "stage", "clock", "walks", "codes" and "chat" until the page is closed."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    news, looked = News(standin, stage), -1
    while True:
        before, looked = looked, standin.changes.count
        await response.write(await news.since_last() or b":\n\n")
        await standin.changes.since(looked, HEARTBEAT if looked == before else ONCE_MORE)
        await asyncio.sleep(TOGETHER)


class News:
    """What one page has not been sent yet."""

    def __init__(self, standin: World, stage: Stage) -> None:
        self._standin, self._stage = standin, stage
        self._touched: dict[int, int] = {}
        self._sent: dict[str, bytes] = {}

    async def since_last(self) -> bytes:
        """As events; notes all of it as sent."""
        walks = [
            {"about": walk.about.id, "done": list(await walk.done()) if self._has_begun else []}
            for walk in self._stage.walks
        ]
        whole: dict[str, Any] = {"stage": self._stage_view(), "clock": {"ahead": self._stage.ahead()}, "walks": walks}
        whole["codes"] = await self._stage.codes()
        return b"".join([*(self._changed(*event) for event in whole.items()), *(self._chat(n) for n in self._people)])

    @property
    def _people(self) -> range:
        return range(len(self._stage.parts))

    @property
    def _has_begun(self) -> bool:
        """Before anybody has written there is nothing to look for, and perhaps nobody to ask."""
        return any(walk.about.chat for walk in self._stage.walks)

    def _chat(self, number: int) -> bytes:
        person = self._stage.parts[number].person
        before = self._touched.get(person.id)
        self._touched[person.id] = person.room.touched
        head, messages = chat_view(person, before)
        fresh = self._changed(f"chat {person.id}", head)
        if not (fresh or messages["messages"] or messages["gone"]):
            return b""
        return _event("chat", {**head, **messages})

    def _changed(self, name: str, data: Any) -> bytes:
        event = _event(name, data)
        if self._sent.get(name) == event:
            return b""
        self._sent[name] = event
        return event

    def _stage_view(self) -> dict[str, Any]:
        stage = self._stage
        return {
            "run": self._standin.run,
            "bot": self._standin.me["username"],
            "zone": stage.zone,
            "desk": stage.desk,
            "people": [{"id": part.person.id, "name": part.names, "who": part.who} for part in stage.parts],
            "controls": [{"name": one.name, "label": one.label} for one in stage.controls],
            "walks": [_walk_view(walk) for walk in stage.walks],
        }


def _walk_view(walk: Walk) -> dict[str, Any]:
    steps = [{"person": step.person.id, "label": step.label} for step in walk.steps]
    return {"about": walk.about.id, "language": walk.about.language, "steps": steps}


def _event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
