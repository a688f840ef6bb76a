"""The program with people on the emulator, and the story that they live through there."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.cast import VOLUNTEER, OperatorActor, Relative
from tests.end_to_end.emulator import USERNAME, Emulator
from tests.end_to_end.program import PATIENCE, Program

# The emulator says so of what it does not model; the bot goes on without its description.
NOT_MODELED = ("--allow-refusal", "setMyDescription:501")
USED = ("getMe", "deleteWebhook", "getUpdates", "sendMessage", "answerCallbackQuery", "editMessageReplyMarkup")
REQUIRED = [word for method in USED for word in ("--require-method", method)]


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


@dataclass
class Ending:
    """What was found at the end of the story."""

    reference: str
    told: str
    exit_code: int
    messages: int
    verdict: int
    findings: dict[str, Any]


async def whole_story(folder: Path) -> Ending:
    """A family registers somebody, and hears of the return when two operators have verified it."""
    async with Elsewhere(folder) as elsewhere:
        bot = await elsewhere.runs()
        maria, petro = await asyncio.gather(elsewhere.operator("Maria", "uk"), elsewhere.operator("Petro", "uk"))
        anna = elsewhere.relative("Anna", "en")
        reference = await anna.registers(VOLUNTEER)
        await maria.accepts()
        await anna.sees("<b>Inquiry accepted.</b>", PATIENCE)
        await maria.reports(reference)
        await petro.verifies()
        told = await anna.sees("<b>Return verified.</b>", PATIENCE)
        await elsewhere.settles()
        exit_code = await bot.stops(seconds=8)
        verdict, findings = await elsewhere.emulator.verdict("--require-response", *REQUIRED, *NOT_MODELED)
        return Ending(reference, told.text, exit_code, len(elsewhere.emulator.heard), verdict, findings)
