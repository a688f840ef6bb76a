"""Operators in the chat: an invitation is opened, everybody is listed, an administrator removes one."""

from bot.texts.staff import operators as texts
from bot.texts.staff import removal
from bot.use_cases.staff import enrolment
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def enrol(tx: Transaction, turn: Turn, code: str) -> bool:
    """Makes the sender an operator; False when the code is none, so that a guess looks like any other start."""
    role = await enrolment.join(tx, turn.chat, turn.name, code, turn.now)
    if role is not None:
        await say(tx, turn, texts.enrolled(role))
    return role is not None


async def staff(tx: Transaction, turn: Turn) -> None:
    """/operators: who there is besides oneself."""
    await say(tx, turn, texts.staff(await enrolment.others(tx, turn.actor)))


async def dismiss(tx: Transaction, turn: Turn, operator_id: str) -> None:
    """An administrator wants to remove an operator; asks, since nobody takes it back in the chat."""
    await say(tx, turn, removal.asked(*await enrolment.may_remove(tx, turn.actor, int(operator_id))))


async def remove(tx: Transaction, turn: Turn, operator_id: str, since: str) -> None:
    """The second press: removed at once."""
    removed = await enrolment.remove(tx, turn.actor, int(operator_id), int(since))
    await say(tx, turn, removal.dismissed(removed.name))
