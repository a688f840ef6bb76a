"""What stands in an update, as the use cases take it."""

import re
from typing import Any

import telegram
from telegram import ChatMember, ChatMemberUpdated, Message, MessageEntity, MessageOriginUser, Update

from bot.model import words as typed
from bot.model.given import ROUND, Contact, Document, Given, Origin, Other, Photo, Text
from bot.model.message import as_shown
from bot.model.press import parts
from handlers.formatting import formatted, sound

KINDS = (
    "video", "audio", "animation", "sticker", "location", "venue", "poll", "dice",
    "story", "paid_media",
)  # fmt: skip
LONGEST_NAME = 100
BEHIND = re.compile(r"/\S+\s*")  # the words may begin in the next line
HERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED)


def given(update: Update) -> tuple[Given]:
    """What somebody gave as an answer."""
    message = update.effective_message
    return (Other("nothing"),) if message is None else (_given(message),)


def origin(message: Message) -> Origin:
    """What is to be known of a message besides what stands in it."""
    first = message.forward_origin
    ours = isinstance(first, MessageOriginUser) and first.sender_user.id == message.get_bot().id
    at = int(message.date.timestamp())
    return Origin(message.message_id, at, message.media_group_id, forwarded=first is not None, ours=ours)


def words(update: Update) -> tuple[str]:
    """What stands behind a command."""
    message = update.effective_message
    text = (message.text or "") if message else ""
    return (BEHIND.sub("", text, count=1).strip(),)


def behind(update: Update) -> tuple[Text]:
    """The same, with where its links lead to."""
    (typed,), message = words(update), update.effective_message
    return (Text(typed, hidden=_hidden(message) if message else ()),)


def pressed(update: Update) -> tuple[Any, ...]:
    """What a pressed button names: words, and numbers such as ids."""
    query = update.callback_query
    named = parts(query.data or "") if query else ()
    return tuple(int(one) if one.isdecimal() else one for one in named)


def lets_us_in(change: ChatMemberUpdated) -> bool:
    """Whether the bot may write there from now on."""
    return change.new_chat_member.status in HERE


def _given(message: Message) -> Given:
    if message.text is not None:
        whole = sound(message)
        html, (formatting, links) = whole.text_html_urled, formatted(whole)
        return Text(message.text, _forwarded(message, "text"), html, formatting, links, _hidden(message))
    if message.photo:
        return Photo(message.photo[-1].file_id, message.caption or "", _forwarded(message, "photo"))
    if message.contact:
        return Contact(message.contact.phone_number, _is_own_contact(message))
    if message.document and not message.animation:
        return _document(message.document, message.caption or "", _forwarded(message, "document"))
    if recorded := message.voice or message.video_note:
        return _recorded(message, recorded)
    kind = next((kind for kind in KINDS if getattr(message, kind, None)), "unknown")
    return Other(kind, _forwarded(message, kind))


def _recorded(message: Message, said: telegram.Voice | telegram.VideoNote) -> Document:
    """A voice message or a round video; the latter has no words, and Telegram does not say its type."""
    sort, mime = ("voice", said.mime_type) if isinstance(said, telegram.Voice) else ("video_note", ROUND)
    forwarded = _forwarded(message, sort)
    return Document(said.file_id, "", mime or "", said.file_size or 0, message.caption or "", forwarded, voice=True)


def _forwarded(message: Message, sort: str) -> str:
    """What a forwarded message shows, with where its links and buttons lead to; nothing of one's own words."""
    if message.forward_origin is None:
        return ""
    links = [*_hidden(message)]
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    links += [button.url for row in rows for button in row if button.url]
    return as_shown(sort, message.text or message.caption or "", links)


def _hidden(message: Message) -> tuple[str, ...]:
    """The addresses behind its words."""
    entities: tuple[MessageEntity, ...] = (*message.entities, *message.caption_entities)
    return tuple(entity.url for entity in entities if entity.url)


def _document(sent: telegram.Document, caption: str, forwarded: str) -> Document:
    # A name can hide its ending behind marks that nobody sees.
    name, mime = (typed.clean(told or "") for told in (sent.file_name, sent.mime_type))
    return Document(sent.file_id, name[-LONGEST_NAME:], mime[:LONGEST_NAME], sent.file_size or 0, caption, forwarded)


def _is_own_contact(message: Message) -> bool:
    # A card of somebody else has another user_id or none; an old own card can be forwarded with a stale number.
    contact, sender = message.contact, message.from_user
    fresh = message.forward_origin is None and message.via_bot is None
    return bool(contact and sender and fresh and contact.user_id == sender.id)
