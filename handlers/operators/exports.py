"""An administrator takes cases out as a file: after a warning, made beside the loop, to the own chat only."""

import asyncio
from contextlib import suppress

from telegram import Update

from bot.model.act import Confirmation
from bot.model.actor import Actor
from bot.model.export import Export
from bot.model.message import File
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.texts.staff import exports as texts
from bot.use_cases.register.all_cases import all_cases
from bot.use_cases.staff import exports
from bot.use_cases.staff.exporting import written
from handlers.acting import Context, answer_callback_query, is_operator, operator, with_confirmation
from handlers.reading import pressed
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def confirm(tx: Transaction, request: ChatRequest, wanted: str) -> None:
    """What the file will hold, and that it holds it in the clear."""
    if wanted not in set(Export):
        raise Refused(Reason.CHANGED)
    await say(tx, request, texts.confirm(Export(wanted)))


async def make(update: Update, context: Context, wanted: str, confirmation: Confirmation | None = None) -> None:
    """Makes the file for an administrator; the job looks once more at who asks, and whether a code is needed."""
    staff, wiring, now = await is_operator(update, context), context.wiring, int(context.wiring.now())
    if staff is None or not may(staff.role, Right.MANAGE) or wanted not in set(Export):
        await operator(Right.MANAGE, confirm, lambda _update: (wanted,))(update, context)
        return
    export, content, count = Export(wanted), b"", 0
    with suppress(Refused):  # the job is refused as well, and says why
        await wiring.store.read(exports.may_take_out, Actor(staff, wiring.org, now, confirmation), export)
        if update.callback_query:
            await answer_callback_query(update.callback_query, texts.being_made().text(staff.language))
        cases = await wiring.store.read(all_cases)
        content, count = await asyncio.to_thread(written, export, cases, wiring.org, staff.language, now)
    job = with_confirmation(_send, confirmation)
    await operator(Right.MANAGE, job, lambda _update: (export, content, count))(update, context)


async def pressed_now(update: Update, context: Context) -> None:
    """The button below the warning."""
    await make(update, context, *pressed(update))


async def _send(tx: Transaction, request: ChatRequest, export: Export, content: bytes, count: int) -> None:
    await exports.take_out(tx, request.actor, export, count)
    await say(tx, request, texts.file(export, count, File(f"zvistka-{export.value}.{export.suffix}", content)))
