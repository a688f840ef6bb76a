"""The program with people on the emulator."""

import re
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cast import OperatorActor, Relative
from tests.end_to_end.emulator import USERNAME, Emulator
from tests.end_to_end.program import PATIENCE, Program


class Elsewhere(Program):
    """async with Elsewhere(folder) as elsewhere: … — the emulator listens; processes are started by the story."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.emulator = Emulator(folder)

    async def __aenter__(self) -> Self:
        await self.emulator.start()
        self.environ["BOT_API_URL"] = self.emulator.url
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.ends()
        await self.emulator.stop()

    def relative(self, name: str, language: str) -> Relative:
        """Somebody who looks for a person."""
        return Relative(self, self.emulator.person(name, language), language)  # type: ignore[arg-type]

    async def operator(self, name: str, language: str) -> OperatorActor:
        """Somebody who was sent the one-time link that `invite` printed."""
        printed = await self.verb("invite", "--role", "verifier")
        link = re.fullmatch(rf"https://t\.me/{USERNAME}\?start=([\w-]+)\n", printed.said)
        assert link, printed
        actor = OperatorActor(self, self.emulator.person(name, language), language)  # type: ignore[arg-type]
        await actor.says(f"/start {link[1]}")
        await actor.sees("<b>You are an operator now</b>: {role}.", PATIENCE)
        return actor

    async def has_fetched(self) -> bool:
        """Whether the bot has taken every update."""
        return await self.emulator.is_done()
