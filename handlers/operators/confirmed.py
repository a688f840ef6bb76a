"""A code was typed: exactly what waited for it is done, with the confirmation; a wrong one does nothing."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from telegram import Update

from bot.model import totp
from bot.model.act import Confirmation
from bot.model.factor import Answer, PendingAct
from bot.model.press import arguments
from bot.model.rights import Right
from bot.texts.staff import second_factor as texts
from bot.use_cases.staff import second_factor
from handlers import conversation
from handlers.acting import Context, Job, is_operator, operator, with_confirmation
from handlers.operators import (
    approvals,
    confirming,
    desk,
    enrolment,
    exports,
    handing_back,
    holding,
    imports,
    lockdown,
    removing,
    sleeping,
)
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.staff import pending_acts
from storage.store.transaction import Transaction

Making = Callable[..., Awaitable[None]]

# What is pressed and needs a code; what makes a file beside the loop before its transaction begins.
PRESSED: Mapping[str, Job] = {
    "lift": holding.lift,
    "approve": approvals.approve,
    "letin": enrolment.let_in,
    "remove": removing.remove,
    "importothers": imports.start_with_others,
    "resetcodes": confirming.ask_reset,
    "unlock": lockdown.lift,
    "wake": sleeping.wake,
    "agreereset": confirming.agree_reset,
    "deskkey": desk.make_key,
}
MADE: Mapping[str, Making] = {"exportnow": exports.make, "handbacknow": handing_back.make}


async def is_code(update: Update, context: Context) -> bool:
    """Whether the words are an operator's code that something waits for; then all is done with them."""
    message, now = update.effective_message, int(context.wiring.now())
    code = totp.digits(message.text or "") if message else ""
    staff = await is_operator(update, context) if code else None
    if message is None or staff is None or not await context.wiring.store.read(second_factor.expected, staff, now):
        return False
    taken = await context.wiring.store.run(second_factor.take, staff, code, message.message_id, now)
    if taken is None:
        said = (code, message.message_id)
        await operator(Right.STOP, _answer, lambda _update: said, in_alerts=True)(update, context)
    else:
        await _carry_out(update, context, *taken)
    return True


async def _carry_out(update: Update, context: Context, waited: PendingAct, confirmation: Confirmation) -> None:
    verb, args = arguments(waited.deed.get("press", ""))
    if verb in MADE:
        await MADE[verb](update, context, *args, confirmation=confirmation)
        return
    job = PRESSED[verb] if verb else partial(_ends, waited.deed["draft"])
    confirmed, in_alerts = with_confirmation(job, confirmation), verb == "deskkey"
    await operator(Right.STOP, confirmed, lambda _update: args, in_alerts=in_alerts)(update, context)


async def _answer(tx: Transaction, request: ChatRequest, code: str, message_id: int) -> None:
    came = await second_factor.answer(tx, request.actor, code, message_id)
    await say(tx, request, texts.answered(came))
    waits = await pending_acts.find(tx, request.staff.id)
    if came is Answer.SET_UP and waits is not None:
        await say(tx, request, texts.asked(waits.act))


async def _ends(record: Mapping[str, Any], tx: Transaction, request: ChatRequest) -> None:
    await conversation.end(tx, request, drafts.draft_of(record))
