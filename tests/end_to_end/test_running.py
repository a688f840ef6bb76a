"""The process `run`: both ways in, the pages for who watches it, stopping, standing by."""

import time
from pathlib import Path

import pytest

from bot.leading import RENEW_EVERY, SECONDS
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import free_port
from tests.postgres import newest_database, postgres_server

__all__ = ["postgres_server"]

CONSENT_NEEDED = "<b>This was not passed on.</b> Before you can tell us anything about a person"
A_FEW_SECONDS = 8.0
NOT_GIVEN_BACK = SECONDS - RENEW_EVERY  # a lease that nobody gives back lasts longer than that


async def test_a_process_polls_shows_that_it_is_well_and_stops_when_asked(deployment: Deployment) -> None:
    bot = await deployment.runs()
    await deployment.relative("Anna").agrees()
    await deployment.settles()
    assert await deployment.page("/healthz") == (200, "")
    assert await deployment.page("/readyz") == (200, "leader")
    status, numbers = await deployment.page("/metrics")
    assert status == 200
    assert "zvistka_inbox_waiting 0.0" in numbers
    assert 'zvistka_sends_total{kind="reply",outcome="sent"}' in numbers
    assert await bot.stops(A_FEW_SECONDS) == 0


async def test_a_process_with_a_webhook_takes_only_what_has_its_secret(deployment: Deployment) -> None:
    way_in = {"WEBHOOK_URL": f"http://{deployment.listen}/telegram", "WEBHOOK_SECRET": "a-secret-word"}
    bot = await deployment.runs(**way_in)
    await deployment.relative("Anna").agrees()
    assert not deployment.telegram.calls.of("getUpdates")
    assert await deployment.posts("/telegram", {"update_id": 1}) == 403
    assert await bot.stops(A_FEW_SECONDS) == 0


async def test_whoever_goes_back_from_the_webhook_to_polling_hears_of_everything(deployment: Deployment) -> None:
    anna = deployment.relative("Anna")
    bot = await deployment.runs(WEBHOOK_URL=f"http://{deployment.listen}/telegram", WEBHOOK_SECRET="a-secret-word")
    await anna.agrees()
    assert await bot.stops() == 0
    await anna.says("/help")
    await deployment.runs()
    await anna.sees("<b>Help.</b>")


async def test_nothing_is_lost_or_repeated_when_the_process_is_stopped_in_the_middle(deployment: Deployment) -> None:
    people = [deployment.relative(name) for name in ("Anna", "James", "Olha")]
    bot = await deployment.runs()
    for someone in people:
        for number in range(4):
            await someone.says(f"word {number}")
    await people[0].sees(CONSENT_NEEDED)
    assert await bot.stops(A_FEW_SECONDS) == 0
    assert not deployment.rows("SELECT id FROM outbox WHERE state = 'sending'")
    await deployment.runs()
    await deployment.settles()
    assert [len(someone.person.words()) for someone in people] == [4, 4, 4]


async def test_a_second_process_stands_by_and_takes_over_when_the_first_is_killed(deployment: Deployment) -> None:
    anna = deployment.relative("Anna")
    first = await deployment.runs()
    await deployment.is_known_as("leader")
    aside = {"LISTEN": f"127.0.0.1:{free_port()}"}
    second = await deployment.runs(**aside)
    await deployment.is_known_as("standby", at=aside["LISTEN"])
    await first.is_killed()
    await anna.says("/help")
    await anna.sees("<b>Help.</b>")
    third = await deployment.runs()
    await deployment.is_known_as("standby")
    assert await third.stops(A_FEW_SECONDS) == 0
    assert await deployment.page("/readyz", at=aside["LISTEN"]) == (200, "leader")
    assert await second.stops(A_FEW_SECONDS) == 0


@pytest.mark.postgres
async def test_whoever_is_asked_to_stop_hands_over_to_who_stands_by(tmp_path: Path, postgres_server: Path) -> None:
    aside = {"LISTEN": f"127.0.0.1:{free_port()}"}
    with newest_database(postgres_server) as url:
        async with Deployment(tmp_path, DATABASE_URL=url) as deployment:
            first = await deployment.runs()
            await deployment.is_known_as("leader")
            await deployment.runs(**aside)
            await deployment.is_known_as("standby", at=aside["LISTEN"])
            asked = time.monotonic()
            assert await first.stops(A_FEW_SECONDS) == 0
            await deployment.is_known_as("leader", at=aside["LISTEN"])
            assert time.monotonic() - asked < NOT_GIVEN_BACK


async def test_a_process_that_cannot_reach_telegram_waits_and_stops_when_asked(deployment: Deployment) -> None:
    bot = await deployment.runs(BOT_API_URL=f"http://127.0.0.1:{free_port()}")
    await bot.says("telegram cannot be reached")
    assert (await deployment.page("/healthz"))[0] == 200
    assert await bot.stops(A_FEW_SECONDS) == 0
    assert "Unclosed" not in bot.complaints
