"""The bot as it is deployed, processes and all, with the stand-in for Telegram and the people of the stories."""

import re
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import ClientConnectionError, ClientSession

from bot.rehearsal import StandIn
from tests.cast import OperatorActor, Relative
from tests.end_to_end.books import Books, books
from tests.end_to_end.program import TOKEN, Program, until


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

    async def has_fetched(self) -> bool:
        """Whether the bot has taken every update."""
        return not self.telegram.updates.pending

    async def sees_in_the_database(self, sql: str) -> None:
        """Waits for a row that another process commits."""
        await until(lambda: self.rows(sql))

    async def books(self) -> Books:
        """What came of everything; no process may run any more."""
        return await books(self.environ["DATABASE_URL"], self.environ["DATA_KEYS"].split(","), self.telegram)

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

        async def is_so() -> bool:
            with suppress(ClientConnectionError):
                return await self.page("/readyz", at) == (200, part)
            return False

        await until(is_so)
