"""The nightly proof: where something was erased, nothing is left.  Each line counts rows that must not exist."""

from storage.store.transaction import Transaction

_GONE = "NOT EXISTS (SELECT 1 FROM {subject} s WHERE s.id = a.subject_id)"

VIOLATIONS: dict[str, str] = {
    "words of an update that was acted on": "inbox WHERE state = 'done' AND sealed IS NOT NULL",
    "words of a message that has left": "outbox WHERE state IN ('sent', 'gone', 'stale') AND sealed IS NOT NULL",
    "matches of nobody": "rejected_match m WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = m.subject_id)"
    " AND NOT EXISTS (SELECT 1 FROM inquiry i WHERE i.id = m.subject_id)",
    "an account that was to be forgotten": "chat WHERE erased_at < :receipt",
    "words of somebody forgotten": "message m JOIN chat c ON c.id = m.chat_id WHERE c.erased_at IS NOT NULL",
    "answers of somebody forgotten": "draft d JOIN chat c ON c.id = d.chat_id WHERE c.erased_at IS NOT NULL",
    "an inquiry of somebody forgotten": "inquiry i JOIN chat c ON c.id = i.chat_id WHERE c.erased_at IS NOT NULL",
    **{
        f"details of an erased {subject}": "audit a WHERE a.sealed IS NOT NULL AND a.subject_id IS NOT NULL"
        f" AND a.subject = '{subject}'"
        f" AND {_GONE.format(subject=subject)}"
        for subject in ("inquiry", "person", "return_report", "verification")
    },
}


async def violations(tx: Transaction, receipt: int) -> dict[str, int]:
    """What is left where nothing should be, with how many rows; receipt: before when every receipt has arrived."""
    found = {
        what: await tx.count(rows, **({"receipt": receipt} if ":receipt" in rows else {}))
        for what, rows in VIOLATIONS.items()
    }
    return {what: count for what, count in found.items() if count}
