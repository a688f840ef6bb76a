"""Operators come by a one-time link and leave by an administrator's press."""

from bot.model.chat import Operator
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts.staff import operators as texts
from bot.texts.staff import removal
from bot.use_cases.announcing import tell
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import chats, drafts, inquiries, sightings, talks
from storage.returns import notices
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import live


async def enrol(tx: Transaction, turn: Turn, code: str) -> bool:
    """Makes the sender an operator; False when the code is none, so that a guess looks like any other start."""
    redeemed = await operators.redeem(tx, code, turn.now)
    if redeemed is None:
        return False
    invitation_id, role = redeemed
    operator_id = await operators.enrol(tx, turn.chat.id, role, turn.name, turn.now)
    await operators.used_by(tx, invitation_id, operator_id)
    await audit.write(tx, operator_id, "enrolled", "invitation", invitation_id, turn.now)
    await say(tx, turn, texts.enrolled(role))
    await tell(tx, Right.MANAGE, turn.now, texts.joined(turn.name, role, operator_id), but=(operator_id,))
    return True


async def staff(tx: Transaction, turn: Turn) -> None:
    """/operators: who there is besides oneself."""
    others = [operator for operator in await operators.active(tx) if operator.id != turn.staff.id]
    await say(tx, turn, texts.staff(others))


async def dismiss(tx: Transaction, turn: Turn, operator_id: str) -> Sentence | None:
    """An administrator wants to remove an operator; asks, since nobody takes it back in the chat."""
    subject = int(operator_id)
    since = None if subject == turn.staff.id else await operators.active_since(tx, subject)
    if since is None:
        return removal.gone_already()
    await say(tx, turn, removal.asked(await operators.get(tx, subject), since))
    return None


async def remove(tx: Transaction, turn: Turn, operator_id: str, since: str) -> Sentence | None:
    """Takes every right away at once, and says so to all who must know; nobody removes themselves.

    So one administrator is always left.  since: the enrolment that was asked about, not a later one.
    """
    subject = int(operator_id)
    if subject == turn.staff.id or not await operators.remove(tx, subject, int(since), turn.now):
        return removal.gone_already()
    await audit.write(tx, turn.staff.id, "dismissed", "operator", subject, turn.now)
    removed = await operators.get(tx, subject)
    await _lay_down(tx, removed, turn.now)
    by, at = turn.staff.name, turn.now
    await outbox.put(tx, removed.chat_id, removal.told_removed(turn.house, removed, by, at), turn.now)
    await tell(tx, Right.MANAGE, turn.now, removal.told(turn.house, removed, by, at), but=(turn.staff.id,))
    await say(tx, turn, removal.dismissed(removed.name))
    return None


async def _lay_down(tx: Transaction, removed: Operator, now: int) -> None:
    """What they had in hand is free for others; what is due to them as an operator does not leave any more."""
    await notices.give_back_calls_of(tx, removed.id)
    await talks.give_back_all(tx, removed.id)
    await sightings.give_back_all(tx, removed.id)
    await inquiries.give_back_all(tx, removed.id)
    await drafts.erase_operators(tx, removed.chat_id)
    await live.forget(tx, removed.chat_id)
    # Who never agreed is no relative: whatever answers wait for them are answers to an operator.
    is_relative = await chats.consented_at(tx, removed.chat_id) is not None
    await outbox.stop_operators(tx, removed.chat_id, now, answers=not is_relative)
