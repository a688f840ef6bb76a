"""Photos and files of a case, through the bot: fetched when somebody looks, kept nowhere, run nowhere.

Whatever anybody says a file is, only what begins as a picture is shown as one; everything else is a download.
"""

from aiohttp import web

from bot.model.attached import Attached
from bot.use_cases.register import files
from bot.use_cases.updates import looking
from desk.pages import Answer, Fetched
from desk.request import DeskRequest
from desk.visitors import POLICY_OF_FILES
from storage.store.transaction import Transaction

PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
WEBP = b"RIFF", b"WEBP"
OFFICE = frozenset({"pdf", "txt", "rtf", "csv", "doc", "docx", "odt", "xls", "xlsx", "ods"})
MEDIA = frozenset({"jpg", "jpeg", "png", "gif", "webp", "heic", "ogg", "oga", "mp3", "m4a", "mp4", "mov"})


async def of_inquiry(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The photo that came with an inquiry."""
    return Fetched(await files.photo_of_inquiry(tx, request.actor, inquiry_id))


async def of_person(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """The photo of a person."""
    return Fetched(await files.photo_of_person(tx, request.actor, person_id))


async def of_message(tx: Transaction, request: DeskRequest, inquiry_id: int, message_id: int) -> Answer:
    """What was sent in the talk about an inquiry."""
    return Fetched(await files.of_message(tx, request.actor, inquiry_id, message_id))


async def of_letter(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """What was sent in a talk, whoever the family has asked about."""
    return Fetched(await files.of_letter(tx, request.actor, message_id))


async def of_update(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """The picture that goes with an update."""
    return Fetched(await looking.picture(tx, request.actor, update))


def given(attached: Attached, content: bytes) -> web.Response:
    """A picture to be seen, or a download; browsers guess nothing and run nothing of either."""
    headers = {"Content-Security-Policy": POLICY_OF_FILES}
    kind = picture(content)
    if kind is None:
        headers["Content-Disposition"] = f'attachment; filename="{_named(attached.name)}"'
    return web.Response(body=content, content_type=kind or "application/octet-stream", headers=headers)


def picture(content: bytes) -> str | None:
    """The type of a picture, by how it begins; None for anything else."""
    if (content[:4], content[8:12]) == WEBP:
        return "image/webp"
    return next((kind for head, kind in PICTURES.items() if content.startswith(head)), None)


def _named(name: str) -> str:
    """The name may say who somebody is; of its ending only what opens in a reader, and runs nowhere, is left."""
    ending = name.rpartition(".")[2].lower()
    return f"zvistka.{ending if ending in OFFICE | MEDIA else 'bin'}"
