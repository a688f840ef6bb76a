"""What administrators have at the desk, in a real browser: nothing keeps anybody out, at any size, in either light."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.i18n import Language
from tests.browser.chromium import SIZES, Windows
from tests.browser.coming_in import comes_in
from tests.browser.visitor import barriers
from tests.end_to_end.program import free_port
from tests.promises.quick import presses
from tests.stories.broadcasting import puts_it, writes
from tests.town import Town

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]
PAGES = (
    "/updates", "/updates/new", "/numbers", "/numbers?what=told", "/people", "/people/history", "/guides", "/guides/1",
    "/exports", "/email", "/lockdown", "/announcements",
)  # fmt: skip
ALSO = (
    "/queue", "/second", "/talks", "/sightings", "/held", "/doubles", "/telephone", "/stop", "/account",
)  # fmt: skip


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_the_pages_of_an_administrator_are_read_by_everybody(
    windows: Windows, tmp_path: Path, language: Language
) -> None:
    port = free_port()
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    async with Town(tmp_path, **at) as town, windows.opened("about:blank", SIZES[0], language) as page:
        olha = await town.operator("Olha", "admin")
        iryna = await town.operator("Iryna", "broadcaster")
        await writes(iryna)
        await puts_it(iryna)
        await comes_in(page, town, "Petro", "admin")
        await presses(olha, "exchangeon", 0)  # which stands on every page until Petro has read it
        await expect(page.locator("#announced a")).to_have_text(re.compile(r"^\d"))
        found = [await first(page, at["desk_url"], *one) for one in (("/people", "tbody a"), ("/updates", ".rows a"))]
        for path in (*PAGES, *found):
            await page.goto(f"{at['desk_url']}{path}")
            for (width, height), scheme in ((SIZES[0], "light"), (SIZES[-1], "dark")):
                await page.set_viewport_size({"width": width, "height": height})
                await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                assert await barriers(page) == [], (path, width, scheme)
                assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        await page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
        for path in ALSO:  # once each: narrow, in the dark
            await page.goto(f"{at['desk_url']}{path}")
            assert await barriers(page) == [], path
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        await page.emulate_media(color_scheme="light")


async def first(page: Page, url: str, path: str, link: str) -> str:
    """Where the first link of a page leads."""
    await page.goto(f"{url}{path}")
    return await page.locator(link).first.get_attribute("href") or ""
