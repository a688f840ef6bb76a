"""Everything that can go wrong between a bot and Telegram."""

import asyncio

import aiohttp
import pytest

from bot.rehearsal import Account, PlannedFault, StandIn
from tests.standin.client import Client


async def test_a_flood_limit_says_how_long_to_wait(standin: StandIn, client: Client, anna: Account) -> None:
    standin.faults.add(PlannedFault.flood(retry_after=7))
    url = f"{standin.url}/bot42:made-up/sendMessage"
    async with client.session.post(url, json={"chat_id": anna.id, "text": "x"}) as answer:
        assert answer.headers["Retry-After"] == "7"
        assert (await answer.json())["parameters"] == {"retry_after": 7}
    await client.sends(anna, "x")
    assert anna.words() == ["x"]


async def test_a_fault_meets_its_chat_only(standin: StandIn, client: Client, anna: Account) -> None:
    olena = standin.person("Olena")
    await olena.says("/start")
    standin.faults.add(PlannedFault.server_error(), chat=anna.id, times=2)
    await client.sends(olena, "hello")
    for _ in range(2):
        refusal = await client.refusal("sendMessage", chat_id=anna.id, text="x")
        assert refusal == "500 Internal Server Error: restart"
    await client.sends(anna, "x")
    assert len(standin.faults) == 0


async def test_a_fault_leaves_the_poller_alone_unless_it_is_meant(standin: StandIn, client: Client) -> None:
    standin.faults.add(PlannedFault.server_error())
    assert await client.result("getUpdates") == []
    standin.faults.add(PlannedFault.server_error(), method="getUpdates")
    assert (await client.refusal("getUpdates")).startswith("500")


async def test_a_bad_gateway_answers_with_html(standin: StandIn, client: Client) -> None:
    standin.faults.add(PlannedFault.bad_gateway())
    async with client.session.get(f"{standin.url}/bot42:made-up/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_half_an_answer_is_no_json(standin: StandIn, client: Client) -> None:
    standin.faults.add(PlannedFault.bad_json())
    with pytest.raises(ValueError, match="Unterminated"):
        await client.call("getMe")


async def test_a_connection_cut_before_has_done_nothing(standin: StandIn, client: Client, anna: Account) -> None:
    standin.faults.add(PlannedFault.cut_before())
    with pytest.raises(aiohttp.ClientError):
        await client.sends(anna, "lost")
    assert anna.words() == []


async def test_a_connection_cut_after_has_done_everything(standin: StandIn, client: Client, anna: Account) -> None:
    standin.faults.add(PlannedFault.cut_after())
    with pytest.raises(aiohttp.ClientError):
        await client.sends(anna, "arrived")
    assert anna.words() == ["arrived"]


async def test_any_refusal_can_be_had_with_its_parameters(standin: StandIn, client: Client, anna: Account) -> None:
    upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
    standin.faults.add(PlannedFault.refused(400, upgraded, migrate_to_chat_id=-1005))
    _, body = await client.call("sendMessage", chat_id=anna.id, text="x")
    assert body == {
        "ok": False,
        "error_code": 400,
        "description": upgraded,
        "parameters": {"migrate_to_chat_id": -1005},
    }


async def test_every_call_is_on_record(standin: StandIn, client: Client, anna: Account) -> None:
    standin.clock = lambda: 1000.5
    await client.sends(anna, "x")
    await client.refusal("sendMessage", chat_id=7, text="x")
    assert [(call.method, call.chat_id, call.status) for call in standin.calls.of("sendMessage")] == [
        ("sendMessage", anna.id, 200),
        ("sendMessage", 7, 400),
    ]
    assert len(standin.calls.to(anna.id)) == 1
    assert standin.calls.per_second() == {1000: 2}


async def test_strict_flood_control_counts_over_all_and_in_each_chat(
    standin: StandIn, client: Client, anna: Account
) -> None:
    now = 1000.0
    standin.clock = lambda: now
    standin.flood.strict = True
    for _ in range(standin.flood.burst):
        await client.sends(anna, "x")
    refusal = await client.refusal("sendMessage", chat_id=anna.id, text="x")
    assert refusal == "429 Too Many Requests: retry after 1"
    others = [standin.person("Somebody") for _ in range(30)]
    for other in others:
        await other.says("/start")
    taken = [(await client.call("sendMessage", chat_id=other.id, text="x"))[0] for other in others]
    assert taken.count(200) == 30 - standin.flood.burst
    now += 1
    await client.sends(anna, "x")


async def test_a_silent_connection_says_nothing_until_the_caller_loses_patience(
    standin: StandIn, client: Client, anna: Account
) -> None:
    for fault, arrived in ((PlannedFault.silence(), []), (PlannedFault.silence().after_all(), ["heard"])):
        standin.faults.add(fault)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await client.sends(anna, "heard")
        assert anna.words() == arrived
