"""OPERATORS_IN_CHAT=alerts: operators' chats name nobody, and only let them stop, pause and lock."""

import re
from pathlib import Path

import pytest

from bot.i18n import LANGUAGES
from bot.model.message import IN_ALERTS
from storage.queues import in_chat
from tests.desk.working import counted
from tests.end_to_end.program import free_port
from tests.promises.quick import presses, reports, verifies
from tests.register import has_asked, is_accepted
from tests.rules.speaking import NAMES, said, texts_of_its_own_accord
from tests.town import Town

ONLY_HERE = "<b>This chat names nobody.</b> Everything is done at the desk: {url}"


@pytest.mark.asyncio
async def test_a_return_is_stopped_in_a_chat_that_names_nobody(tmp_path: Path) -> None:
    port = free_port()
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with Town(tmp_path, **at) as town:
        maria, petro = await town.operator("Maria", "verifier"), await town.operator("Petro", "admin")
        case = await is_accepted(anna := town.relative("Anna"), maria)
        await reports(maria, case)
        await town.store.run(in_chat.keep, only_alerts=True)
        await anna.says("Хочу померти")
        await maria.sees("<b>Urgent, at the desk:</b> a family has written.")
        await verifies(petro)
        heard = await maria.sees("<b>For operators: a return was verified.</b>")
        assert case.reference not in heard.text
        assert "Petro" not in heard.text
        town.change(operators_in_chat="alerts")
        await town.closes()
        await town.opens()
        await has_asked(town.relative("Nina"))
        for words in ("/operator", "/queue", "/calls", "/held", "/find Коваль", case.reference, "Добрий день"):
            await maria.says(words)
            await town.settles()
            assert maria.word(ONLY_HERE).split("{")[0].strip() in maria.heard(), words
            assert "Коваль" not in maria.heard(), words
        for verb in ("person", "hold", "phone"):
            await presses(maria, verb, case.person)
            assert await counted(town, "person", "held_by IS NOT NULL") == 0
        await maria.presses("Stop the notices", on=heard)
        await town.settles()
        assert await counted(town, "verification", "state = 'stopped'") == 1
        await maria.says("/lockdown")
        await maria.presses("Lock now")
        await petro.sees("<b>Lockdown: nothing is verified, and no notice, correction or update is sent.</b>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_comes_by_itself_names_anybody_there(language: str) -> None:
    for name, text in texts_of_its_own_accord().items():
        for message in said(text, language):  # type: ignore[arg-type]
            if message.kind.value in ("operator", "alarm"):
                alert = message.as_alert().rendered(language)[0]  # type: ignore[arg-type]
                words = re.sub(r"<[^>]+>", "", str(alert.html))
                assert words.strip(), name
                assert not any(one in words for one in (*NAMES, "Марія", "7K3M")), name
                assert {one.press.partition(":")[0] for row in alert.buttons for one in row} <= IN_ALERTS, name
