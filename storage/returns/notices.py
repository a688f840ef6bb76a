"""Notices of a verified return: one per relative and verification, and the calls for those whom no message reaches."""

from bot.model.call import CallEntry
from bot.model.inquiry import Inquiry
from bot.model.report import Verification
from storage.queues.release import LEAVES_AT
from storage.register import kin
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction


async def add(tx: Transaction, verification: Verification, inquiry: Inquiry, sort: str = "return") -> int:
    """A notice to one relative, or the one that was stopped anew; returns its id.  sort: return or correction.

    The database refuses it for anybody who did not ask about this very person.
    """
    row = await tx.one(
        "INSERT INTO notice (id, verification_id, person_id, inquiry_id, chat_id, sort, state)"
        " VALUES (:id, :verification, :person, :inquiry, :chat, :sort, 'due')"
        " ON CONFLICT (verification_id, inquiry_id, sort) DO UPDATE SET state = 'due' WHERE notice.state = 'stopped'"
        " RETURNING id",
        sort=sort,
        id=new_id(),
        verification=verification.id,
        person=verification.person_id,
        inquiry=inquiry.id,
        chat=inquiry.chat_id,
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
    """Whether the relative was told of a return that stands, is about to be, or is to be called."""
    return await tx.exists(
        "notice n JOIN verification v ON v.id = n.verification_id"
        " WHERE n.inquiry_id = :inquiry AND n.sort = 'return' AND n.state <> 'stopped' AND v.state = 'standing'",
        inquiry=inquiry_id,
    )


async def is_told(tx: Transaction, inquiry_id: int) -> bool:
    """Whether the relative was told of a return, by message or by a person, and of no correction since."""
    return await tx.exists(
        "notice n LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE n.inquiry_id = :inquiry AND n.sort = 'return' AND (n.state = 'told' OR c.told_at IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM notice k LEFT JOIN call d ON d.notice_id = k.id"
        " WHERE k.verification_id = n.verification_id AND k.inquiry_id = n.inquiry_id AND k.sort = 'correction'"
        " AND (k.state = 'told' OR d.told_at IS NOT NULL))",
        inquiry=inquiry_id,
    )


async def told_of(tx: Transaction, verification_id: int) -> list[int]:
    """The inquiries whose relatives were told of the return that this verification stands for."""
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


async def is_leaving(tx: Transaction, verification_id: int) -> bool:
    """Whether a notice is in flight at this moment: what becomes of it is not known yet."""
    return await tx.exists(
        "notice n JOIN outbox o ON o.notice_id = n.id AND o.state = 'sending'"
        " WHERE n.verification_id = :verification AND n.sort = 'return'",
        verification=verification_id,
    )


async def mark_uncertain(tx: Transaction, notice_id: int, now: int) -> None:
    """Telegram may have taken the notice, or not."""
    await tx.execute("UPDATE notice SET uncertain_at = :now WHERE id = :id", id=notice_id, now=now)


async def mark_told(tx: Transaction, notice_id: int, now: int) -> None:
    """Telegram has taken the notice; nobody need call, unless somebody is about to."""
    await tx.execute("DELETE FROM call WHERE notice_id = :id AND taken_by IS NULL AND told_at IS NULL", id=notice_id)
    await tx.execute("UPDATE notice SET state = 'told', told_at = :now WHERE id = :id", id=notice_id, now=now)


async def corrections_on_the_way(tx: Transaction, person_id: int) -> list[int]:
    """The corrections about a person that have not reached their relatives yet."""
    rows = await tx.all(
        "SELECT id FROM notice WHERE person_id = :person AND sort = 'correction' AND state = 'due'", person=person_id
    )
    return [row["id"] for row in rows]


async def to_the_telephone(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """What has not left does not leave; a person tells it."""
    await tx.execute("UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state = 'due'", id=notice_id)
    await list_call(tx, notice_id, reason, now)


async def list_call(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """Puts the relative on the call list, once, unless the notice was stopped meanwhile."""
    if not await tx.changed("UPDATE notice SET state = 'call' WHERE id = :id AND state = 'due'", id=notice_id):
        return
    await tx.insert("call", unless="notice_id", id=new_id(), notice_id=notice_id, reason=reason, listed_at=now)


async def stop(
    tx: Transaction, *, verification_id: int | None = None, inquiry_id: int | None = None
) -> tuple[int, int]:
    """Stops what has not been sent yet, of a verification or to one relative: (how many will not leave, how many may).

    A message that is being sent at this moment may arrive; it is not tried again.  Nor is a call taken out of the
    hands of an operator who may be on the telephone when a verification falls.
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
        if row["taken"] and verification_id is not None:
            continue
        await tx.execute(
            "UPDATE outbox SET state = 'stopped' WHERE notice_id = :id AND state IN ('due', 'gone', 'refused')",
            id=row["id"],
        )
        await tx.execute("DELETE FROM call WHERE notice_id = :id AND told_at IS NULL", id=row["id"])
        await tx.execute("UPDATE notice SET state = 'stopped' WHERE id = :id", id=row["id"])
    leaving = sum(1 for row in rows if row["leaving"] or (row["taken"] and verification_id is not None))
    return len(rows) - leaving, leaving


# Nobody calls in a case of the own family, and nobody sees its card.
_NOT_OWN = f"NOT {kin.misses(kin.OPERATORS_CHAT, 'n.person_id', 'n.inquiry_id')}"


# Nobody is called before the notices may leave, nor about a return that fell.
_IS_DUE = f"c.told_at IS NULL AND {LEAVES_AT} <= :now AND (v.state = 'standing' OR n.sort = 'correction')"


async def oldest_call(tx: Transaction, operator_id: int, now: int) -> CallEntry | None:
    """The call that this operator has taken, else the oldest that nobody has; none before the notices may leave."""
    row = await tx.one(
        "SELECT c.*, n.inquiry_id, n.sort FROM call c JOIN notice n ON n.id = c.notice_id"
        " JOIN verification v ON v.id = n.verification_id"
        f" WHERE {_IS_DUE} AND (c.taken_by IS NULL OR c.taken_by = :operator) AND {_NOT_OWN}"
        " ORDER BY CASE WHEN c.taken_by = :operator THEN 0 ELSE 1 END, c.id LIMIT 1",
        operator=operator_id,
        now=now,
    )
    return None if row is None else _call(row)


async def find_call(tx: Transaction, call_id: int) -> CallEntry | None:
    """One call, whoever has taken it; None when nobody is to be called any more."""
    sql = "SELECT c.*, n.inquiry_id, n.sort FROM call c JOIN notice n ON n.id = c.notice_id WHERE c.id = :id"
    row = await tx.one(sql, id=call_id)
    return None if row is None else _call(row)


async def calls_waiting(tx: Transaction, operator_id: int, now: int) -> int:
    """How many relatives wait to be told by a person, as far as this operator may call; none before it may."""
    return await tx.count(
        "call c JOIN notice n ON n.id = c.notice_id JOIN verification v ON v.id = n.verification_id"
        f" WHERE {_IS_DUE} AND {_NOT_OWN}",
        operator=operator_id,
        now=now,
    )


async def take_call(tx: Transaction, call_id: int, operator_id: int, now: int) -> bool:
    """Only one operator takes a call; False when another has."""
    return await tx.changed(
        "UPDATE call SET taken_by = :operator, taken_at = :now WHERE id = :id AND told_at IS NULL"
        " AND (taken_by IS NULL OR taken_by = :operator)"
        f" AND EXISTS (SELECT 1 FROM notice n WHERE n.id = call.notice_id AND {_NOT_OWN})",
        id=call_id,
        operator=operator_id,
        now=now,
    )


async def give_back_call(tx: Transaction, call_id: int, operator_id: int) -> bool:
    """The operator could not reach the relative; the next one may try."""
    return await tx.changed(
        "UPDATE call SET taken_by = NULL, taken_at = NULL WHERE id = :id AND taken_by = :operator AND told_at IS NULL",
        id=call_id,
        operator=operator_id,
    )


async def give_back_calls_of(tx: Transaction, operator_id: int) -> None:
    """Whatever an operator has taken and not made is free for the next one."""
    await tx.execute(
        "UPDATE call SET taken_by = NULL, taken_at = NULL WHERE taken_by = :operator AND told_at IS NULL",
        operator=operator_id,
    )


async def told_by_phone(tx: Transaction, call_id: int, operator_id: int, now: int) -> bool:
    """Closes a call that this operator has taken."""
    return await tx.changed(
        "UPDATE call SET told_by = :operator, told_at = :now"
        " WHERE id = :id AND taken_by = :operator AND told_at IS NULL",
        id=call_id,
        operator=operator_id,
        now=now,
    )


async def chat_of_call(tx: Transaction, call_id: int) -> int:
    """Who is called."""
    sql = "SELECT n.chat_id FROM call c JOIN notice n ON n.id = c.notice_id WHERE c.id = :id"
    return int((await tx.known(sql, id=call_id))["chat_id"])


async def person_of(tx: Transaction, notice_id: int) -> int:
    """Of whose return it tells."""
    return int((await tx.known("SELECT person_id FROM notice WHERE id = :id", id=notice_id))["person_id"])


def _call(row: Row) -> CallEntry:
    return CallEntry(**{name: row[name] for name in CallEntry.__dataclass_fields__})
