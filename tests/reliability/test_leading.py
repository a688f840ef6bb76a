"""One process leads; what watches it can see whether it does; what is due on time is done also when late."""

import asyncio
import json
import platform
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

import bot
from bot import leading
from bot.inbox.webhook import SECRET_HEADER, receiver
from bot.leading import SECONDS, Alone, Leadership
from bot.model.message import Kind
from bot.model.reminder import Unsaid
from bot.reach import LOST, Reach
from bot.schedule import ScheduledJob, schedule
from bot.tidying import ErasureReport
from bot.transport import Answer, Caller, NotSent
from bot.web import Health, application
from storage.staff import lockdowns
from storage.store.lease import LeaseLost
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.reliability.clock import Clock
from tests.reliability.desk import message
from tests.reliability.office import Office
from tests.town import Town


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "RENEW_EVERY", 0.001)


async def test_whoever_has_lost_the_lease_ends(store: Store, clock: Clock) -> None:
    first, second = Leadership(store, "first", clock), Leadership(store, "second", clock, is_alone=lambda: True)
    taken = await first.take()
    assert (await second.take()).epoch == taken.epoch + 1
    with pytest.raises(LeaseLost):
        await first.keep(taken)


async def test_who_has_the_lock_knows_since_when_nobody_else_lives(tmp_path: Path, clock: Clock) -> None:
    first, second = [Alone(f"sqlite:///{tmp_path}/z.db", clock) for _process in range(2)]
    begun = clock()
    assert first.ask()
    assert not second.ask()
    clock.passes(5)
    assert first.ask()
    assert (first.since, second.since) == (begun, None)
    first.release()
    assert second.ask()
    assert (first.since, second.since) == (None, begun + 5)
    second.release()
    assert not Alone("postgresql://somewhere", clock).ask()


