"""The way to Telegram says whether anything was sent, and never says the token."""

import asyncio
import logging
import socket
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError

from bot.rehearsal import PlannedFault, StandIn
from bot.transport import AiohttpRequest, NotSent, UnknownOutcome, caller

TOKEN = "1234:rehearsal"


@pytest.fixture
async def silent() -> AsyncIterator[int]:
    """The port of a server that takes every connection and never answers."""
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def test_who_cannot_connect_has_sent_nothing(request_: AiohttpRequest) -> None:
    with pytest.raises(NotSent):
        await caller(request_, f"http://127.0.0.1:{closed_port()}", TOKEN)("getMe", {})


async def test_a_name_that_is_not_known_means_nothing_was_sent(request_: AiohttpRequest) -> None:
    with pytest.raises(NotSent):
        await caller(request_, "http://telegram.invalid", TOKEN)("getMe", {})


async def test_a_wait_for_a_free_connection_has_sent_nothing(silent: int) -> None:
    async with AiohttpRequest(pool_size=1, connect_timeout=0.1, read_timeout=5) as narrow:
        call = caller(narrow, f"http://127.0.0.1:{silent}", TOKEN)
        first = asyncio.create_task(call("getMe", {}))
        await asyncio.sleep(0)
        with pytest.raises(NotSent):
            await call("getMe", {})
        first.cancel()
        await asyncio.wait([first])


async def test_a_server_that_never_answers_leaves_it_unknown(silent: int) -> None:
    async with AiohttpRequest(read_timeout=0.1) as impatient:
        with pytest.raises(UnknownOutcome):
            await caller(impatient, f"http://127.0.0.1:{silent}", TOKEN)("getMe", {})


@pytest.mark.parametrize("fault", [PlannedFault.cut_before(), PlannedFault.cut_after()])
async def test_a_cut_connection_leaves_it_unknown(
    telegram: StandIn, request_: AiohttpRequest, fault: PlannedFault
) -> None:
    telegram.faults.add(fault)
    with pytest.raises(UnknownOutcome):
        await caller(request_, telegram.url, TOKEN)("getMe", {})


async def test_the_token_is_never_told(request_: AiohttpRequest, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told, token = [], "1234:" + "secret"[::-1]
    for url in (f"http://127.0.0.1:{closed_port()}", "http://telegram.invalid", "http://", "ftp://127.0.0.1"):
        with pytest.raises(NetworkError) as failed:
            await caller(request_, url, token)("getMe", {})
        told += traceback.format_exception(failed.value)
    assert "terces" not in "".join(told) + caplog.text


async def test_python_telegram_bot_speaks_through_it(telegram: StandIn, request_: AiohttpRequest) -> None:
    anna = telegram.person("Anna")
    await anna.says("/start")
    async with Bot(
        TOKEN, base_url=f"{telegram.url}/bot", request=request_, get_updates_request=AiohttpRequest()
    ) as bot:
        await bot.send_message(anna.id, "Good day")
        await bot.send_document(anna.id, InputFile(b"a,b\n1,2\n", "list.csv"), caption="The list")
    assert anna.words() == ["Good day", "The list"]
