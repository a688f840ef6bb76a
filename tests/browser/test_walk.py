"""The rehearsal explains itself: a visitor walks through the story with one button a step, in either language."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.rehearsal import Account
from tests.browser.chromium import SIZES, Windows
from tests.browser.rehearsing import STEPS, rehearsing, walks
from tests.browser.visitor import SHARE_OF_MESSAGES, Visitor, barriers

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]
HERO = {"uk": "Олена", "en": "James"}


async def speaks(page: Page, person: Account, language: str) -> None:
    """The bot writes to this person in that language."""
    said = page.locator(f"#chat-{person.id} .message:not(.own) .words").last
    await expect(said).to_have_attribute("lang", language)


@pytest.mark.parametrize(("language", "size"), [("uk", SIZES[0]), ("en", SIZES[2])])
async def test_the_story_is_walked_to_its_end(
    windows: Windows, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, size, language) as page:
        hero = rehearsal.olena if language == "uk" else rehearsal.james
        await expect(page.locator(".strip .next")).to_contain_text(HERO[language])
        await expect(page.locator(f"#chat-{hero.id} .description p")).not_to_be_empty()
        await speaks(page, rehearsal.petro, language)
        hour = await page.locator(".hour").first.text_content()
        await page.locator(f"#chat-{hero.id} .start").click()  # the first thing that anybody presses
        await walks(page)
        assert await page.locator(".hour").first.text_content() != hour
        assert await rehearsal.stories[language == "en"].done() == (True,) * STEPS
        visitor = Visitor(page, hero.id)
        await visitor.says("/help")
        await expect(visitor.messages.locator(".message").last.locator(".buttons button")).not_to_have_count(0)
        await looks_right(page, visitor, SIZES)


async def looks_right(page: Page, visitor: Visitor, sizes: Sequence[tuple[int, int]]) -> None:
    """At every size the messages have their share of the screen, and nothing keeps anybody out; nor in the dark."""
    for width, height in sizes:
        await page.set_viewport_size({"width": width, "height": height})
        assert await visitor.share_of_messages() >= SHARE_OF_MESSAGES, (width, height)
        assert await barriers(page) == [], (width, height)
    await page.emulate_media(color_scheme="dark")
    assert await barriers(page) == [], "dark"
    await page.emulate_media(color_scheme="light")  # the window is used again


async def test_an_operator_types_the_code_beside_their_name(windows: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, language="en") as page:
        await speaks(page, rehearsal.petro, "en")
        petro = Visitor(page, rehearsal.petro.id)
        code = petro.chat.locator(".head .code")
        await expect(code).to_have_text(re.compile(r"^\d{3} \d{3}$"))
        await code.click()
        await petro.sees("No code was asked for. Nothing was done.")
        await expect(page.locator(f"#chat-{rehearsal.olena.id} .code")).to_be_hidden()


async def test_the_way_to_the_desk_can_be_read(windows: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, SIZES[0], "uk") as page:
        await page.locator("#open-controls").click()
        around = await page.locator("#controls").evaluate("menu => getComputedStyle(menu).color")
        await expect(page.locator("#desk")).to_be_visible()
        await expect(page.locator("#desk")).to_have_css("color", around)


async def test_operators_turn_to_the_language_that_a_visitor_chooses(windows: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, language="en") as page:
        petro = page.locator(f"#chat-{rehearsal.petro.id}")
        await speaks(page, rehearsal.petro, "en")
        await page.locator("#language").click()
        await speaks(page, rehearsal.petro, "uk")
        await expect(petro).to_have_attribute("lang", "uk")
        await expect(page.locator("html")).to_have_attribute("lang", "uk")
        await petro.locator(".open-commands").click()
        await expect(petro.locator(".commands button").last).to_contain_text(re.compile("^/help[А-Я]"))


async def test_a_restart_of_the_bot_is_not_felt_on_the_page(windows: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, language="en") as page:
        visitor = Visitor(page, rehearsal.james.id)
        await visitor.chat.get_by_role("button", name="START").click()
        await expect(visitor.messages.locator(".message:not(.own)")).to_have_count(1)
        await page.locator("#open-controls").click()
        restart = page.get_by_role("button", name="The bot restarts")
        await restart.click()
        await expect(restart).to_be_enabled()
        await page.keyboard.press("Escape")
        await visitor.says("/privacy")
        await expect(visitor.messages.locator(".message:not(.own)")).to_have_count(2)


async def test_the_strip_follows_what_is_done_by_hand(windows: Windows, tmp_path: Path) -> None:
    async with rehearsing(tmp_path) as rehearsal, windows.opened(rehearsal.telegram.url, language="en") as page:
        await speaks(page, rehearsal.petro, "en")
        for step in rehearsal.stories[0].walk.steps[:4]:  # Olena's, as the chats' own buttons do it
            await step.does()
        await expect(page.locator(".strip .done")).to_have_count(4)
        await expect(page.locator(".strip .next")).to_contain_text("Two minutes pass")
        await expect(page.locator(".strip li").first).to_contain_text("Olena")
        sofia = page.locator(f"#chat-{rehearsal.sofia.id}")
        await sofia.get_by_role("button", name="Stop the notices").last.click()
        await expect(page.locator(".strip .done")).to_have_count(2)
        await expect(page.locator(".strip .next")).to_contain_text("Maria reports a return")
        assert json.dumps(await rehearsal.stories[0].done()) == json.dumps([True] * 2 + [False] * 5)
