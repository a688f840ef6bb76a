"""The desk in a real browser: a passkey of a virtual authenticator, a list that is worked through by keys."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.chromium import SIZES, Windows
from tests.browser.desks import MANY, desk, enrols, looks_right
from tests.browser.visitor import barriers
from tests.desk.working import counted
from tests.register import has_asked
from tests.stories.confirming import last
from tests.stories.listing import opens_the_list, proposes_sure

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


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
        await looks_right(page, "a list")


async def test_a_list_is_looked_through_by_keys(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        await enrols(page, town, "Petro")
        await page.locator(".rows a").click()
        await page.locator(".ways a[href$='/through']").click()
        here, marks = page.locator(".pair[aria-current]"), page.locator(".mark b")
        await expect(page.locator(".pair")).to_have_count(MANY)
        await looks_right(page, "looked through")
        first = await here.get_attribute("data-row")
        await page.keyboard.press("y")
        await expect(page.locator(f"#mark-{first} b")).to_have_text("proposed")
        await expect(here).not_to_have_attribute("data-row", str(first))
        await expect(page.locator(".bulk .n")).to_have_text(str(MANY - 1))
        await page.keyboard.press("u")
        await expect(here).to_have_attribute("data-row", str(first))
        await expect(marks).to_have_count(0)
        await page.keyboard.press("n")
        await expect(page.locator(f"#mark-{first} b")).to_have_text("not this person")
        await page.keyboard.press("Shift+Y")
        await expect(page.locator(".none")).to_contain_text("No row is left for you to look through.")
        await town.settles()
        assert await counted(town, "return_report", "state = 'open'") == MANY - 1
        await looks_right(page, "nothing left")


async def test_the_others_of_a_page_are_found_right_with_one_key(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        ivan = await town.operator("Ivan")
        await opens_the_list(ivan)
        await proposes_sure(ivan, MANY)
        await enrols(page, town, "Petro", "verifier")
        await page.goto(f"{town.settings().desk_url}/lists/{await last(town, 'returned_list')}/second")
        await expect(page.locator("#held")).to_contain_text("15 min more")
        await page.keyboard.press("y")
        await expect(page.locator(".mark b").first).to_contain_text("right")
        await expect(page.locator(".bulk .n")).to_have_text(str(MANY - 1))
        await page.keyboard.press("Shift+Y")
        await expect(page.locator("#verify h2")).to_have_text(f"Verify {MANY} returns")
        assert await counted(town, "comparison", "1 = 1") == MANY
        await looks_right(page, "all right")


async def test_somebody_is_found_as_one_types(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        await enrols(page, town, "Petro")
        await page.wait_for_load_state()  # with the script that reads keys
        await page.keyboard.press("g")
        await expect(page.locator("#anybody")).to_be_focused()
        await page.keyboard.type("Коваль")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/find?search=*")
        await expect(page.locator("#results .rows a").first).to_be_visible()
        before = await counted(town, "audit", "action = 'searched'")
        await page.locator("h1").click()
        await page.keyboard.press("/")
        await page.keyboard.type("Зозуля")
        await expect(page.locator("#results .count")).to_contain_text("Nobody in the register fits.")
        assert await counted(town, "audit", "action = 'searched'") == before + 1, "a word, and not its letters"
        await looks_right(page, "nobody")
        await page.locator("#words").fill("Коваль")
        await expect(page.locator("#results .rows a").first).to_be_visible()
        await looks_right(page, "found")
        await page.reload()
        await expect(page.locator("#words")).to_have_value("Коваль")
        await page.locator("#results .rows a").first.click()
        await page.wait_for_url("**/cases/*")
        await looks_right(page, "a case")
        await page.goto(f"{town.settings().desk_url}/telephone/new?language=uk")
        await page.locator("select[name=category]").select_option("child")
        await expect(page.locator("#parents")).to_be_visible()
        await expect(page.locator("#nationality")).to_be_hidden()
        await looks_right(page, "by phone")


async def test_the_board_is_for_everybody_and_its_numbers_come_by_themselves(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[1], "uk") as page:
        await enrols(page, town, "Петро")
        await page.goto(f"{town.settings().desk_url}/")
        await expect(page).to_have_title(re.compile(r"^Зміна"))
        await has_asked(town.relative("Nina"))
        await expect(page).to_have_title(re.compile(r"^\(1\) Зміна"))
        await expect(page.locator(".waits tr").filter(has_text="Звернення").locator(".count")).to_have_text("1")
        for path in ("/", "/calls", "/handover", "/exchange"):
            await page.goto(f"{town.settings().desk_url}{path}")
            for width, height in SIZES:
                await page.set_viewport_size({"width": width, "height": height})
                assert await barriers(page) == [], (path, width, height)
                assert await page.evaluate("document.querySelector('main').scrollWidth <= innerWidth"), (path, width)
            await page.emulate_media(color_scheme="dark")
            assert await barriers(page) == [], (path, "dark")
            await page.emulate_media(color_scheme="light")
        await page.set_viewport_size({"width": 360, "height": 740})
        await page.locator(".narrow button").click()
        assert await barriers(page) == [], "all pages"
        await page.locator("#more a[href='/handover']").click()
        await expect(page.locator("#note")).to_be_visible()


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
        await expect(page.locator("#panel dd.more").first).to_be_visible()  # who asks, and what warns
        await page.locator("tr[data-row] th a").last.tap()
        last = await page.locator("tr[data-row]").last.get_attribute("data-row")
        await expect(page.locator(f"#panel[data-row='{last}'] h2").first).to_be_in_viewport()
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_the_board_and_the_queue_are_worked_by_keys(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "uk") as page:
        first = await has_asked(town.relative("Anna"))
        town.clock.ahead += 60
        second = await has_asked(town.relative("Olena"), surname="Бойко")
        await enrols(page, town, "Петро")
        await page.goto(f"{town.settings().desk_url}/")
        await page.locator(".waits tbody tr").first.wait_for()
        await page.keyboard.press("j")
        await expect(page.locator(".waits tbody tr th a").first).to_be_focused()
        line = page.locator(".waits tbody tr").filter(has=page.locator("[action='/queue/next']"))
        await line.locator("th a").focus()
        await looks_right(page, "a board with the way to the oldest")
        await page.keyboard.press("t")
        await page.wait_for_url(f"**/cases/{first.id}")
        await expect(page.locator(".line-up [aria-current]")).to_contain_text("Коваль")
        await expect(page.locator(".hands")).to_contain_text(first.reference)
        await looks_right(page, "the queue beside an inquiry")
        await page.keyboard.press("j")
        await expect(page.locator(f".line-up a[href='/cases/{second.id}']")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/cases/{second.id}")
        await page.goto(f"{town.settings().desk_url}/cases/{first.id}")
        await page.locator("form[action$='/release'] button").click()
        await page.wait_for_url("**/queue")
        await looks_right(page, "the queue with what was done last")
        await page.keyboard.press("u")
        await page.wait_for_url(f"**/cases/{first.id}")
        await page.goto(f"{town.settings().desk_url}/")
        await page.locator(".waits tbody tr").first.wait_for()
        await page.keyboard.press("h")
        await page.wait_for_url("**/handover")


async def test_numbers_come_again_after_a_restart(windows: Windows, tmp_path: Path) -> None:
    async with (
        desk(tmp_path) as town,
        windows.opened("about:blank", SIZES[0], "en", but="Failed to load resource") as page,
    ):
        await enrols(page, town, "Petro")
        await page.route("**/live?*", lambda route: route.fulfill(status=502))
        await page.goto(f"{town.settings().desk_url}/handover")
        await expect(page.locator("#lost")).to_be_visible()
        assert await barriers(page) == []
        await page.unroute("**/live?*")
        await expect(page.locator("#lost")).to_be_hidden(timeout=10_000)
        await has_asked(town.relative("Anna"))
        await expect(page.locator("[data-waits=inquiries] .figure").first).to_have_text("1")


async def test_a_key_leads_to_the_search_and_not_into_a_letter(windows: Windows, tmp_path: Path) -> None:
    async with desk(tmp_path) as town, windows.opened("about:blank", SIZES[2], "en") as page:
        case = await has_asked(town.relative("Anna"))
        await enrols(page, town, "Petro")
        await page.goto(f"{town.settings().desk_url}/cases/{case.id}")
        await page.keyboard.press("g")
        await expect(page.locator("#anybody")).to_be_focused()
