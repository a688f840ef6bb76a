"""Whatever Telegram was told has arrived is in the database."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.lanes import entry, lane
from bot.inbox.polling import Poller
from bot.inbox.webhook import SECRET_HEADER, receiver
from bot.rehearsal import PlannedFault, StandIn
from bot.transport import AiohttpRequest, caller
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.reliability.clock import Clock
from tests.reliability.desk import message

SECRET = "only-telegram-knows"


async def rows(tx: Transaction) -> list[Row]:
    return await tx.all("SELECT update_id, sealed, id FROM inbox ORDER BY id")


async def raws(tx: Transaction) -> list[Any]:
    return [json.loads(tx.unseal("inbox", row["id"], row["sealed"])["raw"]) for row in await rows(tx)]


class Polling:
    """A poller at work; the pauses that it made are noted and not waited for."""

    def __init__(self, store: Store, telegram: StandIn, request: AiohttpRequest, clock: Clock) -> None:
        self.store, self.telegram, self.pauses = store, telegram, list[float]()
        call = caller(request, telegram.url, telegram.token)
        self.poller = Poller(store, call, ["message", "callback_query"], clock, self._pauses)
        self.task = asyncio.create_task(self.poller.work())

    async def _pauses(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    async def has_kept(self, number: int) -> list[Any]:
        """Waits until so many updates are in the database; the updates."""
        async with asyncio.timeout(20):
            while len(kept := await self.store.read(raws)) < number:
                await self.store.changes.wait(0.05)
        return kept

    async def ends(self) -> None:
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task


@pytest.fixture
async def polling(store: Store, telegram: StandIn, request_: AiohttpRequest, clock: Clock) -> AsyncIterator[Polling]:
    started = Polling(store, telegram, request_, clock)
    yield started
    await started.ends()


async def test_what_was_said_is_kept_as_it_came(polling: Polling) -> None:
    anna = polling.telegram.person("Anna")
    await anna.says("Добрий день 🌻")
    [kept] = await polling.has_kept(1)
    assert kept["message"]["text"] == "Добрий день 🌻"
    assert kept["message"]["chat"]["id"] == anna.id


async def test_no_update_is_confirmed_before_it_is_committed(polling: Polling) -> None:
    for number in range(250):
        await polling.telegram.person(f"Person {number}").says("Good day")
    await polling.has_kept(250)
    await confirmed(polling)
    kept = await polling.store.read(rows)
    asked = [int(call.params["offset"]) for call in polling.telegram.calls if "offset" in call.params]
    assert "offset" not in polling.telegram.calls[0].params
    assert set(asked) <= {row["update_id"] + 1 for row in kept}


async def confirmed(polling: Polling) -> None:
    async with asyncio.timeout(20):
        while polling.telegram.updates.pending:
            await polling.store.changes.wait(0.01)


async def test_a_poller_that_is_ended_loses_nothing(store: Store, polling: Polling, request_: AiohttpRequest) -> None:
    for number in range(150):
        await polling.telegram.person(f"Person {number}").says("Good day")
    await polling.has_kept(1)
    await polling.ends()
    again = Polling(store, polling.telegram, request_, Clock(store))
    assert len(await again.has_kept(150)) == 150
    await again.ends()


async def test_ids_that_start_anew_after_a_quiet_week_are_taken(polling: Polling) -> None:
    anna = polling.telegram.person("Anna")
    await anna.says("before")
    await polling.has_kept(1)
    polling.telegram.updates.renumber(7)
    await anna.says("after")
    polling.telegram.updates.end_wait("the poll has lasted its fifty seconds")
    assert [kept["message"]["text"] for kept in await polling.has_kept(2)] == ["before", "after"]


async def test_what_cannot_be_parsed_stops_nothing(polling: Polling) -> None:
    polling.telegram.raw_update({"message": {"date": 10**18, "chat": "nonsense"}})
    polling.telegram.raw_update({"something_new": {"text": "\ud83d"}})
    await polling.telegram.person("Anna").says("Good day")
    assert len(await polling.has_kept(3)) == 3


async def test_faults_on_the_way_are_waited_out_with_growing_pauses(polling: Polling) -> None:
    conflict, flood = (
        PlannedFault.refused(409, "Conflict: terminated by other getUpdates request"),
        PlannedFault.flood(),
    )
    for fault in (PlannedFault.bad_gateway(), PlannedFault.bad_json(), PlannedFault.cut_before(), conflict, flood):
        polling.telegram.faults.add(fault, method="getUpdates")
    anna = polling.telegram.person("Anna")
    await anna.says("one")
    await polling.has_kept(1)
    await anna.says("two")
    await polling.has_kept(2)
    assert polling.pauses == [1, 2, 4, 8, 16]


@pytest.fixture
async def hook(store: Store, clock: Clock) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application(client_max_size=4096)
    app.router.add_post("/hook", receiver(store, SECRET, clock))
    async with TestClient(TestServer(app)) as client:
        yield client


async def posted(hook: TestClient[web.Request, web.Application], body: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with hook.post("/hook", data=body, headers=headers) as answer:
        return answer.status


async def test_the_webhook_says_yes_after_the_commit(store: Store, hook: Any) -> None:
    body = json.dumps(message(1, 5)).encode()
    assert [await posted(hook, body), await posted(hook, body)] == [200, 200]
    assert await store.read(raws) == [message(1, 5)]


@pytest.mark.parametrize("secret", [None, "", "wrong", "only-telegram-know", "ключ"])
async def test_the_webhook_listens_to_telegram_only(store: Store, hook: Any, secret: str | None) -> None:
    assert await posted(hook, json.dumps(message(1, 5)).encode(), secret) == 403
    assert await store.read(rows) == []


async def test_the_webhook_refuses_what_is_no_update(hook: Any) -> None:
    assert [await posted(hook, body) for body in (b"{", b"[]", b'{"message":{}}')] == [400, 400, 400]
    assert await posted(hook, b" " * 5000) == 413


HOSTILE = [
    b"[" * 4_000,
    b'{"update_id":' + b"9" * 30 + b',"message":{"chat":{"id":1}}}',
    b'{"update_id":1.5}',
    b"\xff\xfe{}",
    b'{"message":' * 300,
]


@pytest.mark.parametrize("body", HOSTILE)
async def test_what_no_telegram_sends_is_refused_for_good(store: Store, hook: Any, body: bytes) -> None:
    assert await posted(hook, body) == 400
    assert await store.read(rows) == []


async def test_a_header_of_any_bytes_is_only_wrong(store: Store, hook: Any) -> None:
    reader, writer = await asyncio.open_connection(hook.host, hook.port)
    secret = SECRET_HEADER.encode() + b": \xff\xfe\x80"
    writer.write(b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + secret + b"\r\n\r\n{}")
    await writer.drain()
    assert b" 403 " in await reader.readline()
    writer.close()


async def test_the_webhook_says_no_when_the_store_fails(store: Store, hook: Any) -> None:
    await store.close()
    assert await posted(hook, json.dumps(message(1, 5)).encode()) == 503


def test_a_webhook_without_a_secret_is_refused(store: Store, clock: Clock) -> None:
    with pytest.raises(ValueError, match="secret"):
        receiver(store, "", clock)


PLACES = [
    ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
    ({"update_id": 1, "edited_message": {"chat": {"id": -7}}}, "-7"),
    ({"update_id": 1, "callback_query": {"from": {"id": 6}, "message": {"chat": {"id": -7}}}}, "6"),
    ({"update_id": 1, "my_chat_member": {"chat": {"id": -7}, "from": {"id": 6}}}, "-7"),
    ({"update_id": 1, "poll": {"id": "9"}}, "update 1"),
    ({"update_id": 1, "message": {"chat": "nonsense"}}, "update 1"),
    ({"update_id": 1}, "update 1"),
]


@pytest.mark.parametrize(("update", "named"), PLACES)
def test_the_lane_is_the_chat_or_who_pressed(update: dict[str, Any], named: str) -> None:
    assert lane(update) == named


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "poll", "chat", "from"]), json_values))
def test_whatever_comes_can_be_kept(content: dict[str, Any]) -> None:
    kept = entry({**content, "update_id": 1})
    assert kept is not None
    assert kept[2].encode()
