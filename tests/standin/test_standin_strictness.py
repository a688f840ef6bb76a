"""What the stand-in refuses, in Telegram's words or more strictly."""

from typing import Any

import aiohttp
import pytest

from bot.rehearsal import Account, StandIn
from tests.standin.client import Client

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMesage", {}, "404 Not Found: method not found"),
    ("sendMessage", {"text": "x", "parsemode": "HTML"}, '400 Bad Request: unknown parameter "parsemode"'),
    ("sendMessage", {}, '400 Bad Request: parameter "text" is required'),
    ("sendMessage", {"text": 5}, '400 Bad Request: "text" must be a String'),
    ("sendMessage", {"text": "x", "protect_content": "yes"}, '400 Bad Request: "protect_content" must be a Boolean'),
    ("sendMessage", {"text": ""}, "400 Bad Request: message text is empty"),
    ("sendMessage", {"text": " \n"}, "400 Bad Request: text must be non-empty"),
    ("sendMessage", {"text": "x" * 4097}, "400 Bad Request: message is too long"),
    ("sendMessage", {"text": "😀" * 2049}, "400 Bad Request: message is too long"),
    ("sendMessage", {"text": "x", "parse_mode": "XML"}, "400 Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        {"text": "x", "link_preview_options": {"disabled": True}},
        '400 Bad Request: unknown parameter "link_preview_options.disabled"',
    ),
    ("sendPhoto", {"photo": "unknown"}, "400 Bad Request: wrong file identifier/HTTP URL specified"),
    ("sendChatAction", {"action": "sleeping"}, "400 Bad Request: wrong parameter action in request"),
    ("editMessageText", {"message_id": 99, "text": "x"}, "400 Bad Request: message to edit not found"),
    ("editMessageText", {"message_id": 1, "text": "x"}, "400 Bad Request: message can't be edited"),
    ("deleteMessage", {"message_id": 99}, "400 Bad Request: message to delete not found"),
    ("leaveChat", {}, "400 Bad Request: chat member status can't be changed in private chats"),
]


@pytest.mark.parametrize(("method", "params", "reason"), REFUSED)
async def test_a_wrong_call_is_refused(
    client: Client, anna: Account, method: str, params: dict[str, Any], reason: str
) -> None:
    assert await client.refusal(method, chat_id=anna.id, **params) == reason


