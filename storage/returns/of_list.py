"""What was verified of a whole list: stopped at once, corrected piece by piece; numbers without the own family.

Chat 0 misses nobody.
"""

from collections import Counter
from collections.abc import Mapping

from bot.i18n import Language
from bot.model.batch import Batch
from bot.model.correction import Reach
from storage.register import kin
from storage.returns.standing import TOLD
from storage.store import stamps
from storage.store.transaction import Transaction

_OF_LIST = (
    "v.report_id IN (SELECT r.id FROM returned_row w JOIN return_report r ON r.row_id = w.id WHERE w.list_id = :list)"
)
_NOT_OWN = f"NOT {kin.misses(':chat', 'v.person_id')}"
_STOPPED = f"{_OF_LIST} AND v.state = 'stopped' AND v.corrected_by IS NULL"
_IN_FLIGHT = "EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = n.id AND o.state = 'sending')"
_MAY_BE_TOLD = (
    "(n.state IN ('due', 'call') AND c.told_at IS NULL"
    f" AND (n.uncertain_at IS NOT NULL OR {_IN_FLIGHT} OR c.taken_by IS NOT NULL))"
)
_NOTICES = "verification v JOIN notice n ON n.verification_id = v.id LEFT JOIN call c ON c.notice_id = n.id"
# Put onto the call list by the correction itself (bot/use_cases/returns/corrections.py).
_BY_A_PERSON = "c.reason IN ('held', 'child', 'telephone', 'perhaps', 'told_late')"

_BY_CALL = "(p.held_by IS NOT NULL OR h.sort = 'telephone')"


async def standing(tx: Transaction, list_id: int, chat_id: int) -> int:
    """How many returns of it stand; what follows one falls with it, and is not counted."""
    return await tx.count(
        f"verification v WHERE {_OF_LIST} AND v.state = 'standing' AND v.follows IS NULL AND {_NOT_OWN}",
        list=list_id,
        chat=chat_id,
    )


async def know(tx: Transaction, list_id: int, chat_id: int) -> int:
    """How many relatives know of what stands, or may."""
    return await tx.count(
        f"{_NOTICES} WHERE {_OF_LIST} AND v.state = 'standing' AND n.sort = 'return'"
        f" AND ({TOLD} OR {_MAY_BE_TOLD}) AND {_NOT_OWN}",
        list=list_id,
        chat=chat_id,
    )


async def stop(tx: Transaction, list_id: int, operator_id: int, now: int) -> None:
    """None of it stands any more: what has not left does not leave from this moment on."""
    new = {"state": "stopped", "stopped_by": operator_id, "stopped_at": now}
    those = f"id IN (SELECT v.id FROM verification v WHERE v.state = 'standing' AND {_OF_LIST})"
    await stamps.change_all(tx, "verification", new, those, list=list_id)


async def stopped_by(tx: Transaction, batch: Batch, limit: int) -> list[int]:
    """What was stopped so and is to be put in order yet."""
    rows = await tx.all(
        f"SELECT v.id FROM verification v WHERE {_OF_LIST} AND v.stopped_by = :operator AND v.stopped_at = :at"
        " AND v.id > :reached ORDER BY v.id LIMIT :limit",
        operator=batch.operator_id,
        at=batch.begun_at,
        **_left(batch, limit),
    )
    return [row["id"] for row in rows]


async def uncorrected(tx: Transaction, list_id: int) -> list[int]:
    """What was stopped and not corrected."""
    rows = await tx.all(f"SELECT v.id FROM verification v WHERE {_STOPPED} ORDER BY v.id", list=list_id)
    return [row["id"] for row in rows]


async def is_uncorrected(tx: Transaction, list_id: int) -> bool:
    """Whether anything of it was stopped and not corrected."""
    return await tx.exists(f"verification v WHERE {_STOPPED}", list=list_id)


async def is_missed(tx: Transaction, list_id: int, chat_id: int) -> bool:
    """Whether any of that is of the own family."""
    missed = kin.misses(":chat", "v.person_id")
    return await tx.exists(f"verification v WHERE {_STOPPED} AND {missed}", list=list_id, chat=chat_id)


async def is_stopped_by(tx: Transaction, list_id: int, operator_id: int) -> bool:
    """Whether this operator has stopped any of that."""
    sql = f"verification v WHERE {_STOPPED} AND v.stopped_by = :operator"
    return await tx.exists(sql, list=list_id, operator=operator_id)


async def is_leaving(tx: Transaction, list_id: int) -> bool:
    """Whether a notice of that is in flight at this moment: what becomes of it is not known yet."""
    return await tx.exists(f"{_NOTICES} WHERE {_STOPPED} AND n.sort = 'return' AND {_IN_FLIGHT}", list=list_id)


async def reach(tx: Transaction, list_id: int) -> Reach:
    """Who a correction of all that would reach, and how many of them by a person only (corrections.reach)."""
    rows = await tx.all(
        f"SELECT h.language, {_BY_CALL} AS by_call, {TOLD} AS told, COUNT(*) AS n FROM {_NOTICES}"
        " JOIN inquiry i ON i.id = n.inquiry_id JOIN chat h ON h.id = i.chat_id JOIN person p ON p.id = v.person_id"
        f" WHERE {_STOPPED} AND n.sort = 'return' AND ({TOLD} OR (n.state = 'stopped' AND n.uncertain_at IS NOT NULL))"
        " GROUP BY 1, 2, 3",
        list=list_id,
    )
    told = Counter[Language]()
    for row in rows:
        told[row["language"]] += row["n"] if row["told"] else 0
    return Reach(told, sum(row["n"] for row in rows if row["by_call"] or not row["told"]))


async def corrected(tx: Transaction, batch: Batch, chat_id: int) -> tuple[int, int]:
    """How many relatives hear the corrections of a batch: (by a message, by a person)."""
    row = await tx.known(
        f"SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN {_BY_A_PERSON} THEN 1 ELSE 0 END), 0) AS by_person"
        f" FROM {_NOTICES} WHERE {_OF_LIST} AND n.sort = 'correction' AND v.corrected_by = :operator"
        f" AND v.corrected_at >= :since AND {_NOT_OWN}",
        list=batch.list_id,
        operator=batch.operator_id,
        since=batch.begun_at,
        chat=chat_id,
    )
    return row["n"] - row["by_person"], row["by_person"]


def _left(batch: Batch, limit: int) -> Mapping[str, int]:
    return {"list": batch.list_id, "reached": batch.reached, "limit": limit}
