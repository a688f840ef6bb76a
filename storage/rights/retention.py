"""What of the cases is erased after its time (storage/rights/terms.py says what of everything else)."""

from storage.register import chats, inquiries
from storage.rights import erasing
from storage.rights.sweeps import Moments
from storage.staff import audit
from storage.store.transaction import Row, Transaction

PAGE = 20  # each takes a dozen statements, and nobody shall wait for them

# Somebody is still to be told or called about it (N2).
PENDING = (
    "EXISTS (SELECT 1 FROM notice p LEFT JOIN call q ON q.notice_id = p.id"
    " JOIN verification v ON v.id = p.verification_id WHERE p.inquiry_id = i.id AND q.told_at IS NULL"
    " AND p.state IN ('due', 'call') AND (v.state = 'standing' OR p.sort = 'correction'))"
)
# Told of a return that was withdrawn, or perhaps, and neither of its correction nor of a return that stands (N2).
UNCORRECTED = (
    "(EXISTS (SELECT 1 FROM notice p LEFT JOIN call q ON q.notice_id = p.id"
    " JOIN verification v ON v.id = p.verification_id WHERE p.inquiry_id = i.id AND p.sort = 'return'"
    " AND v.state = 'stopped' AND v.corrected_by IS NULL"
    " AND (p.state = 'told' OR p.uncertain_at IS NOT NULL OR q.told_at IS NOT NULL OR q.taken_by IS NOT NULL))"
    " AND NOT EXISTS (SELECT 1 FROM notice p LEFT JOIN call q ON q.notice_id = p.id"
    " JOIN verification v ON v.id = p.verification_id WHERE p.inquiry_id = i.id AND p.sort = 'return'"
    " AND v.state = 'standing' AND (p.state = 'told' OR q.told_at IS NOT NULL)))"
)
_OWED = f"({PENDING} OR {UNCORRECTED})"
_HELD = "EXISTS (SELECT 1 FROM person h WHERE h.id = i.person_id AND h.held_by IS NOT NULL)"  # N4
# Of a relative whom nobody can write to: what a person was to say, the warnings too, was not said yet.
_UNTOLD = "EXISTS (SELECT 1 FROM errand e WHERE e.chat_id = i.chat_id)"
_TOLD = (
    "(SELECT MAX(COALESCE(c.told_at, n.told_at)) FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
    " WHERE n.inquiry_id = i.id AND n.sort = '{sort}' AND (n.state = 'told' OR c.told_at IS NOT NULL))"
)


async def closed(tx: Transaction, moments: Moments) -> int:
    """Inquiries that were declined or withdrawn."""
    return await _erase(tx, moments, f"i.closed_at < :before AND NOT {_OWED}", moments.ended)


async def told(tx: Transaction, moments: Moments) -> int:
    """Inquiries that ended with a return of which the relative was told, and of no correction since."""
    told_at, corrected_at = _TOLD.format(sort="return"), _TOLD.format(sort="correction")
    ended = f"i.state = 'accepted' AND {told_at} < :before AND COALESCE({corrected_at}, 0) < {told_at}"
    return await _erase(tx, moments, f"{ended} AND NOT {_OWED} AND NOT {_HELD}", moments.ended)


async def silent(tx: Transaction, moments: Moments) -> int:
    """Open inquiries of relatives who gave no sign for two years and were warned twice (use_cases/wait/silence.py)."""
    unheard = "EXISTS (SELECT 1 FROM chat c WHERE c.id = i.chat_id AND c.warned = 2 AND c.seen_at <= :before)"
    warned = "EXISTS (SELECT 1 FROM chat c WHERE c.id = i.chat_id AND c.warned_at <= :warned)"
    asked = f"i.closed_at IS NULL AND {unheard} AND {warned} AND NOT {_OWED} AND NOT {_HELD} AND NOT {_UNTOLD}"
    return await _erase(tx, moments, asked, moments.silent, warned=moments.warned)


async def unasked(tx: Transaction, moments: Moments) -> int:
    """Persons about whom nobody asks: two years after they were imported, unless something is known of them."""
    rows = await tx.all(
        "SELECT p.id FROM person p WHERE p.held_by IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM inquiry i WHERE i.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM person joined"
        " JOIN inquiry i ON i.person_id = joined.id WHERE joined.case_id = p.case_id)"
        " AND NOT EXISTS (SELECT 1 FROM return_report r"
        " WHERE r.person_id = p.id AND COALESCE(r.decided_at, r.reported_at) >= :ended)"
        " AND (p.registered_at < :silent OR (p.source_fingerprint IS NULL AND p.registered_at < :ended))"
        " LIMIT :page",
        page=PAGE,
        ended=moments.ended,
        silent=moments.silent,
    )
    for row in rows:
        await erasing.person(tx, row["id"])
    return len(rows)


async def operators_who_left(tx: Transaction, moments: Moments) -> int:
    """Their names; the rows stay, since the audit and the verifications refer to them."""
    rows = await tx.all(
        "SELECT id FROM operator WHERE active = 0 AND removed_at < :before LIMIT :page", before=moments.ended, page=PAGE
    )
    for row in rows:
        await tx.execute(
            "UPDATE operator SET removed_at = NULL, sealed = :sealed WHERE id = :id",
            id=row["id"],
            sealed=tx.seal("operator", row["id"], {"name": "—"}),
        )
    return len(rows)


async def strangers(tx: Transaction, moments: Moments) -> int:
    """Chats of whom nothing is left, and those whose receipt never arrived."""
    rows = await tx.all(
        "SELECT c.id FROM chat c WHERE COALESCE(c.erased_at, c.seen_at, c.met_at) < CASE WHEN c.erased_at IS NULL"
        " THEN :ended ELSE :receipt END AND COALESCE(c.consented_at, c.withdrawn_at, 0) < :ended"
        " AND NOT EXISTS (SELECT 1 FROM inquiry i WHERE i.chat_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM message m WHERE m.chat_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.chat_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM sighting s WHERE s.chat_id = c.id)"
        " AND c.met_at > 0 AND NOT EXISTS (SELECT 1 FROM operator o WHERE o.chat_id = c.id"
        " AND (o.active = 1 OR o.removed_at IS NOT NULL)) LIMIT :page",
        page=PAGE,
        ended=moments.ended,
        receipt=moments.receipt,
    )
    for row in rows:
        await erasing.belongings(tx, row["id"])
        await chats.forget(tx, row["id"], moments.now)
        await erasing.forgotten(tx, row["id"])
    return len(rows)


async def _erase(tx: Transaction, moments: Moments, past: str, before: int, **values: int) -> int:
    rows: list[Row] = await tx.all(f"SELECT i.id FROM inquiry i WHERE {past} LIMIT {PAGE}", before=before, **values)
    for row in rows:
        await erasing.inquiry(tx, await inquiries.get(tx, row["id"]), moments.now)
        await audit.write(tx, None, "erased", "inquiry", row["id"], moments.now)
    return len(rows)