BUTTONS: list[tuple[dict[str, Any], str]] = [
    ({"text": "x", "callback_data": "ї" * 33}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
    ({"text": "x", "callback_data": "x", "url": "https://x.org"}, "only one kind of action may be chosen for a button"),
    ({"text": "x", "callback_data": "x", "style": "green"}, "unsupported button style"),
    ({"text": "x", "callback_data": "x", "disabled": {}}, "only one kind of action may be chosen for a button"),
    ({"text": " ", "callback_data": "x"}, "keyboard button text must be non-empty"),
]


@pytest.mark.parametrize(("button", "reason"), BUTTONS)
async def test_a_wrong_button_is_refused(client: Client, anna: Account, button: dict[str, Any], reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    refusal = await client.refusal("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert refusal == f"400 Bad Request: {reason}"


async def test_a_hundred_buttons_are_taken_and_one_more_is_not(client: Client, anna: Account) -> None:
    rows = [[{"text": "x", "callback_data": "x"}] for _ in range(100)]
    await client.result("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": rows})
    refusal = await client.refusal(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [*rows, rows[0]]}
    )
    assert refusal == "400 Bad Request: reply markup is too long"


async def test_the_limit_counts_after_parsing(client: Client, anna: Account) -> None:
    sent = await client.result("sendMessage", chat_id=anna.id, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_a_caption_has_its_own_limit(client: Client, anna: Account) -> None:
    photo = (await anna.sends_photo()).media["photo"][-1]["file_id"]
    await client.result("sendPhoto", chat_id=anna.id, photo=photo, caption="x" * 1024)
    refusal = await client.refusal("sendPhoto", chat_id=anna.id, photo=photo, caption="x" * 1025)
    assert refusal == "400 Bad Request: message caption is too long"


async def test_the_same_words_again_are_no_edit(client: Client, anna: Account) -> None:
    sent = await client.sends(anna, "x", "Yes")
    same = {"chat_id": anna.id, "message_id": sent["message_id"], "text": "x", "reply_markup": sent["reply_markup"]}
    assert (await client.refusal("editMessageText", **same)).startswith("400 Bad Request: message is not modified")
    without = await client.result("editMessageText", **{**same, "reply_markup": None})
    assert "reply_markup" not in without


async def test_a_message_with_a_keyboard_shows_it_to_nobody_but_the_person(client: Client, anna: Account) -> None:
    keyboard = {"keyboard": [[{"text": "My number", "request_contact": True}], ["Later"]]}
    sent = await client.result("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert anna.last.keyboard == ["My number", "Later"]
    refusal = await client.refusal("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_a_number_is_asked_for_in_private_chats_only(standin: StandIn, client: Client, anna: Account) -> None:
    group = standin.group("Neighbours")
    await group.adds_bot(anna)
    keyboard = {"keyboard": [[{"text": "My number", "request_contact": True}]]}
    refusal = await client.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    assert refusal == "400 Bad Request: phone number can be requested in private chats only"


async def test_a_wrong_token_is_unauthorized(standin: StandIn, client: Client) -> None:
    async with client.session.get(f"{standin.url}/bot42:other/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_query_form_and_multipart_say_the_same_as_json(standin: StandIn, client: Client, anna: Account) -> None:
    url = f"{standin.url}/bot42:made-up/sendMessage"
    params = {"chat_id": str(anna.id), "text": "x", "reply_markup": '{"inline_keyboard":[]}'}
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in params.items():
        multipart.append(value).set_content_disposition("form-data", name=name)
    for sent in ({"params": params}, {"data": params}, {"data": multipart}, {"json": params}):
        async with client.session.post(url, **sent) as answer:
            assert answer.status == 200, await answer.text()
    assert anna.words() == ["x"] * 4


async def test_commands_are_kept_by_scope_and_language(client: Client, anna: Account) -> None:
    command = {"command": "help", "description": "Help"}
    await client.result("setMyCommands", commands=[command])
    await client.result("setMyCommands", commands=[{**command, "description": "Допомога"}], language_code="uk")
    assert (await client.result("getMyCommands"))[0]["description"] == "Help"
    assert (await client.result("getMyCommands", language_code="uk"))[0]["description"] == "Допомога"
    assert await client.result("getMyCommands", scope={"type": "chat", "chat_id": anna.id}) == []
    assert await client.refusal("setMyCommands", commands=[], scope={"type": "room"}) == (
        '400 Bad Request: "scope" has an unsupported type'
    )
    refusal = await client.refusal("setMyCommands", commands=[{**command, "command": "Help"}])
    assert refusal == "400 Bad Request: BOT_COMMAND_INVALID"


async def test_the_description_has_a_limit(client: Client) -> None:
    assert await client.result("setMyDescription", description="x" * 512)
    assert "0-512" in await client.refusal("setMyDescription", description="x" * 513)
    assert await client.result("getMyDescription", language_code="uk") == {"description": "x" * 512}


async def test_a_press_is_answered_once(client: Client, anna: Account) -> None:
    await client.sends(anna, "Well?", "Yes")
    await anna.presses("Yes")
    (update,) = await client.result("getUpdates")
    query_id = update["callback_query"]["id"]
    assert await client.result("answerCallbackQuery", callback_query_id=query_id, text="Thanks")
    assert anna.toasts == ["Thanks"]
    again = await client.refusal("answerCallbackQuery", callback_query_id=query_id)
    assert again == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
