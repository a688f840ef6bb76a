"""getUpdates and the webhook, as Telegram keeps and gives updates."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import web

from bot.rehearsal import Account, StandIn
from tests.standin.client import Client


async def test_updates_stay_until_a_higher_offset_confirms_them(client: Client, anna: Account) -> None:
    for text in ("one", "two", "three"):
        await anna.says(text)
    first, second, third = [update["update_id"] for update in await client.result("getUpdates")]
    assert (second, third) == (first + 1, first + 2)
    assert len(await client.result("getUpdates", limit=2)) == 2
    assert [u["message"]["text"] for u in await client.result("getUpdates", offset=second)] == ["two", "three"]
    assert [u["message"]["text"] for u in await client.result("getUpdates", offset=first)] == ["two", "three"]
    assert await client.result("getUpdates", offset=third + 1) == []
    assert await client.result("getUpdates") == []


async def test_a_negative_offset_forgets_all_but_the_last(client: Client, anna: Account) -> None:
    for text in ("one", "two", "three"):
        await anna.says(text)
    assert [u["message"]["text"] for u in await client.result("getUpdates", offset=-1)] == ["three"]
    assert len(await client.result("getUpdates")) == 1


async def test_an_offset_far_ahead_confirms_nothing(standin: StandIn, client: Client, anna: Account) -> None:
    await anna.says("one")
    assert len(await client.result("getUpdates", offset=standin.updates.next_id + 1000)) == 1
    assert len(await client.result("getUpdates")) == 1


async def test_ids_may_start_again_lower(standin: StandIn, client: Client, anna: Account) -> None:
    old = standin.updates.next_id
    standin.updates.renumber(1000)
    await anna.says("after a quiet week")
    (update,) = await client.result("getUpdates", offset=old)
    assert update["update_id"] == 1000


async def test_a_poller_waits_for_the_next_update(standin: StandIn, client: Client, anna: Account) -> None:
    waiting = asyncio.create_task(client.result("getUpdates", timeout=50))
    await _poller_waits(standin)
    await anna.says("here")
    (update,) = await waiting
    assert update["message"]["text"] == "here"


async def test_a_second_waiting_poller_ends_the_first(standin: StandIn, client: Client, anna: Account) -> None:
    first = asyncio.create_task(client.refusal("getUpdates", timeout=50))
    await _poller_waits(standin)
    second = asyncio.create_task(client.result("getUpdates", timeout=50))
    assert (await first).startswith("409 Conflict: terminated by other getUpdates request")
    await anna.says("here")
    assert len(await second) == 1


async def _poller_waits(standin: StandIn) -> None:
    assert await standin.changes.until(lambda: standin.updates.is_awaited or None, 10)


async def test_kinds_nobody_asked_for_are_not_queued(client: Client, anna: Account) -> None:
    await client.result("getUpdates", allowed_updates=["message"])
    await anna.blocks()
    await anna.unblocks()
    await anna.says("hello")
    (update,) = await client.result("getUpdates")
    assert "message" in update
    await client.result("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    await anna.blocks()
    (update,) = await client.result("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_any_raw_update_can_be_sent(standin: StandIn, client: Client) -> None:
    update_id = standin.raw_update({"message": {"date": 10**18}})
    assert await client.result("getUpdates") == [{"update_id": update_id, "message": {"date": 10**18}}]


class Receiver:
    """A bot's webhook that fails as often as it was told to."""

    def __init__(self) -> None:
        self.taken: list[tuple[str | None, str]] = []
        self.failures = 0
        self.changed = asyncio.Condition()

    async def post(self, request: web.Request) -> web.Response:
        update = json.loads(await request.read())
        async with self.changed:
            if self.failures:
                self.failures -= 1
                return web.Response(status=500)
            secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
            self.taken.append((secret, update["message"]["text"]))
            self.changed.notify_all()
        return web.Response()

    async def has(self, number: int) -> list[tuple[str | None, str]]:
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(lambda: len(self.taken) == number)
        return self.taken


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.post)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield receiver, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_and_again_until_it_takes_them(
    standin: StandIn, client: Client, anna: Account, receiver: tuple[Receiver, str]
) -> None:
    hook, url = receiver
    hook.failures = 2
    standin.webhook.first_pause = 0
    await client.result("setWebhook", url=url, secret_token="s3cret")
    for text in ("one", "two", "three"):
        await anna.says(text)
    assert await hook.has(3) == [("s3cret", "one"), ("s3cret", "two"), ("s3cret", "three")]
    info = await client.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    assert (await client.refusal("getUpdates")).startswith("409 Conflict: can't use getUpdates method while webhook")
    await client.result("deleteWebhook")
    assert (await client.result("getWebhookInfo"))["url"] == ""


async def test_a_webhook_outside_of_this_machine_is_refused(client: Client) -> None:
    assert (await client.refusal("setWebhook", url="https://example.org/")).startswith("400 Bad Request: bad webhook")
