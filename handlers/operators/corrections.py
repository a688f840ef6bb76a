"""When it was wrong: one operator has withdrawn a verification, a second one sends the correction.

The subject of the form is a verification, or a whole list that was stopped.
"""

from bot.model.chat import Operator
from bot.model.form import Draft
from bot.model.message import Message
from bot.model.sentence import Sentence
from bot.texts.returns import corrections as texts
from bot.texts.returns import returns as reasons
from bot.use_cases.returns import notices
from bot.use_cases.staff import staff as staff_decided
from handlers import dialogs
from handlers.operators import staff
from handlers.turn import Turn, say
from storage.returns import notices as stored
from storage.returns import reports
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn, verification_id: str) -> Sentence | None:
    """A second operator wants to send the correction; asks for the own statement."""
    return await _begin(tx, turn, verification_id)


async def begin_list(tx: Transaction, turn: Turn, list_id: str) -> Sentence | None:
    """The same for all the verifications of a list that was stopped."""
    return await _begin(tx, turn, f"list/{list_id}")


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The correction goes to exactly those who were told; both stay in the case's history."""
    reason = await _against(tx, turn, draft.subject)
    if reason:
        await say(tx, turn, reasons.refused(reason))
        return
    parts: list[staff_decided.Part[tuple[int, int]]] = []
    for verification_id in await notices.to_correct(tx, draft.subject):
        if await reports.correct(tx, verification_id, turn.staff.id):
            verification = await reports.verification(tx, verification_id)
            reached = await notices.correct(tx, turn.house, verification, turn.now)
            parts.append((await operators.relatives(tx, verification.person_id), reached))
            statement = {"statement": draft.answers["statement"]}
            await audit.write(tx, turn.staff.id, "corrected", "verification", verification_id, turn.now, statement)
    name = turn.staff.name

    def worded(operator: Operator, heard: list[tuple[int, int]]) -> Message:
        by_message, by_person = (sum(some) for some in zip(*heard, strict=True))
        return texts.corrected(name, by_message, by_person)

    await staff_decided.tell_of_many(tx, parts, turn.now, worded)


async def _begin(tx: Transaction, turn: Turn, subject: str) -> Sentence | None:
    reason = await _against(tx, turn, subject)
    if reason:
        return reasons.refusal(reason)
    await dialogs.begin(tx, turn, "correct", subject)
    return None


async def _against(tx: Transaction, turn: Turn, subject: str) -> str | None:
    stopped = [await reports.verification(tx, row) for row in await notices.to_correct(tx, subject)]
    if not stopped:
        return "decided"
    if any([await staff.is_relative(tx, turn, verification.person_id) for verification in stopped]):
        return "relative"
    if any([await stored.is_leaving(tx, verification.id) for verification in stopped]):
        return "leaving"
    return "own_stop" if turn.staff.id in {verification.stopped_by for verification in stopped} else None
