"""Operators in the chat: an invitation is opened, everybody is listed, an administrator removes one."""

from bot.texts.staff import operators as texts
from bot.texts.staff import removal
from bot.use_cases.staff import enrolment
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def enrol(tx: Transaction, request: ChatRequest, code: str) -> bool:
    """Makes the sender an operator; False when the code is none, so that a guess looks like any other start."""
    role = await enrolment.join(tx, request.chat, request.name, code, request.now)
    if role is not None:
        await say(tx, request, texts.enrolled(role, needs_codes=request.org.second_factor == "required"))
    return role is not None


async def staff(tx: Transaction, request: ChatRequest) -> None:
    """/operators: who there is besides oneself."""
    await say(tx, request, texts.staff(await enrolment.others(tx, request.actor)))


async def dismiss(tx: Transaction, request: ChatRequest, operator_id: int) -> None:
    """An administrator wants to remove an operator; asks, since nobody takes it back in the chat."""
    operator, since = await enrolment.may_remove(tx, request.actor, operator_id)
    await say(tx, request, removal.asked(operator, since, codes=request.org.second_factor == "required"))


async def remove(tx: Transaction, request: ChatRequest, operator_id: int, since: int) -> None:
    """The second press: removed at once."""
    removed = await enrolment.remove(tx, request.actor, operator_id, since)
    request.noted.append(("operator removed", {"operator": operator_id, "by": request.staff.id}))
    await say(tx, request, removal.dismissed(removed.name))
