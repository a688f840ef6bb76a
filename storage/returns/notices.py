"""Notices of a verified return, and of its correction: one per relative and verification."""

from bot.model.inquiry import Inquiry
from bot.model.report import Verification
from storage.returns import calls, proof
from storage.returns.standing import STANDING, TOLD
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Transaction

# SQL: the notices of returns that stand, told or on their way.
LIVE = (
    "notice n JOIN verification v ON v.id = n.verification_id"
    " WHERE n.sort = 'return' AND n.state <> 'stopped' AND v.state = 'standing'"
)


async def add(tx: Transaction, verification: Verification, inquiry: Inquiry, sort: str = "return") -> int:
    """A notice to one relative, or the one that was stopped again; returns its id.  sort: return or correction.

    The database refuses it for anybody who did not ask about this very person.
    """
    bound = {
        "id": new_id(),
        "verification_id": verification.id,
        "person_id": verification.person_id,
        "inquiry_id": inquiry.id,
        "chat_id": inquiry.chat_id,
        "sort": sort,
    }
    word = (("verification", verification.id), ("inquiry", inquiry.id), ("person", verification.person_id))
    row = await tx.one(
        "INSERT INTO notice (id, verification_id, person_id, inquiry_id, chat_id, sort, stamp, state)"
        " VALUES (:id, :verification_id, :person_id, :inquiry_id, :chat_id, :sort, :stamp, 'due')"
        " ON CONFLICT (verification_id, inquiry_id, sort) DO UPDATE SET state = 'due' WHERE notice.state = 'stopped'"
        " RETURNING id",
        **bound,
        stamp=await stamps.resting(tx, "notice", bound, word),
    )
    if row is None:
        raise ValueError("this relative has a notice of this verification already")
    # What was on its way when the notice was stopped may have come to its end since, and would stand in the way.
    await tx.execute(
        "UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state IN ('due', 'gone', 'refused')",
        id=row["id"],
    )
    return int(row["id"])


