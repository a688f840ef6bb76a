"""Telegram with everything that goes wrong between it and a bot; a seed decides what does."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.transport import Answer, NotSent, UnknownOutcome

Words = tuple[int, str]
"""A chat's Telegram id, and what it is told."""

WAYS = (0.0, 0.01, 0.05, 0.3, 1.5)  # seconds on the way
FATES = ("taken", "flood", "not sent", "lost on the way", "answer lost", "gateway")
WEIGHTS = (70, 4, 6, 7, 7, 6)
LONGEST_POLL = 50.0
TO_MANY = ("reminder", "broadcast")
FLOOD = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 2}}
TWO_POLL = {"ok": False, "error_code": 409, "description": "Conflict: terminated by other getUpdates request"}


@dataclass
class Telegram:
    """taken: what arrived and when, by the wall clock; starts: when calls to many began, by a steady one.

    uncertain: what may have arrived although the bot did not hear so.
    """

    rng: Random
    now: Callable[[], float]
    taken: list[tuple[float, Words]] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    uncertain: set[Words] = field(default_factory=set)
    is_calm: bool = False

    def __post_init__(self) -> None:
        self._updates: list[dict[str, Any]] = []
        self._count = 0
        self._polls = 0
        self._more = asyncio.Event()
        self.away_until = 0.0

    @property
    def has_more(self) -> bool:
        """Whether something was written that the bot has not confirmed."""
        return bool(self._updates)

    def says(self, chat: int, words: str) -> int:
        """Somebody writes to the bot; the id of the update."""
        self._count += 1
        who = {"id": chat, "type": "private", "is_bot": False, "first_name": "A"}
        message = {"message_id": self._count, "date": 1, "chat": who, "from": who, "text": words}
        self._updates.append({"update_id": self._count, "message": message})
        self._more.set()
        return self._count

    async def call(self, method: str, params: Mapping[str, Any], *, read_timeout: float | None = None) -> Answer:
        """What a Caller does (bot/transport.py)."""
        if method != "getUpdates" and params["text"].startswith(TO_MANY):
            self.starts.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.rng.choice(WAYS))
        if asyncio.get_running_loop().time() < self.away_until:
            raise NotSent("made up")
        if method == "getUpdates":
            return await self._poll(params.get("offset", 0))
        return await self._send((params["chat_id"], params["text"]))

    async def _send(self, words: Words) -> Answer:
        fate = "taken" if self.is_calm else self.rng.choices(FATES, WEIGHTS)[0]
        if fate == "flood":
            return _answer(429, FLOOD)
        if fate == "not sent":
            raise NotSent("made up")
        if fate != "taken":
            self.uncertain.add(words)
        if fate == "lost on the way":
            raise UnknownOutcome("made up")
        if fate == "gateway":
            return 502, b"<html>"
        return await self._take(words, answers=fate == "taken")

    async def _take(self, words: Words, *, answers: bool) -> Answer:
        self.taken.append((self.now(), words))
        if not answers:
            raise UnknownOutcome("made up")
        await asyncio.sleep(self.rng.choice(WAYS))
        chat = {"id": words[0], "type": "private"}
        return _answer(200, {"ok": True, "result": {"message_id": len(self.taken), "date": 1, "chat": chat}})

    async def _poll(self, offset: int) -> Answer:
        """Only one may poll; what is asked beyond is confirmed and forgotten."""
        self._polls += 1
        mine = self._polls
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        self._more.set()
        until = asyncio.get_running_loop().time() + LONGEST_POLL
        while not self._updates and (left := until - asyncio.get_running_loop().time()) > 0:
            self._more.clear()
            await _at_most(left, self._more)
            if self._polls != mine:
                return _answer(409, TWO_POLL)
        if not self.is_calm and self.rng.random() < 0.1:
            raise UnknownOutcome("made up")
        return _answer(200, {"ok": True, "result": self._updates[:100]})


def _answer(status: int, said: Mapping[str, Any]) -> Answer:
    return status, json.dumps(said).encode()


async def _at_most(seconds: float, event: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
