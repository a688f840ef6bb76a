"""One browser for the session, and a page on which a bot of a few lines writes; without Chromium nothing of it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.rehearsal import Account, StandIn
from bot.rehearsal.page import Part, Stage, page_routes
from tests.browser.chromium import CHROMIUM, MISSING, Windows, launched
from tests.browser.visitor import Visitor
from tests.standin.client import TOKEN, Client


@pytest.fixture(autouse=True)
def _needs_chromium() -> Iterator[None]:
    if CHROMIUM is None:
        pytest.skip(MISSING)
    yield


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def windows() -> AsyncIterator[Windows]:
    """Of one Chromium."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    async with launched() as browser:
        yield Windows(browser)


class Chat:
    """Anna's chat with a bot that says what the test wants; Borys is beside her."""

    def __init__(self, standin: StandIn, anna: Account, bot: Client, windows: Windows) -> None:
        self.standin, self.anna, self.bot, self.windows = standin, anna, bot, windows

    async def told(self, words: str, *buttons: str) -> None:
        """The bot writes to Anna."""
        await self.bot.sends(self.anna, words, *buttons)

    @asynccontextmanager
    async def opened(self, **screen: Any) -> AsyncIterator[Visitor]:
        """Somebody opens the page and looks at Anna's chat."""
        async with self.windows.opened(self.standin.url, **screen) as page:
            visitor = Visitor(page, self.anna.id)
            await expect(visitor.messages.locator(".message, .description").first).to_be_visible()
            yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def chat(windows: Windows) -> AsyncIterator[Chat]:
    """A chat in which Anna has written /start."""
    standin = StandIn(TOKEN)
    anna, borys = standin.person("Anna", language_code="en"), standin.person("Борис", language_code="uk")
    names = [{"uk": "Анна", "en": "Anna"}, {"uk": "Борис", "en": "Borys"}]
    parts = [Part(person, name, name) for person, name in zip((anna, borys), names, strict=True)]
    await standin.start(routes=page_routes(standin, Stage(parts)))
    async with aiohttp.ClientSession() as session:
        await anna.says("/start")
        yield Chat(standin, anna, Client(standin, session), windows)
    await standin.stop()
