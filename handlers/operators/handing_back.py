"""A list goes back as a file: after a warning, made beside the loop, to the own chat only."""

import asyncio

from telegram import Update

from bot.model.act import Confirmation
from bot.model.actor import Actor
from bot.model.handed_back import SUFFIXES
from bot.model.message import File
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.lists import handing_back as texts
from bot.texts.staff import exports as export_texts
from bot.use_cases.lists import handing_back
from bot.use_cases.lists.handed_file import written
from handlers.acting import Context, answer_callback_query, is_operator, operator, with_confirmation
from handlers.reading import pressed
from handlers.request import ChatRequest, say
from storage.store.transaction import RowMissing, Transaction


async def confirm(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """What the file will hold, and that it holds it in the clear."""
    await say(tx, request, texts.confirm(await handing_back.may(tx, request.actor, list_id)))


async def make(
    update: Update, context: Context, list_id: int, suffix: str, confirmation: Confirmation | None = None
) -> None:
    """Makes the file; the job looks once more at who asks.  Whoever may not is answered as by the warning."""
    wiring, now = context.wiring, int(context.wiring.now())
    staff = await is_operator(update, context)
    try:
        actor = Actor(staff, wiring.org, now, confirmation) if staff and suffix in SUFFIXES else None
        handed = await wiring.store.read(handing_back.collect, actor, list_id) if actor else None
    except RowMissing:
        handed = None
    except Refused as refused:
        if refused.reason in (Reason.NEEDS_FACTOR, Reason.LOCKED):
            await operator(Right.MANAGE, _collect, lambda _update: (list_id,))(update, context)
            return
        handed = None
    if staff is None or handed is None:
        await operator(Right.MANAGE, confirm, lambda _update: (list_id,))(update, context)
        return
    if update.callback_query:
        await answer_callback_query(update.callback_query, export_texts.being_made().text(staff.language))
    content = await asyncio.to_thread(written, handed, suffix, wiring.org, staff.language)
    made, count = File(f"zvistka-list.{suffix}", content), len(handed.rows)
    job = with_confirmation(_send, confirmation)
    await operator(Right.MANAGE, job, lambda _update: (list_id, count, made))(update, context)


async def pressed_now(update: Update, context: Context) -> None:
    """The button below the warning."""
    await make(update, context, *pressed(update))


async def _collect(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """Is refused, and says why."""
    await handing_back.collect(tx, request.actor, list_id)


async def _send(tx: Transaction, request: ChatRequest, list_id: int, count: int, made: File) -> None:
    found = await handing_back.take_out(tx, request.actor, list_id, count)
    await say(tx, request, texts.file(found, count, made))
