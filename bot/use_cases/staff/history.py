"""Administrators are told every day where the history stands, and at once when it does not hold.

How many entries there are only those hear who miss nobody: whoever counts what they may read knows how many are left
out (N1).
"""

from bot.model.history import Head, Proof
from bot.model.quiet_hours import QuietHours
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.staff import history as texts
from bot.use_cases.announcing import notify_operators
from storage.register import kin
from storage.staff import operators
from storage.store.transaction import Transaction


async def announce(tx: Transaction, org: OrgConfig, proof: Proof, before: Head | None, now: int) -> None:
    """before: what was told the time before.  What is well waits for the end of the quiet hours."""
    if proof.found:
        await notify_operators(tx, Right.MANAGE, now, texts.broken(proof))
        return
    morning = QuietHours(*org.quiet_hours).over_at(org.timezone, now)
    miss = [one.id for one in await operators.active(tx, Right.MANAGE) if await kin.or_nobodys(tx, one.chat_id)]
    await notify_operators(tx, Right.MANAGE, now, texts.head(proof.head, before), but=tuple(miss), due_at=morning)
