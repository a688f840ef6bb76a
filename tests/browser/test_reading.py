"""Whoever reads in a chat is not interrupted, and finds what was said before."""

import asyncio

import pytest
from playwright.async_api import expect

from bot.rehearsal.page.view import SHOWN_AT_ONCE
from tests.browser.chromium import SIZES
from tests.browser.conftest import Chat

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_who_reads_back_stays_there_and_hears_of_what_is_new(chat: Chat) -> None:
    for number in range(30):
        await chat.told(f"Message {number}")
    async with chat.opened() as visitor:
        await visitor.sees("Message 29")
        assert (await visitor.scrolled())[1] < 2
        await visitor.messages.evaluate("log => log.scrollTo(0, 100)")
        await chat.told("The newest")
        await expect(visitor.chat.locator(".new")).to_be_visible()
        assert (await visitor.scrolled())[0] == 100
        await visitor.chat.locator(".new").click()
        assert (await visitor.scrolled())[1] < 2
        await expect(visitor.chat.locator(".new")).to_be_hidden()


async def test_who_writes_sees_the_own_words_and_the_answer(chat: Chat) -> None:
    for number in range(30):
        await chat.told(f"Message {number}")
    async with chat.opened() as visitor:
        await visitor.messages.evaluate("log => log.scrollTo(0, 0)")
        await visitor.says("Hello")
        await visitor.sees("Hello")
        await chat.told("Answer")
        await visitor.sees("Answer")
        assert (await visitor.scrolled())[1] < 2
        await visitor.messages.evaluate("log => log.scrollTo(0, 0)")
        await asyncio.gather(chat.anna.says("Again"), chat.told("At once"))  # both in one piece of news
        await visitor.sees("At once")
        assert (await visitor.scrolled())[1] < 2


async def test_who_writes_sees_an_answer_that_comes_together_with_the_own_words(chat: Chat) -> None:
    for number in range(30):
        await chat.told(f"Message {number}")
    async with chat.opened() as visitor:
        await visitor.messages.evaluate("log => log.scrollTo(0, 0)")
        await chat.anna.says("Hello")
        await chat.told("Answer")
        await visitor.sees("Answer")
        assert (await visitor.scrolled())[1] < 2


async def test_a_window_that_becomes_wider_still_shows_the_end(chat: Chat) -> None:
    for number in range(30):
        await chat.told(f"Message {number}, which is long enough for a second line where the window is as narrow")
    async with chat.opened(size=SIZES[0]) as visitor:
        for width, height in (SIZES[2], SIZES[0], SIZES[1]):
            await visitor.page.set_viewport_size({"width": width, "height": height})
            await expect(visitor.messages.locator(".message").last).to_be_in_viewport()


async def test_earlier_messages_are_loaded_and_the_place_is_kept(chat: Chat) -> None:
    for number in range(SHOWN_AT_ONCE + 20):
        await chat.anna.says(f"Message {number}")
    async with chat.opened() as visitor:
        await expect(visitor.messages.locator(".message")).to_have_count(SHOWN_AT_ONCE)
        await visitor.messages.evaluate("log => log.scrollTo(0, 0)")
        await visitor.messages.locator(".earlier").click()
        await expect(visitor.messages.locator(".message")).to_have_count(SHOWN_AT_ONCE + 21)
        await expect(visitor.messages.locator(".earlier")).to_have_count(0)
        assert (await visitor.scrolled())[0] > 100


async def test_only_the_message_that_changed_is_drawn_anew(chat: Chat) -> None:
    await chat.told("One")
    await chat.told("Two", "Yes")
    async with chat.opened() as visitor:
        await visitor.page.evaluate("window.first = document.querySelector('.message:not(.own)')")
        number = chat.anna.last.message_id
        await chat.bot.result("editMessageText", chat_id=chat.anna.id, message_id=number, text="Changed")
        await visitor.sees("Changed")
        assert await visitor.page.evaluate("window.first === document.querySelector('.message:not(.own)')")


async def test_an_empty_chat_says_what_the_bot_can_do(chat: Chat) -> None:
    await chat.bot.result("setMyDescription", description="Опис", language_code="uk")
    async with chat.opened(language="uk") as visitor:
        borys = visitor.page.locator(".chat").nth(1)
        await expect(borys.locator(".description")).to_have_text("Що вміє цей бот?Опис")
        assert await borys.get_attribute("lang") == "uk"
        assert await visitor.chat.get_attribute("lang") == "en"
