"""When it was wrong: one operator has withdrawn a verification, a second one sends the correction."""

from bot.model.form import Draft
from bot.model.rights import Right
from bot.texts import returns as texts
from bot.use_cases import dialogs, notices
from bot.use_cases.turn import Turn, say, tell
from storage import audit, reports
from storage.transaction import Transaction


async def begin(tx: Transaction, turn: Turn, verification_id: str) -> str | None:
    """A second operator wants to send the correction; asks for the own statement."""
    reason = await _against(tx, turn, int(verification_id))
    if reason:
        return texts.refusal(turn.language, reason)
    await dialogs.begin(tx, turn, "correct", verification_id)
    return None


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The correction goes to exactly those who were told; both stay in the case's history."""
    subject = int(draft.subject)
    reason = await _against(tx, turn, subject)
    if reason or not await reports.correct(tx, subject, turn.staff.id):
        await say(tx, turn, texts.refused(turn.language, reason or "decided"))
        return
    count = await notices.correct(tx, turn.house, await reports.verification(tx, subject), turn.now)
    statement = {"statement": draft.answers["statement"]}
    await audit.write(tx, turn.staff.id, "corrected", "verification", subject, turn.now, statement)
    await tell(tx, Right.STOP, turn.now, lambda to: texts.corrected(to, turn.staff.name, count))


async def _against(tx: Transaction, turn: Turn, verification_id: int) -> str | None:
    verification = await reports.verification(tx, verification_id)
    if verification.state != "stopped" or verification.corrected_by is not None:
        return "decided"
    return "own_stop" if verification.stopped_by == turn.staff.id else None
