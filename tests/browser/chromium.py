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


@asynccontextmanager
async def opened(
    browser: Browser, url: str, size: tuple[int, int] = (1280, 720), language: str = "en", scheme: str = "light"
) -> AsyncIterator[Page]:
    """The page in a window of its own; what its scripts complain of fails the test."""
    touched = size[0] < TOUCHED
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        has_touch=touched,
        is_mobile=touched,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    await page.goto(url)
    yield page
    await context.close()
    assert complaints == []
