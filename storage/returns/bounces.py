"""Notices to be said to who comes back: they bounced, or nobody knows whether they were read before the chat shut.

Nobody has taken the call instead.
"""

from dataclasses import dataclass

from storage.returns import calls
from storage.store.transaction import Transaction

# Only these were a message; a call for another reason was never meant to be one.
_BOUNCED = "c.reason IN ('gone', 'refused') AND c.taken_by IS NULL AND c.told_at IS NULL"


@dataclass(frozen=True)
class Bounce:
    """One such notice; sort: of a return or a correction; state: call when it bounced, told when it was not read.

    reason: of the call, if there is one.
    """

    notice_id: int
    verification_id: int
    inquiry_id: int
    sort: str
    state: str
    reason: str | None


async def of_chat(tx: Transaction, chat_id: int) -> list[Bounce]:
    """What is to be said to this chat again, in the order in which it was to be said."""
    rows = await tx.all(
        "SELECT n.id AS notice_id, n.verification_id, n.inquiry_id, n.sort, n.state, c.reason FROM inquiry i"
        " JOIN notice n ON n.inquiry_id = i.id LEFT JOIN call c ON c.notice_id = n.id"
        f" WHERE i.chat_id = :chat AND ((n.state = 'call' AND {_BOUNCED}) OR (n.state = 'told' AND n.unread IS NOT NULL"
        " AND c.taken_by IS NULL AND c.told_at IS NULL)) ORDER BY n.id",
        chat=chat_id,
    )
    return [Bounce(**{name: row[name] for name in Bounce.__dataclass_fields__}) for row in rows]


async def take_back(tx: Transaction, notice_id: int, now: int) -> bool:
    """Takes the call off the list and makes the notice due again; False when somebody has taken the call.

    What happened to the first message makes room for the next: a notice has one that counts.
    """
    if not await tx.changed(f"DELETE FROM call AS c WHERE c.notice_id = :id AND {_BOUNCED}", id=notice_id):
        return False
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL"
        " WHERE notice_id = :id AND state IN ('gone', 'refused')",
        id=notice_id,
        now=now,
    )
    return await tx.changed("UPDATE notice SET state = 'due' WHERE id = :id AND state = 'call'", id=notice_id)


async def tell_again(tx: Transaction, notice_id: int, now: int) -> bool:
    """What was told before the chat shut, and not acknowledged, is due again; False when it does not need to be.

    A chat that is opened again often shows nothing of what was said in it.
    """
    await calls.drop(tx, notice_id)
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now WHERE notice_id = :id AND state = 'sent'",
        id=notice_id,
        now=now,
    )
    return await tx.changed(
        "UPDATE notice SET state = 'due', told_at = NULL, message_id = NULL, unread = NULL, uncertain_at = :now"
        " WHERE id = :id AND state = 'told' AND unread IS NOT NULL",
        id=notice_id,
        now=now,
    )
