"""The desk when something comes in between: nothing that was written is lost, nothing is done twice."""

import secrets
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.use_cases.staff import desk_accounts
from desk.acting import COOKIE
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.browser.chromium import SIZES, Windows
from tests.browser.desks import MANY, desk, enrols
from tests.browser.visitor import barriers
from tests.desk.working import counted
from tests.stories.confirming import last
from tests.stories.listing import opens_the_list, proposes_sure
from tests.town import Town

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]
SILENCE = 31 * 60
UNHEARD = "Failed to load resource"
ANYTHING = ""  # what the live numbers hear when the session has ended depends on the moment


async def signs_in_again(page: Page, town: Town, name: str) -> None:
    """In another tab, as the page offers it."""
    token = secrets.token_urlsafe(32)
    await town.store.run(_begins, name, token, int(town.clock()))
    url = str(town.settings().desk_url).replace("http:", "https:")
    await page.context.add_cookies([{"name": COOKIE, "value": token, "url": url, "secure": True}])


async def _begins(tx: Transaction, name: str, token: str, now: int) -> None:
    operator = next(one for one in await operators.active(tx) if one.name == name)
    await desk_accounts.begin(tx, operator, token, now)


async def test_a_reason_survives_the_end_of_the_session(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en", but=ANYTHING) as page:
        ivan = await town.operator("Ivan")
        await opens_the_list(ivan)
        await proposes_sure(ivan, MANY)
        await enrols(page, town, "Petro", "verifier")
        await page.goto(f"{town.settings().desk_url}/lists/{await last(town, 'returned_list')}/second")
        pair = page.locator(".pair").first
        await pair.locator("summary").click()
        await pair.locator("textarea").fill("Another mother's name")
        town.clock.ahead += SILENCE
        await pair.locator("textarea ~ button").click()
        await expect(pair.locator(".why")).to_contain_text("You were signed out.")
        await expect(pair.locator(".why a")).to_have_attribute("target", "_blank")
        await expect(pair.locator("textarea")).to_have_value("Another mother's name")
        assert await barriers(page) == []
        await signs_in_again(page, town, "Petro")
        await pair.locator("textarea ~ button").click()
        await expect(pair.locator(".mark b")).to_contain_text("not right")
        assert await counted(town, "return_report", "state = 'rejected'") == 1


async def test_a_name_that_was_typed_survives_the_end_of_the_session(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en", but=ANYTHING) as page:
        await enrols(page, town, "Petro")
        await page.locator(".rows a").click()
        await page.locator("tr[aria-current]").wait_for()
        await page.keyboard.press("/")
        await page.keyboard.type("Коваль")
        town.clock.ahead += SILENCE
        await page.keyboard.press("Enter")
        await expect(page.locator("#panel .why")).to_contain_text("You were signed out.")
        await expect(page.locator("#naming [name=words]")).to_have_value("Коваль")
        assert await barriers(page) == []
        await signs_in_again(page, town, "Petro")
        await page.locator("#naming [name=words]").press("Enter")
        await expect(page.locator("#found button").first).to_be_visible()


async def test_what_is_looked_for_comes_back_after_the_sign_in(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[0], "en", but=ANYTHING) as page:
        await enrols(page, town, "Petro")
        await page.goto(f"{town.settings().desk_url}/find")
        town.clock.ahead += SILENCE
        await page.locator("#words").press_sequentially("Коваль")
        await expect(page.locator("#results .why a")).to_be_visible()
        assert await barriers(page) == []
        await signs_in_again(page, town, "Petro")
        await page.evaluate("dispatchEvent(new Event('focus'))")  # back from the other tab
        await expect(page.locator("#results .rows a").first).to_be_visible()
        await expect(page.locator("#words")).to_have_value("Коваль")


async def test_a_restart_of_the_bot_loses_no_decision(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "uk", but=UNHEARD) as page:
        await enrols(page, town, "Петро")
        await page.goto(f"{town.settings().desk_url}/lists/{await last(town, 'returned_list')}/through")
        pairs = page.locator(".pair")
        await pairs.nth(0).locator("[data-key=y]").click()
        await expect(pairs.nth(0).locator(".mark b")).to_be_visible()
        await town.closes()
        await pairs.nth(1).locator("[data-key=n]").click()
        await expect(pairs.nth(1).locator(".why")).to_be_visible()
        await town.opens()
        await pairs.nth(1).locator("[data-key=n]").click()
        await expect(pairs.nth(1).locator(".mark b")).to_be_visible()
        await page.keyboard.press("Shift+Y")
        await expect(page.locator(".none")).to_be_visible()
        await town.settles()
        assert await counted(town, "return_report", "state = 'open'") == MANY - 1


async def test_of_two_tabs_one_proposes_and_the_other_is_told_so(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en", but=UNHEARD) as page:
        await enrols(page, town, "Petro")
        through = f"{town.settings().desk_url}/lists/{await last(town, 'returned_list')}/through"
        await page.goto(through)
        other = await page.context.new_page()
        await other.goto(through)
        await expect(other.locator(".pair")).to_have_count(MANY)
        await page.keyboard.press("Shift+Y")
        await expect(page.locator(".none")).to_be_visible()
        await town.settles()
        await other.keyboard.press("y")
        await expect(other.locator(".pair .why")).to_contain_text("decided in the meantime")
        await other.keyboard.press("Shift+Y")
        await expect(other.locator("h1")).to_have_text("Not done")
        await other.close()
        assert await counted(town, "return_report", "1 = 1") == MANY


async def test_the_way_back_leads_to_the_list_as_it_is_now(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        await enrols(page, town, "Petro")
        await page.locator(".rows a").click()
        here = page.locator("tr[aria-current]")
        first = await here.get_attribute("data-row")
        await page.keyboard.press("y")
        await expect(page.locator(f"#row-{first} .state")).to_contain_text("proposed")
        await page.locator(".side a[href='/']").click()
        await expect(page.locator(".hands")).to_contain_text("row 2")
        await page.go_back()
        await expect(page.locator(f"#row-{first} .state")).to_contain_text("proposed")
        await expect(here).not_to_have_attribute("data-row", str(first))
        await expect(here.locator(".state small").last).to_contain_text("15 minutes left")
