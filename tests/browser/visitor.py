"""Somebody who looks at the page: what they see and do, in sentences."""

from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Page, expect

SHARE_OF_MESSAGES = 0.6
HARMS = ("serious", "critical")
STOPS = 10


class Visitor:
    """The page and the chat of one person on it."""

    def __init__(self, page: Page, person: int) -> None:
        self.page, self.person = page, person

    @property
    def chat(self) -> Locator:
        """The person's chat."""
        return self.page.locator(f"#chat-{self.person}")

    @property
    def messages(self) -> Locator:
        """The part of it that scrolls."""
        return self.chat.locator(".messages")

    @property
    def field(self) -> Locator:
        """Where words are typed."""
        return self.chat.locator("textarea")

    async def sees(self, words: str) -> None:
        """Sees a message with these words, without scrolling for it or not."""
        await expect(self.messages.get_by_text(words, exact=True)).to_be_visible()

    async def says(self, words: str) -> None:
        """Types and sends."""
        await self.field.fill(words)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def chooses(self, item: str) -> None:
        """Something of the menu beside the field."""
        await self.chat.locator(".open-more").click()
        await self.chat.get_by_role("menuitem", name=item).click()

    async def scrolled(self) -> tuple[float, float]:
        """How far from the beginning, and from the end, the messages are scrolled."""
        box: dict[str, float] = await self.messages.evaluate(
            "log => ({top: log.scrollTop, left: log.scrollHeight - log.scrollTop - log.clientHeight})"
        )
        return box["top"], box["left"]

    async def share_of_messages(self) -> float:
        """Which part of the screen's height the messages have."""
        return float(await self.messages.evaluate("log => log.clientHeight / innerHeight"))

    async def stops_before_the_field(self) -> int:
        """How often Tab is pressed from the top of the page until the field has the focus."""
        await self.page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
        for stop in range(1, 3 * STOPS):
            await self.page.keyboard.press("Tab")
            if await self.field.evaluate("field => field === document.activeElement"):
                return stop
        raise AssertionError("the field is out of reach")


async def barriers(page: Page) -> list[str]:
    """What axe finds that keeps somebody out: the rule and the elements."""
    found = await Axe().run(page, options={"resultTypes": ["violations"]})
    violations: list[dict[str, Any]] = found.response["violations"]
    return [
        f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:3]}"
        for one in violations
        if one["impact"] in HARMS
    ]
