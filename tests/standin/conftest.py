"""A stand-in that listens, a client for it, and Anna."""

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from bot.rehearsal import Account, StandIn
from tests.standin.client import TOKEN, Client


@pytest_asyncio.fixture
async def standin() -> AsyncIterator[StandIn]:
    standin = StandIn(TOKEN)
    await standin.start()
    yield standin
    await standin.stop()


@pytest_asyncio.fixture
async def client(standin: StandIn) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(standin, session)


@pytest_asyncio.fixture
async def anna(standin: StandIn) -> Account:
    """Anna speaks Ukrainian and has started the bot; her first update is gone."""
    anna = standin.person("Anna", language_code="uk")
    await anna.says("/start")
    standin.updates.drop()
    return anna
