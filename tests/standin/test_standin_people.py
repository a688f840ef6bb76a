"""The people: what they do reaches the bot, what the bot says reaches them."""

import asyncio

import pytest
from telegram import Bot, Update

from bot.rehearsal import Account, StandIn
from tests.standin.client import TOKEN, Client


async def _arrived(client: Client) -> Update:
    """The one update that waits, as python-telegram-bot reads it."""
    (raw,) = await client.result("getUpdates")
    await client.result("getUpdates", offset=raw["update_id"] + 1)
    return Update.de_json(raw, Bot(TOKEN))


async def test_nobody_can_be_written_to_before_they_start(standin: StandIn, client: Client) -> None:
    petro = standin.person("Petro")
    refusal = await client.refusal("sendMessage", chat_id=petro.id, text="x")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    await petro.says("/start")
    await client.sends(petro, "x")


async def test_somebody_who_blocks_the_bot_is_told_of_and_cannot_be_reached(client: Client, anna: Account) -> None:
    await anna.blocks()
    update = await _arrived(client)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    refusal = await client.refusal("sendMessage", chat_id=anna.id, text="x")
    assert refusal == "403 Forbidden: bot was blocked by the user"
    await anna.unblocks()
    await client.sends(anna, "x")


async def test_a_deleted_account_and_an_unknown_chat_have_words_of_their_own(client: Client, anna: Account) -> None:
    await anna.deletes_account()
    refusal = await client.refusal("sendMessage", chat_id=anna.id, text="x")
    assert refusal == "403 Forbidden: user is deactivated"
    refusal = await client.refusal("sendMessage", chat_id=77, text="x")
    assert refusal == "400 Bad Request: chat not found"


async def test_what_a_person_types_arrives_with_its_command(client: Client, anna: Account) -> None:
    await anna.says("  /start invitation-1 ")
    message = (await _arrived(client)).message
    assert message is not None
    assert (message.text, message.from_user.id, message.chat.type) == ("/start invitation-1", anna.id, "private")
    assert message.parse_entities() == {message.entities[0]: "/start"}


async def test_a_text_that_is_too_long_arrives_in_pieces(client: Client, anna: Account) -> None:
    await anna.says("x" * 5000)
    assert [len(u["message"]["text"]) for u in await client.result("getUpdates")] == [4096, 904]


async def test_a_press_arrives_with_its_message(client: Client, anna: Account) -> None:
    await client.sends(anna, "Is this right?", "Yes, it is", "No")
    await anna.presses("Yes")
    query = (await _arrived(client)).callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.from_user.id, query.message.message_id) == ("Yes, it is", anna.id, anna.last.message_id)


async def test_the_newest_button_is_pressed_unless_an_old_one_is_meant(client: Client, anna: Account) -> None:
    await client.sends(anna, "first", "Next")
    old = await anna.sees("first")
    await client.sends(anna, "second", "Next")
    assert (await anna.presses("Next")).text == "second"
    assert (await anna.presses("Next", on=old)).text == "first"


async def test_a_button_that_is_not_there_fails_with_what_is_there(client: Client, anna: Account) -> None:
    await client.sends(anna, "Well?", "Yes")
    with pytest.raises(AssertionError) as failure:
        await anna.presses("Perhaps")
    assert "Perhaps" in str(failure.value)
    assert "[Yes]" in str(failure.value)


async def test_a_key_of_the_keyboard_says_its_words(client: Client, anna: Account) -> None:
    keyboard = {"keyboard": [[{"text": "My number", "request_contact": True}], ["Not now"]]}
    await client.result("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard)
    await anna.presses("Not now")
    assert (await _arrived(client)).message.text == "Not now"
    await client.result("sendMessage", chat_id=anna.id, text="x", reply_markup={"remove_keyboard": True})
    assert anna.keyboard == []


async def test_ones_own_number_names_oneself_and_a_forwarded_card_does_not(client: Client, anna: Account) -> None:
    await anna.shares_own_contact("+380440000000")
    own = (await _arrived(client)).message.contact
    assert (own.phone_number, own.user_id) == ("+380440000000", anna.id)
    await anna.forwards_contact("+380440000001", user_id=12)
    message = (await _arrived(client)).message
    assert message.contact.user_id == 12
    assert message.forward_origin is not None


async def test_pictures_voices_and_stickers_arrive_as_such(client: Client, anna: Account) -> None:
    await anna.sends_photo("Ivan")
    message = (await _arrived(client)).message
    assert (message.caption, len(message.photo)) == ("Ivan", 2)
    await anna.sends_voice()
    assert (await _arrived(client)).message.voice is not None
    await anna.sends_sticker()
    assert (await _arrived(client)).message.sticker is not None
    await anna.sends_document(b"a,b", "list.csv")
    assert (await _arrived(client)).message.document.file_name == "list.csv"


async def test_an_edit_arrives_as_one(client: Client, anna: Account) -> None:
    message = await anna.says("Iwan")
    await _arrived(client)
    await anna.edits(message, "Ivan")
    edited = (await _arrived(client)).edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (message.message_id, "Ivan")


async def test_a_person_waits_for_words_and_sees_only_new_ones(client: Client, anna: Account) -> None:
    await client.sends(anna, "Welcome")
    assert (await anna.sees("elcom")).from_bot
    await anna.says("thank you")
    with pytest.raises(AssertionError, match="in vain for 'Welcome'") as failure:
        await anna.sees("Welcome", timeout=0)
    assert "Anna: thank you" in str(failure.value)
    waiting = asyncio.create_task(anna.sees("Welcome"))
    await client.sends(anna, "Welcome again")
    assert (await waiting).text == "Welcome again"


async def test_an_edited_message_counts_as_new(client: Client, anna: Account) -> None:
    sent = await client.sends(anna, "1 of 2", "Next")
    await anna.presses("Next")
    await client.result("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="2 of 2")
    seen = await anna.sees("2 of 2")
    assert (seen.edited, seen.buttons) == (True, [])


async def test_a_message_keeps_its_marks(client: Client, anna: Account) -> None:
    html = '<b>Ivan</b> &lt;1990&gt; <tg-spoiler>x<i>y</i></tg-spoiler> <a href="https://example.org/">z</a>'
    await client.result("sendMessage", chat_id=anna.id, text=html, parse_mode="HTML", protect_content=True)
    assert anna.last.html == html
    assert anna.last.protect_content


async def test_a_deleted_message_is_gone(client: Client, anna: Account) -> None:
    sent = await client.sends(anna, "x")
    await client.result("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    assert anna.words() == []


async def test_a_group_takes_the_bot_in_and_the_bot_leaves(standin: StandIn, client: Client, anna: Account) -> None:
    group = standin.group("Neighbours")
    await group.adds_bot(anna)
    added, told = [Update.de_json(raw, Bot(TOKEN)) for raw in await client.result("getUpdates")]
    assert added.my_chat_member.new_chat_member.status == "member"
    assert told.message.new_chat_members[0].id == 42
    await anna.says("/start", to=group)
    assert await client.result("leaveChat", chat_id=group.id)
    assert not group.has_bot
    refusal = await client.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "403 Forbidden: bot is not a member of the group chat"
