"""Without a mouse: few stops before the field, arrow keys among the buttons of a chat."""

import pytest
from playwright.async_api import expect

from tests.browser.chromium import SIZES
from tests.browser.conftest import Chat
from tests.browser.visitor import STOPS

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_field_is_few_stops_away_however_long_the_chat_is(chat: Chat) -> None:
    for number in range(20):
        await chat.told(f"/help {number} https://example.org", "Yes", "No")
    async with chat.opened() as visitor:
        for width, height in SIZES:
            await visitor.page.set_viewport_size({"width": width, "height": height})
            assert await visitor.stops_before_the_field() <= STOPS, (width, height)


async def test_arrow_keys_reach_and_press_a_button(chat: Chat) -> None:
    await chat.told("Well?", "Yes", "No")
    async with chat.opened() as visitor:
        await visitor.messages.focus()
        await visitor.page.keyboard.press("ArrowUp")
        await visitor.page.keyboard.press("ArrowUp")
        await visitor.page.keyboard.press("Enter")
        await chat.standin.changes.until(lambda: chat.standin.updates.pending[1:] or None, 5)
        assert chat.standin.updates.pending[-1]["callback_query"]["data"] == "Yes"
        await visitor.page.keyboard.press("Escape")
        await expect(visitor.field).to_be_focused()


async def test_tabs_and_their_panels_know_each_other_on_a_narrow_screen(chat: Chat) -> None:
    async with chat.opened(size=SIZES[0]) as visitor:
        anna = visitor.page.get_by_role("tab", name="Anna")
        await expect(anna).to_have_attribute("aria-selected", "true")
        panel = visitor.page.get_by_role("tabpanel", name="Anna")
        await expect(panel).to_have_id(await anna.get_attribute("aria-controls") or "")
        await anna.press("ArrowRight")
        await expect(visitor.page.get_by_role("tabpanel", name="Borys")).to_be_visible()
        await expect(visitor.chat).to_be_hidden()
