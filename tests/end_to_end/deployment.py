"""The bot as it is deployed, processes and all, with the stand-in for Telegram and the people of the stories."""

import asyncio
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import ClientConnectionError, ClientSession

from bot.rehearsal import StandIn
from tests.cast import OperatorActor, Relative
from tests.end_to_end.program import GLANCE, PATIENCE, TOKEN, Program, until

BUSY = """
    SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')
        OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' OR (state = 'due' AND due_at <= :now))"""


class Deployment(Program):
    """async with Deployment(tmp_path) as deployment: … — the stand-in listens; processes are started by the story."""

    def __init__(self, folder: Path, **environ: str) -> None:
        super().__init__(folder, **environ)
        self.telegram = StandIn(TOKEN)

    async def __aenter__(self) -> Self:
        await self.telegram.start()
        self.environ.setdefault("BOT_API_URL", self.telegram.url)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.ends()
        await self.telegram.stop()

    def relative(self, name: str, language: str = "en") -> Relative:
        """Somebody who looks for a person."""
        return Relative(self, self.telegram.person(name, language_code=language), language)  # type: ignore[arg-type]

    async def operator(self, name: str, role: str = "verifier", language: str = "en") -> OperatorActor:
        """Somebody who was sent the one-time link that `invite` printed."""
        person = self.telegram.person(name, language_code=language)
        actor = OperatorActor(self, person, language)  # type: ignore[arg-type]
        await actor.says(f"/start {await self.invitation(role)}")
        await actor.sees("<b>You are an operator now</b>: {role}.")
        return actor

    async def invitation(self, role: str) -> str:
        """The code in a fresh one-time link."""
        printed = await self.verb("invite", "--role", role)
        link = re.fullmatch(r"https://t\.me/rehearsal_bot\?start=([\w-]+)\n", printed.said)
        assert link, printed
        return link[1]

    async def settles(self) -> None:
        """Everything that there was to do at this moment has been done."""
        await until(lambda: not self.telegram.updates.pending and not self.rows(BUSY, now=int(time.time()))[0][0])

    def rows(self, sql: str, **values: int | str) -> list[tuple[int | str | bytes | None, ...]]:
        """What the database holds, seen from outside."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return db.execute(sql, values).fetchall()

    async def page(self, path: str, at: str = "") -> tuple[int, str]:
        """Status and text of a page for who watches the bot; at: where another process listens."""
        async with ClientSession() as http, http.get(f"http://{at or self.listen}{path}") as answer:
            return answer.status, await answer.text()

    async def posts(self, path: str, update: dict[str, int]) -> int:
        """Somebody who is not Telegram sends an update; the status of the answer."""
        async with ClientSession() as http, http.post(f"http://{self.listen}{path}", json=update) as answer:
            return answer.status

    async def is_known_as(self, part: str, at: str = "") -> None:
        """A process says that it is the leader or a standby."""
        async with asyncio.timeout(PATIENCE):
            while await self._part(at) != part:  # noqa: ASYNC110
                await asyncio.sleep(GLANCE)

    async def _part(self, at: str) -> str:
        try:
            return (await self.page("/readyz", at))[1]
        except ClientConnectionError:
            return "not there yet"
