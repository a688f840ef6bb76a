"""Something between the bot and Telegram answers in Telegram's place: nobody is given up because of what it says."""

import pytest

from bot.rehearsal import PlannedFault
from tests.promises.quick import HOLD, VERIFIED
from tests.register import count, is_accepted
from tests.stories.returning import cast
from tests.town import Town
from tests.wording import known

LONG = 400  # seconds, longer than the longest pause between two tries
TRIED_IN_VAIN = "<b>Error.</b> For hours Telegram has not taken a message of type {kind}."


@pytest.mark.parametrize("status", [400, 403, 404, 413])
async def test_after_an_outage_the_family_gets_everything_and_nobody_was_given_up(
    town: Town, status: int, language: str
) -> None:
    maria, petro, anna, case = await cast(town, language)
    await maria.reports(case.reference)
    await petro.verifies()
    town.telegram.faults.add(PlannedFault.of_a_proxy(status), chat=anna.person.id, times=9)
    await anna.says("/status")
    await town.passes(HOLD + 10)
    assert not anna.person.words()
    for _while in range(6):
        await town.passes(LONG)
    await anna.sees(VERIFIED)
    await anna.reads(case.reference)
    assert await town.store.read(count, "call") == 0
    assert await town.store.read(count, "chat", "reachable = 0") == 0
    assert await town.store.read(count, "outbox", "state IN ('gone', 'refused')") == 0


async def test_a_document_that_a_proxy_finds_too_large_once_arrives_later(town: Town) -> None:
    petro, anna = await town.operator("Petro"), town.relative("Anna")
    await is_accepted(anna, petro)
    town.telegram.faults.add(PlannedFault.of_a_proxy(413), chat=anna.person.id, method="sendDocument", times=2)
    await anna.says("/mydata")
    await town.settles()
    for _while in range(3):
        await town.passes(LONG)
    assert len([message for message in anna.person.chat if "document" in message.media]) == 2


async def test_a_document_that_never_passes_is_told_to_administrators_once(town: Town, language: str) -> None:
    olha, petro = await town.operator("Olha", "admin", language), await town.operator("Petro")
    anna = town.relative("Anna")
    await is_accepted(anna, petro)
    town.telegram.faults.add(PlannedFault.of_a_proxy(413), chat=anna.person.id, method="sendDocument", times=1000)
    await anna.says("/mydata")
    for _while in range(80):
        await town.passes(301)
    assert not olha.has_seen(TRIED_IN_VAIN)
    for _while in range(60):
        await town.passes(301)
    said = known(olha.word(TRIED_IN_VAIN))
    assert sum(said in words for words in olha.person.words()) == 1
    assert not petro.has_seen(TRIED_IN_VAIN)
    await anna.says("/status")
    await anna.sees("accepted")


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_the_bot_waits_for_telegram_where_a_proxy_answers_first(town: Town, status: int) -> None:
    await town.closes()
    town.telegram.faults.add(PlannedFault.of_a_proxy(status), method="getMe")
    await town.opens()
    anna = town.relative("Anna")
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
