"""An administrator removes an operator: the log says so as well, to people who run the server and read no chat."""

import structlog
from telegram import Update

from bot.model.rights import Right
from handlers.acting import Context, operator
from handlers.operators import enrolment
from handlers.reading import pressed
from handlers.request import ChatRequest
from storage.store.transaction import Transaction

log = structlog.get_logger()


async def remove(update: Update, context: Context) -> None:
    """The second press.  Logged after the commit, since a job may run again, and then be refused."""
    by: list[int] = []

    async def job(tx: Transaction, request: ChatRequest, operator_id: int, since: int) -> None:
        by.clear()
        await enrolment.remove(tx, request, operator_id, since)
        by.append(request.staff.id)

    await operator(Right.MANAGE, job)(update, context)
    if by:
        log.warning("operator removed", operator=pressed(update)[0], by=by[0])
