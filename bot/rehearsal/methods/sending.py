"""Messages of the bot: words, pictures, files, and the sign that it is busy."""

from typing import Any

from bot.rehearsal.chats import StandInChat
from bot.rehearsal.files import MEGABYTE, StoredFile, photo_sizes
from bot.rehearsal.keyboards import check_markup
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.parameters import Upload
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.wording import caption_of, text_of
from bot.rehearsal.world import World

Given = dict[str, Any]
LARGEST_PHOTO, LARGEST_FILE = 10 * MEGABYTE, 50 * MEGABYTE
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


async def send_message(world: World, given: Given) -> Given:
    """sendMessage."""
    return _send(world, given, words=text_of(given))


async def send_photo(world: World, given: Given) -> Given:
    """sendPhoto: by file id or as an upload."""
    words = caption_of(given)
    return _send(world, given, words=words, media={"photo": _photo(world, given["photo"])})


async def send_document(world: World, given: Given) -> Given:
    """sendDocument: by file id or as an upload."""
    words = caption_of(given)
    stored = _stored(world, given["document"], "documents", LARGEST_FILE)
    media = {**stored.about(), "file_name": stored.name, "mime_type": stored.mime_type}
    return _send(world, given, words=words, media={"document": media})


async def send_voice(world: World, given: Given) -> Given:
    """sendVoice: by file id."""
    words = caption_of(given)
    stored = _stored(world, given["voice"], "voice", LARGEST_FILE)
    voice = {**stored.about(), "duration": 3, "mime_type": stored.mime_type}
    return _send(world, given, words=words, media={"voice": voice})


async def send_video_note(world: World, given: Given) -> Given:
    """sendVideoNote: by file id."""
    stored = _stored(world, given["video_note"], "video_notes", LARGEST_FILE)
    return _send(world, given, media={"video_note": {**stored.about(), "duration": 3, "length": 240}})


async def send_chat_action(world: World, given: Given) -> bool:
    """sendChatAction: checked, and shown to nobody."""
    world.chats.get(given["chat_id"]).check_open()
    if given["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def _send(world: World, given: Given, **content: Any) -> Given:
    chat = world.chats.get(given["chat_id"])
    chat.check_open()
    markup = given.get("reply_markup")
    check_markup(markup, private=chat.is_private)
    answered = _answered(chat, given.get("reply_parameters"))
    world.flood.count(chat.id, world.clock())
    protected = given.get("protect_content", False)
    message = world.post(chat, world.me, markup=markup, protect_content=protected, **content)
    return message.to_api() | ({"reply_to_message": answered.to_api()} if answered else {})


def _answered(chat: StandInChat, reply: Given | None) -> ShownMessage | None:
    """The message that is answered; Refused when there is none and it may not be left out."""
    if reply is None:
        return None
    answered = chat.find(reply["message_id"])
    if answered is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return answered


def _photo(world: World, photo: str | Upload) -> list[Given]:
    """A file id gives the same photo again, an upload a new one."""
    large = _stored(world, photo, "photos", LARGEST_PHOTO)
    if isinstance(photo, str):
        return photo_sizes(large, large)
    return photo_sizes(world.files.keep(large.content, "photos", large.mime_type), large)


def _stored(world: World, source: str | Upload, folder: str, largest: int) -> StoredFile:
    if isinstance(source, str):
        stored = world.files.get(source)
        if not stored.path.startswith(folder):
            raise bad_request("can't use file of another type")
        return stored
    if not source.content:
        raise bad_request("file must be non-empty")
    if len(source.content) > largest:
        raise bad_request("file is too big")
    return world.files.keep(source.content, folder, source.mime_type, source.name)
