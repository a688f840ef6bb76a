"""The pictures of README and handbooks, in both languages: `make pictures`.  What they show is the walked story.

Written to docs/pictures, with few colours where there is pngquant (Debian's packages): a third of the size.
"""

import asyncio
import logging
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, expect

from bot.i18n import LANGUAGES
from bot.rehearsal import Account
from bot.rehearse import Rehearsal
from bot.rehearse.hands import Hands
from tests.browser import desk_pictures
from tests.browser.chromium import launched
from tests.browser.rehearsing import rehearsing, walks

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
COLUMNS, TELEPHONE = (1440, 900), (390, 880)
SHARP = {COLUMNS: 1.25, TELEPHONE: 2.0}  # pixels of a picture for one of the page


class Photographer:
    """Two windows on one rehearsal, a wide one and a telephone."""

    def __init__(self, rehearsal: Rehearsal, language: str, wide: Page, phone: Page) -> None:
        self.rehearsal, self.language, self.wide, self.phone = rehearsal, language, wide, phone
        self.taken: list[Path] = []

    async def shows(self, name: str, person: Account) -> None:
        """The newest card in a person's chat, from its first line, on the telephone."""
        await self.phone.locator(f"#tab-{person.id}").click()
        chat = self.phone.locator(f"#chat-{person.id}")
        await expect(chat.locator(".message").last).to_be_visible()
        await chat.locator(".message:not(.own)").last.evaluate("card => card.scrollIntoView({block: 'start'})")
        await self._takes(self.phone, name)

    async def shows_all(self, name: str) -> None:
        """All chats side by side."""
        await expect(self.wide.locator(".notice")).to_be_hidden()
        await self._takes(self.wide, name)

    async def _takes(self, page: Page, name: str) -> None:
        await expect(page.locator(".notice")).to_be_hidden()
        path = FOLDER / f"{name}-{self.language}.png"
        await page.screenshot(path=path)
        self.taken.append(path)


async def take(photographer: Photographer) -> None:
    """Tells the story and stops where something is to be seen."""
    rehearsal = photographer.rehearsal
    first, other = rehearsal.stories if photographer.language == "uk" else rehearsal.stories[::-1]
    maria, petro = Hands(rehearsal, rehearsal.maria), Hands(rehearsal, rehearsal.petro)
    await walks(photographer.wide, 1)
    await maria.says("/queue")
    await photographer.shows("review", rehearsal.maria)
    await walks(photographer.wide, 3)
    await petro.says("/returns")
    await petro.presses("report")
    await photographer.shows("report", rehearsal.petro)
    await walks(photographer.wide, 6)
    await photographer.shows("telephone", first.relative)
    await photographer.shows_all("rehearsal")
    for step in other.walk.steps[:4]:
        await step.does()
    await other.relative.blocks()
    await other.walk.steps[4].does()
    await maria.says("/calls")
    await maria.presses("take")
    await photographer.shows("call", rehearsal.maria)


@asynccontextmanager
async def opened(browser: Browser, url: str, size: tuple[int, int], language: str) -> AsyncIterator[Page]:
    """A window in which nothing moves."""
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=SHARP[size],
        locale=language,
        reduced_motion="reduce",
    )
    await page.goto(url)
    yield page
    await page.close()


async def main() -> list[Path]:
    """Sixteen pictures: of the desk, and of the chats."""
    logging.getLogger().setLevel(logging.ERROR)
    FOLDER.mkdir(exist_ok=True)
    taken: list[Path] = []
    async with launched() as browser:
        for language in LANGUAGES:
            taken += await desk_pictures.take(browser, FOLDER, language)
            with TemporaryDirectory() as folder:
                async with rehearsing(Path(folder)) as rehearsal:
                    url = rehearsal.telegram.url
                    async with (
                        opened(browser, url, COLUMNS, language) as wide,
                        opened(browser, url, TELEPHONE, language) as phone,
                    ):
                        photographer = Photographer(rehearsal, language, wide, phone)
                        await take(photographer)
                        taken += photographer.taken
    return taken


if __name__ == "__main__":
    pictures = asyncio.run(main())
    if pngquant := shutil.which("pngquant"):
        subprocess.run([pngquant, "--force", "--ext=.png", "--speed=1", "--strip", "128", *pictures], check=True)
