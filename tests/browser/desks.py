"""A desk in a real browser: somebody who has come in, and a look at a page at every size."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.chromium import SIZES
from tests.browser.coming_in import comes_in
from tests.browser.visitor import barriers
from tests.end_to_end.program import free_port
from tests.stories.listing import are_sought, brings, rows
from tests.town import Town

MANY = 4


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Town]:
    """A town with a desk, an administrator in the chat, and a list that waits."""
    port = free_port()
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with Town(folder, **at, second_factor="required") as town:
        maria = await town.operator("Maria", "admin")
        await are_sought(town, maria, MANY)
        await brings(maria, rows(MANY) + "5;Невідомий;Петро;Петрович;01.01.1980\n")
        yield town


async def enrols(page: Page, town: Town, name: str, role: str = "reviewer") -> None:
    """Makes a passkey by an invitation, is let in, signs in."""
    await comes_in(page, town, name, role)
    assert await barriers(page) == []
    await page.goto(f"{town.settings().desk_url}/lists")
    await expect(page.locator(".rows a")).to_be_visible()


async def looks_right(page: Page, where: str) -> None:
    """Nothing keeps anybody out, at any size, in either light."""
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        assert await barriers(page) == [], (where, width)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (where, width)
    await page.emulate_media(color_scheme="dark")
    assert await barriers(page) == [], (where, "dark")
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size({"width": SIZES[2][0], "height": SIZES[2][1]})
