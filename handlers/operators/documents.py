"""A file from an operator is a list of returned people, unless it answers a family; from others it is a letter."""

import asyncio
from hashlib import sha256

from telegram import Document, Update
from telegram.error import TelegramError

from bot.model import names
from bot.model.given import Refusal
from bot.model.returned import LONGEST_LIST
from bot.model.rights import Right, may
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.unreadable import Unreadable
from bot.use_cases import conversation, lists
from handlers.acting import Context, family, is_asked, is_operator, operator
from handlers.reading import given

LARGEST = 20 * 1024 * 1024
Rows = list[dict[str, str]]


async def document(update: Update, context: Context) -> None:
    """Fetches the file, reads it beside the loop, and hands its rows to the use case."""
    sent = update.effective_message.document if update.effective_message else None
    staff = await is_operator(update, context)
    writes = await is_asked(update, context, "reply")
    if sent is None or writes or staff is None or not may(staff.role, Right.REPORT):
        await family(conversation.hear, given)(update, context)
        return
    try:
        content = await _fetch(sent)
        rows = await asyncio.to_thread(_rows, content, sent.file_name or "")
    except Unreadable as unreadable:
        reason = unreadable.reason
        await operator(Right.REPORT, lists.unreadable, lambda _update: (reason,))(update, context)
        return
    name, checksum = (sent.file_name or "")[:60], sha256(content).hexdigest()
    await operator(Right.REPORT, lists.receive, lambda _update: (name, checksum, rows))(update, context)


async def _fetch(sent: Document) -> bytes:
    if (sent.file_size or 0) > LARGEST:
        raise Unreadable("too_large", LARGEST)
    try:
        file = await sent.get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as fault:
        raise Unreadable("not_fetched") from fault


def _rows(content: bytes, name: str) -> Rows:
    rows: Rows = []
    for row in people(read(content, name)).rows():
        if len(rows) == LONGEST_LIST:
            raise Unreadable("too_many_rows", LONGEST_LIST)
        typed = {cell: getattr(row, cell) for cell in ("surname", "given", "patronymic", "full_name", "birth")}
        rows.append({"number": str(row.number), "key": _key(typed), **typed})
    return rows


def _key(typed: dict[str, str]) -> str:
    surname = typed["surname"] or typed["full_name"].partition(" ")[0]
    year = typed["birth"][:4] if typed["birth"][:4].isdigit() else typed["birth"][-4:]
    try:
        return names.key(names.read_name(surname), int(year))
    except (Refusal, ValueError):
        return ""
