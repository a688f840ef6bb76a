"""The whole story on a Bot API that nobody here wrote: lo-bot-api-emulator from PyPI."""

import asyncio
from pathlib import Path

import pytest

from tests.cast import VOLUNTEER
from tests.end_to_end.elsewhere import Elsewhere
from tests.end_to_end.program import PATIENCE

# The emulator says so of what it does not model; the bot goes on without its description.
NOT_MODELED = ("--allow-refusal", "setMyDescription:501")
USED = ("getMe", "deleteWebhook", "getUpdates", "sendMessage", "answerCallbackQuery", "editMessageReplyMarkup")
REQUIRED = [word for method in USED for word in ("--require-method", method)]


@pytest.mark.timeout(180)  # a chat gets one message a second, here as with families
async def test_a_family_is_told_of_a_return_and_the_emulator_finds_nothing_wrong(tmp_path: Path) -> None:
    async with Elsewhere(tmp_path) as elsewhere:
        bot = await elsewhere.runs()
        maria, petro = await asyncio.gather(elsewhere.operator("Maria", "uk"), elsewhere.operator("Petro", "uk"))
        anna = elsewhere.relative("Anna", "en")
        reference = await anna.registers(VOLUNTEER)
        await maria.accepts()
        await anna.sees("<b>Inquiry accepted.</b>", PATIENCE)
        await maria.reports(reference)
        await petro.verifies()
        assert reference in (await anna.sees("<b>Return verified.</b>", PATIENCE)).text
        await elsewhere.settles()
        assert await bot.stops(seconds=8) == 0
        code, findings = await elsewhere.emulator.verdict("--require-response", *REQUIRED, *NOT_MODELED)
        assert (code, findings["refusals"], findings["missing_methods"]) == (0, [], [])
        assert findings["successful_methods"]["sendMessage"] == len(elsewhere.emulator.heard)