async def has_live(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative was told about a return that stands, is about to be, or is to be called."""
    return await tx.exists(f"{LIVE} AND n.inquiry_id = :inquiry", inquiry=inquiry_id)


async def is_told(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative was told about a return, by message or by a person, and of no correction since.

    A notice that does not rest on the word of two operators tells nobody anything, whatever its row says.
    """
    rows = await tx.all(
        "SELECT n.id FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE n.inquiry_id = :inquiry AND n.sort = 'return' AND (n.state = 'told' OR c.told_at IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM notice k LEFT JOIN call d ON d.notice_id = k.id"
        " WHERE k.verification_id = n.verification_id AND k.inquiry_id = n.inquiry_id AND k.sort = 'correction'"
        " AND (k.state = 'told' OR d.told_at IS NOT NULL))",
        inquiry=inquiry_id,
    )
    ids = [row["id"] for row in rows]
    return len(await proof.forged(tx, ids)) < len(ids)


async def is_told_in_vain(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative was told about a return that was withdrawn, and neither of a correction nor of one that
    stands: for certain, since who perhaps knows of none is not to read that it was none.
    """
    rows = await tx.all(
        "SELECT n.id FROM notice n JOIN verification v ON v.id = n.verification_id"
        " LEFT JOIN call c ON c.notice_id = n.id"
        f" WHERE n.inquiry_id = :inquiry AND n.sort = 'return' AND v.state = 'stopped' AND {TOLD}"
        " AND NOT EXISTS (SELECT 1 FROM notice k LEFT JOIN call d ON d.notice_id = k.id"
        " JOIN verification w ON w.id = k.verification_id WHERE k.inquiry_id = n.inquiry_id"
        " AND (k.state = 'told' OR d.told_at IS NOT NULL) AND ((k.sort = 'return' AND w.state = 'standing')"
        " OR (k.sort = 'correction' AND k.verification_id = n.verification_id)))",
        inquiry=inquiry_id,
    )
    ids = [row["id"] for row in rows]
    return len(await proof.forged(tx, ids)) < len(ids)


async def standing_of(tx: Transaction, inquiry_id: int) -> str | None:
    """How the newest notice of a return to this relative stands (standing.py); None when there is none."""
    row = await tx.one(
        f"SELECT {STANDING} AS standing FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE n.inquiry_id = :inquiry AND n.sort = 'return' ORDER BY n.id DESC LIMIT 1",
        inquiry=inquiry_id,
    )
    return str(row["standing"]) if row else None


async def told_of(tx: Transaction, verification_id: int) -> list[int]:
    """The inquiries whose relatives were told about the return that this verification stands for."""
    rows = await tx.all(
        "SELECT n.inquiry_id FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE n.verification_id = :verification AND n.sort = 'return'"
        " AND (n.state = 'told' OR c.told_at IS NOT NULL) ORDER BY n.id",
        verification=verification_id,
    )
    return [row["inquiry_id"] for row in rows]


async def perhaps_told_of(tx: Transaction, verification_id: int) -> list[int]:
    """The inquiries whose notice was stopped when nobody knew whether Telegram had taken it."""
    rows = await tx.all(
        "SELECT inquiry_id FROM notice WHERE verification_id = :verification AND sort = 'return'"
        " AND state = 'stopped' AND uncertain_at IS NOT NULL ORDER BY id",
        verification=verification_id,
    )
    return [row["inquiry_id"] for row in rows]


async def correction_to(tx: Transaction, verification_id: int, inquiry_id: int) -> int | None:
    """The correction of a verification to one relative, told or on its way; None when there is none."""
    row = await tx.one(
        "SELECT id FROM notice WHERE verification_id = :verification AND inquiry_id = :inquiry"
        " AND sort = 'correction' AND state <> 'stopped'",
        verification=verification_id,
        inquiry=inquiry_id,
    )
    return None if row is None else int(row["id"])


async def is_leaving(tx: Transaction, verification_id: int) -> bool:
    """Whether a notice is in flight at this moment: what happens to it is not known yet."""
    return await tx.exists(
        "notice n JOIN outbox o ON o.notice_id = n.id AND o.state = 'sending'"
        " WHERE n.verification_id = :verification AND n.sort = 'return'",
        verification=verification_id,
    )


async def mark_uncertain(tx: Transaction, notice_id: int, now: int) -> None:
    """Telegram may have taken the notice, or not."""
    await tx.execute("UPDATE notice SET uncertain_at = :now WHERE id = :id", id=notice_id, now=now)


async def mark_told(tx: Transaction, notice_id: int, now: int, message_id: int | None = None) -> None:
    """Telegram has taken the notice, as that message; whether the relative has read it is not known yet.

    Nobody need call, unless somebody is about to.
    """
    await calls.drop(tx, notice_id)
    await tx.execute(
        "UPDATE notice SET state = 'told', told_at = COALESCE(told_at, :now), message_id = :message,"
        " unread = CASE WHEN acknowledged_at IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM call c WHERE c.notice_id = notice.id AND c.told_at IS NOT NULL) THEN 0 END WHERE id = :id",
        id=notice_id,
        now=now,
        message=message_id,
    )


async def corrections_on_the_way(tx: Transaction, person_id: int) -> list[int]:
    """The corrections about a person that have not reached their relatives yet."""
    rows = await tx.all(
        "SELECT id FROM notice WHERE person_id = :person AND sort = 'correction' AND state = 'due'", person=person_id
    )
    return [row["id"] for row in rows]


async def to_the_telephone(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """What has not left does not leave; a person tells it."""
    await tx.execute("UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state = 'due'", id=notice_id)
    await calls.add(tx, notice_id, reason, now)


async def stop(
    tx: Transaction, *, verification_id: int | None = None, inquiry_id: int | None = None
) -> tuple[int, int]:
    """Stops what has not been sent yet, of a verification or to one relative: (how many will not leave, how many may).

    Of a verification that fell nobody asks any more whether it was read.
    """
    counted = await hold_back(tx, verification_id=verification_id, inquiry_id=inquiry_id)
    if verification_id is not None:
        await _nobody_asks_any_more(tx, verification_id)
    return counted


async def hold_back(
    tx: Transaction, *, verification_id: int | None = None, inquiry_id: int | None = None
) -> tuple[int, int]:
    """The same, of what may be put again.

    A message that is being sent at this moment may arrive; it is not tried again.  Nor is a call taken out of the
    hands of an operator who may be on the telephone at that moment.
    """
    rows = await tx.all(
        "SELECT n.id, n.uncertain_at IS NOT NULL OR EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.notice_id = n.id AND o.state = 'sending') AS leaving,"
        " EXISTS (SELECT 1 FROM call t WHERE t.notice_id = n.id AND t.taken_by IS NOT NULL) AS taken"
        " FROM notice n WHERE n.sort = 'return' AND (n.verification_id = :verification OR n.inquiry_id = :inquiry)"
        " AND n.state IN ('due', 'call')"
        " AND NOT EXISTS (SELECT 1 FROM call c WHERE c.notice_id = n.id AND c.told_at IS NOT NULL)",
        verification=verification_id,
        inquiry=inquiry_id,
    )
    for row in rows:
        if row["taken"]:
            await _leave_to_the_caller(tx, row["id"])
            continue
        await tx.execute(
            "UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state IN ('due', 'gone', 'refused')",
            id=row["id"],
        )
        await tx.execute("DELETE FROM call WHERE notice_id = :id AND told_at IS NULL", id=row["id"])
        await tx.execute("UPDATE notice SET state = 'stopped' WHERE id = :id", id=row["id"])
    leaving = sum(1 for row in rows if row["leaving"] or row["taken"])
    return len(rows) - leaving, leaving


_MAY_KNOW = (
    "notice.verification_id = :verification AND notice.sort = 'return'"
    " AND (notice.state = 'told' OR notice.uncertain_at IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = notice.id AND o.state = 'sending')"
    " OR EXISTS (SELECT 1 FROM call c WHERE c.notice_id = notice.id"
    " AND (c.told_at IS NOT NULL OR c.taken_by IS NOT NULL)))"
)


async def move_known(tx: Transaction, verification_id: int, other_id: int) -> None:
    """Whoever knows of the return already, or may, counts as told about another verification of the same record.

    A notice of that one that was stopped gives way; what Telegram was asked for it is kept with the one that was told.
    """
    both = await tx.all(
        f"SELECT notice.id, k.id AS stopped FROM notice JOIN notice k ON k.inquiry_id = notice.inquiry_id"
        f" AND k.verification_id = :other AND k.sort = 'return' AND k.state = 'stopped' WHERE {_MAY_KNOW}",
        verification=verification_id,
        other=other_id,
    )
    for one in both:
        await tx.execute("UPDATE outbox SET notice_id = :id WHERE notice_id = :stopped AND state = 'stopped'", **one)
        await tx.execute("DELETE FROM call WHERE notice_id = :stopped", stopped=one["stopped"])
        await tx.execute("DELETE FROM notice WHERE id = :stopped", stopped=one["stopped"])
    await stamps.change_all(
        tx,
        "notice",
        {"verification_id": other_id},
        f"{_MAY_KNOW} AND inquiry_id NOT IN"
        " (SELECT k.inquiry_id FROM notice k WHERE k.verification_id = :other AND k.sort = 'return')",
        verification=verification_id,
        other=other_id,
    )


async def _leave_to_the_caller(tx: Transaction, notice_id: int) -> None:
    await tx.execute("UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state = 'due'", id=notice_id)
    await tx.execute("UPDATE notice SET state = 'call' WHERE state = 'due' AND id = :id", id=notice_id)


async def _nobody_asks_any_more(tx: Transaction, verification_id: int) -> None:
    """A verification fell: whether what was told has been read does not matter any more, its correction does."""
    its = "verification_id = :verification AND sort = 'return' AND unread IS NOT NULL"
    await tx.execute(
        f"DELETE FROM call WHERE taken_by IS NULL AND told_at IS NULL AND notice_id IN"
        f" (SELECT id FROM notice WHERE {its})",
        verification=verification_id,
    )
    await tx.execute(f"UPDATE notice SET unread = NULL WHERE {its}", verification=verification_id)


async def person_of(tx: Transaction, notice_id: int) -> int:
    """Of whose return it tells."""
    return int((await tx.known("SELECT person_id FROM notice WHERE id = :id", id=notice_id))["person_id"])
