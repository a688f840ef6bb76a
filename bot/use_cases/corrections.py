"""When it was wrong: one operator has withdrawn a verification, a second one sends the correction.

The subject of the form is a verification, or a whole list that was stopped.
"""

from bot.model.form import Draft
from bot.model.rights import Right
from bot.texts import corrections as texts
from bot.texts import returns as reasons
from bot.use_cases import dialogs, notices, staff
from bot.use_cases.turn import Turn, say, tell
from storage import audit, reports
from storage import notices as stored
from storage.transaction import Transaction


async def begin(tx: Transaction, turn: Turn, verification_id: str) -> str | None:
    """A second operator wants to send the correction; asks for the own statement."""
    return await _begin(tx, turn, verification_id)


async def begin_list(tx: Transaction, turn: Turn, list_id: str) -> str | None:
    """The same for all the verifications of a list that was stopped."""
    return await _begin(tx, turn, f"list/{list_id}")


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The correction goes to exactly those who were told; both stay in the case's history."""
    reason = await _against(tx, turn, draft.subject)
    if reason:
        await say(tx, turn, reasons.refused(turn.language, reason))
        return
    by_message = by_person = 0
    for verification_id in await notices.to_correct(tx, draft.subject):
        if await reports.correct(tx, verification_id, turn.staff.id):
            verification = await reports.verification(tx, verification_id)
            messages, calls = await notices.correct(tx, turn.house, verification, turn.now)
            by_message, by_person = by_message + messages, by_person + calls
            statement = {"statement": draft.answers["statement"]}
            await audit.write(tx, turn.staff.id, "corrected", "verification", verification_id, turn.now, statement)
    await tell(tx, Right.STOP, turn.now, lambda to: texts.corrected(to, turn.staff.name, by_message, by_person))


async def _begin(tx: Transaction, turn: Turn, subject: str) -> str | None:
    reason = await _against(tx, turn, subject)
    if reason:
        return reasons.refusal(turn.language, reason)
    await dialogs.begin(tx, turn, "correct", subject)
    return None


async def _against(tx: Transaction, turn: Turn, subject: str) -> str | None:
    stopped = [await reports.verification(tx, row) for row in await notices.to_correct(tx, subject)]
    if not stopped:
        return "decided"
    if any([await stored.is_leaving(tx, verification.id) for verification in stopped]):
        return "leaving"
    if any([await staff.is_relative(tx, turn, verification.person_id) for verification in stopped]):
        return "relative"
    return "own_stop" if turn.staff.id in {verification.stopped_by for verification in stopped} else None
