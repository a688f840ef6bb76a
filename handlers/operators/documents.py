"""A file from an operator is a list of returned people, unless it answers a family; from others it is a letter."""

import asyncio

from telegram import Update
from telegram.error import TelegramError

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.returned import TypedList
from bot.model.rights import Right, may
from bot.tables.listing import look
from bot.tables.reading import LARGEST
from bot.tables.unreadable import UnreadableFile
from bot.use_cases.lists import receiving
from handlers import conversation
from handlers.acting import Context, family, is_asked, is_operator, operator
from handlers.operators import imports, lists
from handlers.reading import given, pressed


async def document(update: Update, context: Context) -> None:
    """A list of returned people, a register, or a letter: who sends it tells, and of administrators it is asked."""
    sent = update.effective_message.document if update.effective_message else None
    staff = await is_operator(update, context)
    writes = await is_asked(update, context, "reply")
    if sent is None or writes or staff is None or not may(staff.role, Right.REPORT):
        await family(conversation.on_message, given)(update, context)
        return
    name, too_large = (sent.file_name or "")[:60], (sent.file_size or 0) > LARGEST
    if too_large or context.wiring.org.operators_in_chat == "alerts":  # nothing is fetched there
        await operator(Right.REPORT, lists.unreadable, lambda _update: ("too_large",))(update, context)
    elif may(staff.role, Right.MANAGE):
        await operator(Right.MANAGE, imports.receive, lambda _update: (name, sent.file_id))(update, context)
    else:
        await _take_list(update, context, staff, name, sent.file_id)


async def as_list(update: Update, context: Context) -> None:
    """An administrator says that the file is a list of returned people."""
    staff = await is_operator(update, context)
    (import_id,) = pressed(update)
    found = await context.wiring.store.read(receiving.asked_about, staff.id, import_id) if staff else None
    if staff is None or found is None or context.wiring.org.operators_in_chat == "alerts":
        await operator(Right.MANAGE, imports.gone)(update, context)
        return
    await _take_list(update, context, staff, found.name, found.file_id, found.id)


async def _take_list(
    update: Update, context: Context, staff: Operator, name: str, file_id: str, import_id: int = 0
) -> None:
    """Fetches the file, reads it beside the loop, and hands the list to the use case."""
    try:
        brought = await asyncio.to_thread(look, await _fetch(context, file_id), name)
    except UnreadableFile as unreadable:
        reason, heads = unreadable.reason, unreadable.heads
        await operator(Right.REPORT, lists.unreadable, lambda _update: (reason, import_id, heads))(update, context)
        return
    begun = await _keep_rows(context, brought, staff)
    await operator(Right.REPORT, lists.receive, lambda _update: (brought, import_id, begun))(update, context)


async def _keep_rows(context: Context, brought: TypedList, staff: Operator) -> int | None:
    """Where the rows of a long list are: others write between two pieces.  None when it is kept at once."""
    wiring, begun = context.wiring, None
    if await wiring.store.read(receiving.is_long, brought):
        actor = Actor(staff, wiring.org, int(wiring.now()))
        for start in range(0, len(brought.rows), receiving.AT_ONCE):
            begun = await wiring.store.run(receiving.keep_rows, actor, brought, start, begun)
    return begun


async def _fetch(context: Context, file_id: str) -> bytes:
    try:
        file = await context.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as fault:
        raise UnreadableFile("not_fetched") from fault
