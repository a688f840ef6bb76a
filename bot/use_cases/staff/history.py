"""Administrators are told every day where the history stands, and at once when it does not hold."""

from bot.model.history import Head, Proof
from bot.model.quiet_hours import QuietHours
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.staff import history as texts
from bot.use_cases.announcing import notify_operators
from storage.store.transaction import Transaction


async def announce(tx: Transaction, org: OrgConfig, proof: Proof, before: Head | None, now: int) -> None:
    """before: what was told the time before.  What is well waits for the end of the quiet hours."""
    if proof.found:
        await notify_operators(tx, Right.MANAGE, now, texts.broken(proof))
        return
    morning = QuietHours(*org.quiet_hours).over_at(org.timezone, now)
    await notify_operators(tx, Right.MANAGE, now, texts.head(proof.head, before), due_at=morning)
