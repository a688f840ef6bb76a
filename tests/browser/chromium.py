"""The browser of the tests: Chromium of Debian's packages, driven by Playwright; one for all tests of a process."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium")
MISSING = "no chromium (Debian: chromium): the page of the rehearsal is not looked at in a browser"
# It runs as root, on a machine without a graphics card, and asks nobody outside.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = ((360, 740), (740, 360), (1280, 720))
PATIENCE = 20_000  # milliseconds, on a machine with neighbours
TOUCHED = 900  # pixels: what is narrower is a telephone


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """The browser, until it is not needed any more."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


Window = tuple[Page, list[str]]
"""A page, and what its scripts complained of."""


class Windows:
    """Windows of the browser, each of one size and language.  They are used again: a new one costs a second."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[tuple[int, int], str], Window] = {}

    @asynccontextmanager
    async def opened(
        self, url: str, size: tuple[int, int] = SIZES[2], language: str = "en", *, but: str = "nothing"
    ) -> AsyncIterator[Page]:
        """The page in such a window; what its scripts complain of fails the test, but for complaints of that."""
        free = (size, language) in self._free
        page, complaints = self._free.pop((size, language)) if free else await self._new(size, language)
        try:
            await page.goto(url)
            yield page
            unexpected = [one for one in complaints if but not in one]
            assert unexpected == [], unexpected
        finally:
            complaints.clear()
            await page.goto("about:blank")
            await page.set_viewport_size({"width": size[0], "height": size[1]})
            self._free[size, language] = page, complaints

    async def _new(self, size: tuple[int, int], language: str) -> Window:
        touched = size[0] < TOUCHED
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            has_touch=touched,
            is_mobile=touched,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        page, complaints = await context.new_page(), list[str]()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        return page, complaints
