"""A rehearsal in a browser, and who walks through its story."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, expect

from bot.rehearse import Rehearsal

STEPS = 7


@asynccontextmanager
async def rehearsing(folder: Path) -> AsyncIterator[Rehearsal]:
    """A rehearsal that nobody has opened yet, at a pace that waits for nobody."""
    rehearsal = Rehearsal(folder, pace=0)
    await rehearsal.start("127.0.0.1", 0, language=None)
    try:
        yield rehearsal
    finally:
        await rehearsal.stop()


async def walks(page: Page, steps: int = STEPS) -> None:
    """Presses the button of the next step, and the next, until so many are done."""
    strip = page.locator(".strip")
    while (done := await strip.locator(".done").count()) < steps:
        await strip.locator(".next .go").click()
        await expect(strip.locator(".done").nth(done)).to_be_attached()
        await expect(strip.locator(".go[aria-disabled=true]")).to_have_count(0)
