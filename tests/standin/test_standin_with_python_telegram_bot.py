"""python-telegram-bot's own Bot against the stand-in: what it sends is taken, what it gets it can read."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.rehearsal import Account, PlannedFault, StandIn
from tests.standin.client import TOKEN


@pytest_asyncio.fixture
async def bot(standin: StandIn) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{standin.url}/bot", base_file_url=f"{standin.url}/file/bot") as bot:
        yield bot


async def test_a_conversation(bot: Bot, anna: Account) -> None:
    await anna.says("/start")
    (update,) = await bot.get_updates(timeout=5)
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    await update.message.reply_html(
        "<b>Ready?</b>", reply_markup=buttons, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    await anna.sees("Ready?")
    await anna.presses("Yes")
    (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
    await update.callback_query.answer("Good")
    edited = await update.callback_query.edit_message_text("Done", parse_mode=ParseMode.HTML)
    assert edited.text == anna.last.text == "Done"
    assert anna.toasts == ["Good"]


async def test_photos_go_both_ways(bot: Bot, anna: Account) -> None:
    await anna.sends_photo("Ivan")
    (update,) = await bot.get_updates()
    photo = update.message.photo[-1]
    content = await (await bot.get_file(photo)).download_as_bytearray()
    assert content.startswith(b"\x89PNG")
    sent = await bot.send_photo(anna.id, photo, caption="back", protect_content=True)
    assert (sent.photo[-1].file_unique_id, sent.caption) == (photo.file_unique_id, "back")
    await sent.edit_caption("changed")
    assert (anna.last.text, anna.last.protect_content, anna.last.has_photo) == ("changed", True, True)
    uploaded = await bot.send_photo(anna.id, bytes(content))
    assert uploaded.photo[-1].file_id != photo.file_id
    document = await bot.send_document(anna.id, b"a,b", filename="list.csv")
    assert document.document.file_name == "list.csv"


async def test_the_bot_introduces_itself(bot: Bot, anna: Account) -> None:
    assert (await bot.get_me()).username == "rehearsal_bot"
    scope = BotCommandScopeChat(anna.id)
    await bot.set_my_commands([("help", "Help")], scope=scope, language_code="uk")
    assert (await bot.get_my_commands(scope=scope, language_code="uk"))[0].command == "help"
    await bot.set_my_name("Звістка", language_code="uk")
    assert (await bot.get_my_name("uk")).name == "Звістка"
    await bot.set_my_short_description("short")
    assert (await bot.get_my_short_description()).short_description == "short"
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(anna.id)).type == "commands"
    assert (await bot.get_chat(anna.id)).first_name == "Anna"
    assert await bot.send_chat_action(anna.id, ChatAction.TYPING)


async def test_a_number_is_asked_for(bot: Bot, anna: Account) -> None:
    keys = ReplyKeyboardMarkup([[KeyboardButton("My number", request_contact=True)], ["Later"]], resize_keyboard=True)
    await bot.send_message(anna.id, "Your number?", reply_markup=keys)
    assert anna.last.keyboard == ["My number", "Later"]


async def test_errors_arrive_as_the_librarys_own(standin: StandIn, bot: Bot, anna: Account) -> None:
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await bot.send_message(anna.id, "<p>", parse_mode=ParseMode.HTML)
    standin.faults.add(PlannedFault.flood(3))
    with pytest.raises(RetryAfter, match="3 seconds"):
        await bot.send_message(anna.id, "x")
    standin.faults.add(PlannedFault.bad_gateway())
    with pytest.raises(NetworkError, match="502"):
        await bot.send_message(anna.id, "x")
    await anna.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(anna.id, "x")


async def test_the_webhook_is_described(bot: Bot) -> None:
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 0)
