"""An administrator takes cases out: they are read and written as a file beside the loop, then sent."""

import asyncio

from telegram import Update

from bot.model.export import Export
from bot.model.rights import Right, may
from bot.texts.staff import exports as exports_texts
from bot.use_cases.register.all_cases import all_cases
from bot.use_cases.staff.exporting import written
from handlers.acting import Context, courtesy, is_operator, operator
from handlers.operators import exports
from handlers.reading import pressed


async def export(update: Update, context: Context) -> None:
    """Makes the file for an administrator; the job looks once more at who asks."""
    staff, wiring = await is_operator(update, context), context.wiring
    (wanted,) = pressed(update)
    if staff is None or not may(staff.role, Right.MANAGE) or wanted not in set(Export):
        await operator(Right.MANAGE, exports.confirm, pressed)(update, context)
        return
    if update.callback_query:
        await courtesy(update.callback_query, exports_texts.being_made().text(staff.language))
    kind, cases, now = Export(wanted), await wiring.store.read(all_cases), int(wiring.now())
    content, count = await asyncio.to_thread(written, kind, cases, wiring.house, staff.language, now)
    await operator(Right.MANAGE, exports.send, lambda _update: (kind, content, count))(update, context)
