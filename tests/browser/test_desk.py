"""The desk in a real browser: a passkey of a virtual authenticator, a list that is worked through by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import SIZES, Windows
from tests.browser.visitor import barriers
from tests.desk.working import counted, invited
from tests.end_to_end.program import free_port
from tests.stories.listing import are_sought, brings, rows
from tests.town import Town

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]
MANY = 4
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


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


async def enrols(page: Page, town: Town, name: str) -> None:
    """Makes a passkey by an invitation, is let in, signs in."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    await page.goto(f"{town.settings().desk_url}/enrol#{await invited(town)}")
    await page.locator("input[name=name]").fill(name)
    await page.locator("form.passkey button").click()
    await expect(page.locator(".done")).to_be_visible()
    await town.lets_in()
    await page.goto(f"{town.settings().desk_url}/sign-in")
    await page.locator("form.passkey button").click()
    await page.wait_for_url("**/family")  # at the first sign-in
    assert await barriers(page) == []
    await page.locator("nav a[href='/lists']").click()
    await expect(page.locator(".rows a")).to_be_visible()


async def test_a_list_is_worked_through_by_keys(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        await enrols(page, town, "Petro")
        assert await barriers(page) == []
        await page.locator(".rows a").click()
        here = page.locator("tr[aria-current]")
        await expect(here).to_have_count(1)
        first = await here.get_attribute("data-row")
        await page.keyboard.press("y")
        await expect(page.locator(f"#row-{first} .state")).to_contain_text("proposed")
        await expect(here).not_to_have_attribute("data-row", str(first))
        assert await counted(town, "return_report", "state = 'open'") == 1
        await page.keyboard.press("u")
        await expect(page.locator(f"#row-{first} .state")).to_contain_text("looked at")
        assert await counted(town, "return_report", "state = 'open'") == 0
        await page.keyboard.press("j")
        await expect(here).not_to_have_attribute("data-row", str(first))
        second = await here.get_attribute("data-row")
        await expect(page.locator(f"#panel[data-row='{second}']")).to_be_visible()
        await page.keyboard.press("x")
        await expect(here.locator("input")).to_be_checked()
        await page.keyboard.press("Shift+Y")
        await expect(page.locator(f"#row-{second} .state")).to_contain_text("proposed")
        await page.keyboard.press("/")
        await page.keyboard.type("Коваль")
        await page.keyboard.press("Enter")
        await expect(page.locator("#found button").first).to_be_visible()
        for width, height in SIZES:
            await page.set_viewport_size({"width": width, "height": height})
            assert await barriers(page) == [], (width, height)
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, height)
        await page.emulate_media(color_scheme="dark")
        assert await barriers(page) == [], "dark"
        await page.emulate_media(color_scheme="light")


async def test_a_lost_network_loses_nothing_and_says_so(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[0], "uk", but="net::") as page:
        await enrols(page, town, "Петро")
        await page.locator(".rows a").click()
        here = page.locator("tr[aria-current]")
        first = await here.get_attribute("data-row")
        await page.route("**/rows/**", lambda route: route.abort())
        await page.locator("#panel [data-key=y]").click()
        await expect(page.locator("#panel .why")).to_be_visible()
        assert await counted(town, "return_report", "1 = 1") == 0
        await page.unroute("**/rows/**")
        await page.locator("#panel [data-key=y]").click()
        await expect(page.locator(f"#row-{first} .state")).not_to_contain_text("переглянуто")
        assert await counted(town, "return_report", "state = 'open'") == 1
