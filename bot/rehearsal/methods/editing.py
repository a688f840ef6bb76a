"""Changes of messages that the bot has sent."""

from typing import Any

from bot.rehearsal.entities import Formatted
from bot.rehearsal.keyboards import check_markup
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.wording import caption_of, text_of
from bot.rehearsal.world import World

Given = dict[str, Any]
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


async def edit_text(world: World, given: Given) -> Given:
    """editMessageText; without reply_markup the buttons vanish."""
    words = text_of(given)
    message = _own(world, given)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, words, given.get("reply_markup"))


async def edit_caption(world: World, given: Given) -> Given:
    """editMessageCaption; without reply_markup the buttons vanish."""
    words = caption_of(given)
    message = _own(world, given)
    if not message.is_captioned:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, words, given.get("reply_markup"))


async def edit_markup(world: World, given: Given) -> Given:
    """editMessageReplyMarkup; without reply_markup the buttons vanish."""
    message = _own(world, given)
    return _change(world, message, message.words, given.get("reply_markup"))


def _own(world: World, given: Given) -> ShownMessage:
    if "message_id" not in given or "chat_id" not in given:
        raise bad_request("message identifier is not specified")
    chat = world.chats.get(given["chat_id"])
    chat.check_open()
    message = chat.find(given["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not world.me or message.keyboard:
        raise bad_request("message can't be edited")
    check_markup(given.get("reply_markup"), private=chat.is_private)
    return message


def _change(world: World, message: ShownMessage, words: Formatted, markup: Given | None) -> Given:
    markup = markup if markup and any(markup["inline_keyboard"]) else None
    if message.words == words and (message.markup or None) == markup:
        raise bad_request(SAME)
    message.words, message.markup, message.edit_date = words, markup, world.now
    world.touch(world.chats.get(message.chat["id"]), message)
    return message.to_api()
