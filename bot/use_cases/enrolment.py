"""Operators come by a one-time link and leave by an administrator's press."""

from bot.model.rights import Right
from bot.texts import operators as texts
from bot.use_cases.turn import Turn, say, tell
from storage import audit, notices, operators, sightings, talks
from storage.transaction import Transaction


async def enrol(tx: Transaction, turn: Turn, code: str) -> bool:
    """Makes the sender an operator; False when the code is none, so that a guess looks like any other start."""
    redeemed = await operators.redeem(tx, code, turn.now)
    if redeemed is None:
        return False
    invitation_id, role = redeemed
    operator_id = await operators.enrol(tx, turn.chat.id, role, turn.name, turn.now)
    await operators.used_by(tx, invitation_id, operator_id)
    await audit.write(tx, operator_id, "enrolled", "invitation", invitation_id, turn.now)
    await say(tx, turn, texts.enrolled(turn.language, role))
    await tell(
        tx, Right.MANAGE, turn.now, lambda to: texts.joined(to, turn.name, role, operator_id), but=(operator_id,)
    )
    return True


async def staff(tx: Transaction, turn: Turn) -> None:
    """/operators: who there is besides oneself."""
    others = [operator for operator in await operators.active(tx) if operator.id != turn.staff.id]
    await say(tx, turn, texts.staff(turn.language, others))


async def dismiss(tx: Transaction, turn: Turn, operator_id: str) -> str | None:
    """Takes every right away at once; nobody dismisses themselves."""
    subject = int(operator_id)
    if subject == turn.staff.id or not await operators.remove(tx, subject, turn.now):
        return texts.gone_already(turn.language)
    await notices.give_back_calls_of(tx, subject)
    await talks.give_back_all(tx, subject)
    await sightings.give_back_all(tx, subject)
    await audit.write(tx, turn.staff.id, "dismissed", "operator", subject, turn.now)
    name = (await operators.get(tx, subject)).name
    await say(tx, turn, texts.dismissed(turn.language, name))
    return None
