"""Whether a message is genuine, asked by its code.

Somebody who got a message is told when it was sent and of which kind; of a broadcast anybody is; of a code that
somebody else got, the answer is the same as of a code that never was (N3).
"""

from bot.model.chat import Chat
from bot.model.codes import Checked, Verdict
from storage.queues import codes
from storage.store.transaction import Transaction


async def check(tx: Transaction, chat: Chat, code: str, shown: str, now: int) -> Checked:
    """What this chat may know; shown: a forwarded message, to be compared with what was sent, or nothing."""
    if not await codes.may_ask(tx, chat.id, now):
        return Checked(Verdict.TOO_MANY)
    issued = await codes.find(tx, code, chat.id)
    if issued is None:
        await codes.missed(tx, chat.id, now)
        return Checked(Verdict.UNKNOWN)
    if not shown:
        return Checked(Verdict.GENUINE, issued.kind, issued.at)
    same = await codes.said(tx, code, shown)
    return Checked(Verdict.UNCHANGED if same else Verdict.CHANGED, issued.kind, issued.at)