async def test_whoever_was_handed_the_lease_has_the_lock_as_soon_as_it_is_free(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    first, second = [Alone(f"sqlite:///{tmp_path}/z.db", clock) for _process in range(2)]
    assert first.ask()
    leader = Leadership(store, "second", clock, is_alone=second.ask)
    keeping = asyncio.create_task(leader.keep(await leader.take()))
    assert second.since is None
    first.release()
    while second.since is None:
        await store.changes.wait(0.01)
    keeping.cancel()
    assert not first.ask()
    second.release()


async def test_a_lease_that_was_not_renewed_in_time_is_overdue(store: Store, clock: Clock) -> None:
    leader = Leadership(store, "first", clock)
    assert not leader.is_overdue()
    await leader.take()
    clock.passes(SECONDS)
    assert not leader.is_overdue()
    clock.passes(1)
    assert leader.is_overdue()


class Watch:
    """The pages, looked at from outside."""

    def __init__(self, client: TestClient[Any, Any], leader: Leadership, kept: ErasureReport, reach: Reach) -> None:
        self.client, self.leader, self.kept, self.reach = client, leader, kept, reach

    async def sees(self, path: str) -> tuple[int, str]:
        async with self.client.get(path) as page:
            return page.status, await page.text()


@pytest.fixture
async def watch(store: Store, clock: Clock) -> AsyncIterator[Watch]:
    leader = Leadership(store, "first", clock)
    kept = ErasureReport(unsaid=Counter({Unsaid.NIGHT: 2}))
    reach = Reach(clock, polls=True)
    health = Health(store, leader, {("reply", "sent"): 3}, kept, reach, clock)
    webhook = ("/hook", receiver(store, "secret", clock))
    async with TestClient(TestServer(application(health, webhook))) as client:
        yield Watch(client, leader, kept, reach)


async def test_a_standby_is_ready_and_says_so(watch: Watch) -> None:
    assert await watch.sees("/readyz") == (200, "standby")
    await watch.leader.take()
    assert await watch.sees("/readyz") == (200, "leader")
    await watch.leader._store.run(lockdowns.begin, None, 1)
    assert await watch.sees("/readyz") == (200, "leader, lockdown")


async def test_nobody_is_ready_without_a_database(store: Store, watch: Watch) -> None:
    await store.close()
    assert (await watch.sees("/readyz"))[0] == 503


async def _answers(
    status: int, body: bytes, method: str, params: object, *, read_timeout: float | None = None
) -> Answer:
    return status, body


FINE = partial(_answers, 200, b'{"ok": true, "result": []}')
STOLEN = partial(_answers, 409, b'{"ok": false, "error_code": 409, "description": "Conflict"}')
A_PROXY = partial(_answers, 200, b"<html>Please log in</html>")


@pytest.mark.parametrize("poll", [STOLEN, A_PROXY])
async def test_who_cannot_reach_telegram_is_not_ready_and_yet_well(watch: Watch, clock: Clock, poll: Caller) -> None:
    await watch.leader.take()
    watch.reach.begins()
    await watch.reach.watched("poll", FINE)("getUpdates", {})
    clock.passes(LOST)
    await watch.reach.watched("poll", poll)("getUpdates", {})
    await watch.reach.watched("send", FINE)("sendMessage", {})  # what we say may arrive, what families say does not
    assert await watch.sees("/readyz") == (200, "leader")
    clock.passes(1)
    await watch.leader.take()
    assert await watch.sees("/readyz") == (503, "no telegram")
    assert (await watch.sees("/healthz"))[0] == 200
    await watch.reach.watched("poll", FINE)("getUpdates", {})
    assert await watch.sees("/readyz") == (200, "leader")


async def test_who_cannot_send_for_two_minutes_is_not_ready_either_and_the_log_says_so_once(
    watch: Watch, clock: Clock
) -> None:
    await watch.leader.take()
    watch.reach.begins()
    with capture_logs() as written:
        for seconds in (0, LOST, 1, 60):
            clock.passes(seconds)
            await watch.leader.take()
            await watch.reach.watched("poll", FINE)("getUpdates", {})
            await watch.reach.watched("send", A_PROXY)("sendMessage", {})
            watch.reach.say()
        assert await watch.sees("/readyz") == (503, "no telegram")
        await watch.reach.watched("send", FINE)("sendMessage", {})
        watch.reach.say()
    assert await watch.sees("/readyz") == (200, "leader")
    assert [line["log_level"] for line in written if "telegram" in line["event"]] == ["critical", "warning"]


async def test_a_standby_does_not_try_to_reach_telegram(watch: Watch, clock: Clock) -> None:
    clock.passes(2 * LOST)
    assert await watch.sees("/readyz") == (200, "standby")


async def test_how_telegram_has_answered_is_counted_by_way_and_status(watch: Watch) -> None:
    for call in (FINE, STOLEN, STOLEN, A_PROXY):
        await watch.reach.watched("poll", call)("getUpdates", {})
    with pytest.raises(NotSent):
        await watch.reach.watched("send", _is_cut)("sendMessage", {})
    await watch.leader.take()
    _status, page = await watch.sees("/metrics")
    for line in (
        'zvistka_telegram_failures_total{status="409",way="poll"} 2.0',
        'zvistka_telegram_failures_total{status="200",way="poll"} 1.0',
        'zvistka_telegram_failures_total{status="none",way="send"} 1.0',
        'zvistka_telegram_success_timestamp_seconds{way="poll"} 1.8e+09',
        "zvistka_leader 1.0",
        "zvistka_lease_age_seconds 0.0",
        "process_resident_memory_bytes",
        f'zvistka_build_info{{python="{platform.python_version()}",version="{bot.__version__}"}} 1.0',
    ):
        assert line in page


async def _is_cut(method: str, params: object, *, read_timeout: float | None = None) -> Answer:
    raise NotSent(method)


async def test_of_a_night_that_has_not_been_nothing_is_said(watch: Watch) -> None:
    assert "zvistka_erasure_checked" not in (await watch.sees("/metrics"))[1]
    assert "zvistka_not_erased" not in (await watch.sees("/metrics"))[1]
    watch.kept.at = 1_800_000_000
    assert "zvistka_erasure_checked_timestamp_seconds 1.8e+09" in (await watch.sees("/metrics"))[1]


async def test_how_long_the_oldest_alarm_waits_is_seen_also_when_it_is_tried_again(
    watch: Watch, office: Office
) -> None:
    chat = await office.chat_of(office.telegram.person("Olha"))
    row = await office.puts(chat, "Verified", Kind.ALARM)
    office.clock.passes(40)
    await office.store.run(
        lambda tx: tx.execute("UPDATE outbox SET tries = 1, due_at = due_at + 99 WHERE id = :r", r=row)
    )
    assert 'zvistka_oldest_seconds{kind="alarm"} 40.0' in (await watch.sees("/metrics"))[1]
    assert 'zvistka_oldest_seconds{kind="notice"} 0.0' in (await watch.sees("/metrics"))[1]


async def test_a_process_that_does_not_renew_is_not_well(watch: Watch, clock: Clock) -> None:
    assert (await watch.sees("/healthz"))[0] == 200
    clock.passes(SECONDS)
    assert (await watch.sees("/healthz"))[0] == 503


async def test_the_metrics_count_and_name_nobody(watch: Watch, office: Office) -> None:
    anna = office.telegram.person("Anna")
    await office.puts(await office.chat_of(anna), "Dear Anna", Kind.BROADCAST)
    body = json.dumps(message(1, anna.id, "my brother")).encode()
    async with watch.client.post("/hook", data=body, headers={SECRET_HEADER: "secret"}) as answer:
        assert answer.status == 200
    office.clock.passes(40)
    status, page = await watch.sees("/metrics")
    assert status == 200
    for line in (
        'zvistka_outbox{kind="broadcast",state="due"} 1.0',
        "zvistka_inbox_waiting 1.0",
        "zvistka_inbox_dead 0.0",
        "zvistka_inbox_oldest_seconds 40.0",
        'zvistka_sends_total{kind="reply",outcome="sent"} 3.0',
        'zvistka_operators{role="admin"} 0.0',
        'zvistka_reminders_not_sent_total{ground="night"} 2.0',
    ):
        assert line in page
    assert "Anna" not in page
    assert str(anna.id) not in page


async def nothing() -> None:
    return None


def test_what_is_late_is_done_once_and_never_twice_at_a_time() -> None:
    clock = schedule([ScheduledJob(30, nothing), ScheduledJob("5 7 * * *", nothing)])
    jobs = clock.get_jobs()
    assert [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs] == [(None, True, 1)] * 2


def test_times_are_utc() -> None:
    at = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert ScheduledJob("5 7 * * *", nothing).trigger().get_next_fire_time(None, at) == at.replace(hour=7, minute=5)
    assert ScheduledJob(30, nothing).trigger().get_next_fire_time(at, at) == at + timedelta(seconds=30)


async def test_a_leader_keeps_its_lease_while_it_waits_for_telegram(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.telegram.start()
    port = urlsplit(town.telegram.url).port
    await town.telegram.stop()
    watching = await Store.open(town.database_url, [town.keys])
    starting = asyncio.create_task(town.opens())
    ends: set[float | None] = set()
    async with asyncio.timeout(20):
        while len(ends) < 5:
            ends.add(await watching.read(_end_of_the_lease))
    assert not starting.done()
    await town.telegram.start(port or 0)
    await starting
    await town.relative("Anna").agrees()
    await town.closes()
    await town.telegram.stop()
    await watching.close()


async def _end_of_the_lease(tx: Transaction) -> float | None:
    row = await tx.one("SELECT until FROM lease")
    return row["until"] if row else None
