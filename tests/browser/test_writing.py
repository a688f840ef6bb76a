"""What is typed and sent from the page."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.chromium import SIZES
from tests.browser.conftest import Chat

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_was_typed_survives_a_reload(chat: Chat) -> None:
    async with chat.opened() as visitor:
        await visitor.field.fill("Half a sentence")
        await visitor.page.reload()
        await expect(visitor.field).to_have_value("Half a sentence")


async def test_a_text_too_long_for_one_message_says_so_and_is_sent_whole(chat: Chat) -> None:
    async with chat.opened() as visitor:
        await visitor.field.fill("a" * 4_097)
        await expect(visitor.chat.locator(".hint")).to_have_text(
            "4097 of 4096 characters: Telegram will send this as 2 messages."
        )
        await visitor.field.press("Enter")
        await expect(visitor.messages.locator(".message")).to_have_count(3)
        assert sum(len(message.text) for message in chat.anna.chat[1:]) == 4_097


async def test_an_own_file_is_chosen_and_sent(chat: Chat, tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    register.write_text("id;Прізвище\n1;Коваль\n")
    async with chat.opened() as visitor:
        async with visitor.page.expect_file_chooser() as chooser:
            await visitor.chooses("Your own file…")
        await (await chooser.value).set_files(register)
        await expect(visitor.messages.locator(".card")).to_have_text("File: register.csv")
        sent = chat.anna.chat[-1].media["document"]
        assert chat.standin.files.get(sent["file_id"]).content == register.read_bytes()


async def test_a_sent_message_is_edited(chat: Chat) -> None:
    async with chat.opened() as visitor:
        await visitor.says("Ivna")
        await visitor.sees("Ivna")
        await visitor.messages.get_by_role("button", name="Edit").last.click()
        await expect(visitor.field).to_have_value("Ivna")
        await visitor.says("Ivan")
        await visitor.sees("Ivan")
        assert (chat.anna.chat[-1].text, chat.anna.chat[-1].edited) == ("Ivan", True)


async def test_a_finger_finds_the_way_to_forward(chat: Chat) -> None:
    await chat.told("You won. Pay at once")
    async with chat.opened(size=SIZES[0]) as visitor:
        forward = visitor.messages.locator(".beside").last
        await expect(forward).to_have_css("opacity", "1")
        await forward.tap()
        await expect(visitor.messages.locator(".forwarded")).to_have_text("Forwarded")


async def test_the_bot_is_blocked_and_let_in_again(chat: Chat) -> None:
    async with chat.opened() as visitor:
        await visitor.chooses("Block the bot")
        await visitor.chat.get_by_role("button", name="UNBLOCK").click()
        await expect(visitor.field).to_be_visible()


async def test_the_invitation_to_write_is_on_one_line(chat: Chat) -> None:
    async with chat.opened(language="uk") as visitor:
        for width, height in SIZES:
            await visitor.page.set_viewport_size({"width": width, "height": height})
            assert await visitor.field.evaluate("field => field.scrollHeight <= field.clientHeight"), (width, height)


async def test_seven_tabs_are_live_at_once(chat: Chat) -> None:
    async with chat.opened() as visitor:
        others = [await visitor.page.context.new_page() for _tab in range(6)]
        for page in others:
            await page.goto(chat.standin.url)
        await chat.told("For all of them")
        for page in [visitor.page, *others]:
            await expect(page.get_by_text("For all of them")).to_be_visible()
        for page in others:
            await page.close()
