"""The pictures of the handbook's pages about the desk; what they show is what the tests of the desk walk through."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, expect

from tests.browser.coming_in import comes_in
from tests.cast import OperatorActor
from tests.end_to_end.program import free_port
from tests.register import has_asked
from tests.stories.confirming import last
from tests.stories.listing import NAMES as GIVEN
from tests.stories.listing import are_sought, brings, opens_the_list, proposes_sure, rows
from tests.town import Town

WINDOW = (1280, 800)
SOUGHT = 6
# As others write: another letter and half a date; and somebody whom nobody misses.
OTHERS = "10;Ковальь;{given};;{year}\n11;Невідомий;Петро;Петрович;01.01.1980\n"
NAMES = {"uk": ("Марія", "Олена"), "en": ("Maria", "Olena")}


@asynccontextmanager
async def town_of(language: str) -> AsyncIterator[tuple[Town, OperatorActor]]:
    """A town with a desk and a list that waits."""
    port = free_port()
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    with TemporaryDirectory() as folder:
        async with Town(Path(folder), **at, second_factor="required") as town:
            maria = await town.operator(NAMES[language][0], "admin")
            await are_sought(town, maria, SOUGHT + 1)
            await has_asked(town.relative("Nina"))
            await brings(maria, rows(SOUGHT) + OTHERS.format(given=GIVEN[SOUGHT], year=1980 + SOUGHT + 1))
            await opens_the_list(maria)
            yield town, maria


async def take(browser: Browser, folder: Path, language: str) -> list[Path]:
    """The shift board, a list as a table, and the second look."""
    async with town_of(language) as (town, maria):
        page = await browser.new_page(
            viewport={"width": WINDOW[0], "height": WINDOW[1]}, locale=language, reduced_motion="reduce"
        )
        await comes_in(page, town, NAMES[language][1], "verifier")
        url, list_id = town.settings().desk_url, await last(town, "returned_list")
        taken = [await _picture(page, folder, f"{url}/", f"desk-board-{language}", "h1")]
        taken.append(await _picture(page, folder, f"{url}/lists/{list_id}", f"desk-list-{language}", "#panel"))
        await proposes_sure(maria, SOUGHT)
        second = f"{url}/lists/{list_id}/second"
        taken.append(await _picture(page, folder, second, f"desk-second-{language}", "#held"))
        await page.close()
        return taken


async def _picture(page: Page, folder: Path, url: str, name: str, there: str) -> Path:
    await page.goto(url)
    await expect(page.locator(there).first).to_be_visible()
    path = folder / f"{name}.png"
    await page.screenshot(path=path)
    return path
