"""Calls: relatives that no message reaches, or whose notice nobody has read, are told by a person (table call)."""

from bot.model.board import Pile
from bot.model.call import CallEntry
from storage.queues.release import LEAVES_AT
from storage.register import kin
from storage.returns import proof
from storage.returns.unread import STILL
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

LOOKED_AT = 50  # so many are compared for where it is day; what waits longest is among them
# The return was withdrawn, perhaps while somebody is on the telephone: nobody is told of it any more.
_WITHDRAWN = (
    "EXISTS (SELECT 1 FROM notice w JOIN verification s ON s.id = w.verification_id"
    " WHERE w.id = c.notice_id AND w.sort = 'return' AND s.state <> 'standing')"
)
# A person handles the case, or this relative is not to be told any more, perhaps while they are on the telephone.
_RESTS = (
    "EXISTS (SELECT 1 FROM notice w JOIN inquiry i ON i.id = w.inquiry_id JOIN person q ON q.id = w.person_id"
    " WHERE w.id = c.notice_id AND w.sort = 'return'"
    " AND (q.held_by IS NOT NULL OR i.state <> 'accepted' OR i.barred_by IS NOT NULL))"
)
_CALL = (
    "SELECT c.*, n.verification_id, n.inquiry_id, n.sort, n.chat_id,"
    f" {_WITHDRAWN} AS withdrawn, {_RESTS} AS rests"
    " FROM call c JOIN notice n ON n.id = c.notice_id"
)
# Nobody calls in a case of the own family, and nobody sees its card.
_NOT_OWN = f"NOT {kin.misses(kin.OPERATORS_CHAT, 'n.person_id', 'n.inquiry_id')}"
# Nobody is called before the notices may leave, nor about a return that fell; nobody who has the message and may have
# read it, while a person handles the case or they were barred.
_IS_READ = "EXISTS (SELECT 1 FROM notice n WHERE n.id = c.notice_id AND n.acknowledged_at IS NOT NULL)"
_IS_STOPPED = "EXISTS (SELECT 1 FROM notice n WHERE n.id = c.notice_id AND n.state = 'stopped')"
_MAY_BE_MADE = (
    f"{LEAVES_AT} <= :now AND (v.state = 'standing' OR n.sort = 'correction') AND (c.reason <> 'unread' OR {STILL})"
)
_IS_DUE = f"c.told_at IS NULL AND {_MAY_BE_MADE}"


async def offered(tx: Transaction, operator_id: int, now: int, *, of_others: bool = False) -> list[CallEntry]:
    """The call that this operator has taken, else the oldest that nobody has; none before the notices may leave.

    Nor any whose notice would not leave either, since something on which it rests was forged.  of_others: also those
    that colleagues have taken.  What this operator has taken stays, withdrawn or not, until it is laid down.
    """
    free = "" if of_others else " AND (c.taken_by IS NULL OR c.taken_by = :operator)"
    over = f"({_WITHDRAWN} OR {_RESTS}) AND c.taken_by = :operator"
    rows = await tx.all(
        f"{_CALL} JOIN verification v ON v.id = n.verification_id"
        f" WHERE c.told_at IS NULL AND ({_MAY_BE_MADE}{free} OR ({over}))"
        f" AND {_NOT_OWN}"
        f" ORDER BY CASE WHEN c.taken_by = :operator THEN 0 ELSE 1 END, c.id LIMIT {LOOKED_AT}",
        operator=operator_id,
        now=now,
    )
    due = [row["notice_id"] for row in rows if not row["withdrawn"]]
    refused = await proof.misfits(tx, due, by_message=False)
    return [_call(row) for row in rows if row["notice_id"] not in refused]


async def find(tx: Transaction, call_id: int) -> CallEntry | None:
    """One call, whoever has taken it; None when nobody is to be called any more."""
    row = await tx.one(f"{_CALL} WHERE c.id = :id", id=call_id)
    return _call(row) if row and not await proof.forged(tx, [row["notice_id"]]) else None


async def in_hand(tx: Transaction, notice_id: int) -> CallEntry | None:
    """The call in place of a notice, if an operator has taken it and not made it yet."""
    row = await tx.one(
        f"{_CALL} WHERE c.notice_id = :notice AND c.taken_by IS NOT NULL AND c.told_at IS NULL", notice=notice_id
    )
    return None if row is None else _call(row)


async def in_hand_of(tx: Transaction, verification_id: int) -> list[CallEntry]:
    """The calls about a return that operators have taken and not made yet."""
    theirs = "n.verification_id = :verification AND c.taken_by IS NOT NULL AND c.told_at IS NULL"
    return [_call(row) for row in await tx.all(f"{_CALL} WHERE {theirs} ORDER BY c.id", verification=verification_id)]


async def in_hand_to(tx: Transaction, inquiry_id: int) -> list[CallEntry]:
    """The calls to one relative, about a return, that operators have taken and not made yet."""
    theirs = "n.inquiry_id = :inquiry AND n.sort = 'return' AND c.taken_by IS NOT NULL AND c.told_at IS NULL"
    return [_call(row) for row in await tx.all(f"{_CALL} WHERE {theirs} ORDER BY c.id", inquiry=inquiry_id)]


async def waiting(tx: Transaction, operator_id: int, now: int) -> int:
    """How many relatives wait to be told by a person, as far as this operator may call; none before it may."""
    return (await pile(tx, operator_id, now)).count


async def pile(tx: Transaction, operator_id: int, now: int) -> Pile:
    """The same, and since when the first of them is on the list."""
    row = await tx.known(
        "SELECT COUNT(*) AS n, MIN(c.listed_at) AS since FROM call c JOIN notice n ON n.id = c.notice_id"
        f" JOIN verification v ON v.id = n.verification_id WHERE {_IS_DUE} AND {_NOT_OWN}",
        operator=operator_id,
        now=now,
    )
    return Pile(row["n"], row["since"])


async def take(tx: Transaction, call_id: int, operator_id: int, now: int) -> bool:
    """Only one operator takes a call; False when another has."""
    return await tx.changed(
        "UPDATE call SET taken_by = :operator, taken_at = :now WHERE id = :id AND told_at IS NULL"
        " AND (taken_by IS NULL OR taken_by = :operator)"
        f" AND EXISTS (SELECT 1 FROM notice n WHERE n.id = call.notice_id AND {_NOT_OWN})",
        id=call_id,
        operator=operator_id,
        now=now,
    )


async def give_back(tx: Transaction, call_id: int, operator_id: int) -> bool:
    """The operator could not reach the relative; the next one may try, unless there is nothing to tell any more."""
    given = await tx.changed(
        "UPDATE call SET taken_by = NULL, taken_at = NULL WHERE id = :id AND taken_by = :operator AND told_at IS NULL",
        id=call_id,
        operator=operator_id,
    )
    if given:
        await _end(tx, "c.id = :id", id=call_id)
    return given


async def _end(tx: Transaction, those: str, **values: int) -> None:
    """Of those calls, the ones that nobody need make: the relative has read it, it was withdrawn, or it rests.

    Who has the message and may have read it stays on the list, and is called when it does not rest any more.
    """
    over = f"SELECT c.notice_id FROM call c WHERE {those} AND ({_WITHDRAWN} OR {_RESTS})"
    await tx.execute(f"UPDATE notice SET state = 'stopped' WHERE state = 'call' AND id IN ({over})", **values)
    await tx.execute(f"DELETE FROM call AS c WHERE {those} AND ({_IS_READ} OR {_WITHDRAWN} OR {_IS_STOPPED})", **values)


async def open_of(tx: Transaction, inquiry_id: int) -> list[int]:
    """The calls to one relative that nobody has made yet."""
    rows = await tx.all(
        "SELECT c.id FROM call c JOIN notice n ON n.id = c.notice_id"
        " WHERE n.inquiry_id = :inquiry AND c.told_at IS NULL",
        inquiry=inquiry_id,
    )
    return [row["id"] for row in rows]


async def in_hands_of(tx: Transaction, operator_id: int) -> list[CallEntry]:
    """The calls that an operator has taken and not made yet."""
    mine = "c.taken_by = :operator AND c.told_at IS NULL"
    return [_call(row) for row in await tx.all(f"{_CALL} WHERE {mine} ORDER BY c.id", operator=operator_id)]


async def give_back_of(tx: Transaction, operator_id: int, now: int) -> None:
    """Whatever an operator has taken and not made is free for the next one, or nobody need make it.

    Nobody can ask them any more: whether they have told a return is not known from now on.
    """
    mine = "taken_by = :operator AND told_at IS NULL"
    theirs = f"SELECT notice_id FROM call WHERE {mine}"
    uncertain = f"state <> 'told' AND sort = 'return' AND id IN ({theirs})"
    await tx.execute(f"UPDATE notice SET uncertain_at = :now WHERE {uncertain}", now=now, operator=operator_id)
    await _end(tx, mine, operator=operator_id)
    await tx.execute(f"UPDATE call SET taken_by = NULL, taken_at = NULL WHERE {mine}", operator=operator_id)


async def told(tx: Transaction, call_id: int, operator_id: int, now: int) -> bool:
    """Closes a call that this operator has taken.

    Whether the message is read does not matter any more, and one that still tries to leave does not leave.
    """
    mine = "(SELECT notice_id FROM call WHERE id = :id AND taken_by = :operator AND told_at IS NULL)"
    for what in (
        "UPDATE notice SET unread = NULL WHERE unread IS NOT NULL AND id =",
        "UPDATE outbox SET state = 'stopped' WHERE state = 'due' AND notice_id =",
        "UPDATE notice SET state = 'call' WHERE state = 'due' AND id =",
    ):
        await tx.execute(f"{what} {mine}", id=call_id, operator=operator_id)
    return await tx.changed(
        "UPDATE call SET told_by = :operator, told_at = :now"
        " WHERE id = :id AND taken_by = :operator AND told_at IS NULL",
        id=call_id,
        operator=operator_id,
        now=now,
    )


async def add_beside(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """Puts the relative on the call list, once; the notice itself stays as it is."""
    await tx.insert("call", unless="notice_id", id=new_id(), notice_id=notice_id, reason=reason, listed_at=now)


async def drop(tx: Transaction, notice_id: int) -> None:
    """Nobody need call any more, unless somebody is about to."""
    await tx.execute("DELETE FROM call WHERE notice_id = :id AND taken_by IS NULL AND told_at IS NULL", id=notice_id)


async def add(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """Puts the relative on the call list, once, unless the notice was stopped in the meantime."""
    if not await tx.changed("UPDATE notice SET state = 'call' WHERE id = :id AND state = 'due'", id=notice_id):
        return
    await add_beside(tx, notice_id, reason, now)
    await tx.execute("UPDATE call SET reason = :reason WHERE notice_id = :id", id=notice_id, reason=reason)


async def add_again(tx: Transaction, notice_id: int, reason: str, now: int) -> None:
    """Puts the relative on the call list whatever they were told or have read of it: they heard the contrary since."""
    await tx.execute(
        "UPDATE notice SET acknowledged_at = NULL, unread = 2 WHERE id = :id AND state = 'told'", id=notice_id
    )
    await tx.execute("DELETE FROM call WHERE notice_id = :id AND told_at IS NOT NULL", id=notice_id)
    await add_beside(tx, notice_id, reason, now)


async def add_while_due(tx: Transaction, notice_id: int, reason: str, now: int) -> bool:
    """Puts the relative on the call list beside a notice that still tries to leave; False when it has left."""
    if not await tx.exists("notice WHERE id = :id AND state = 'due'", id=notice_id):
        return False
    await add_beside(tx, notice_id, reason, now)
    return True


def _call(row: Row) -> CallEntry:
    said = {name: row[name] for name in CallEntry.__dataclass_fields__}
    return CallEntry(**said | {"withdrawn": bool(row["withdrawn"]), "rests": bool(row["rests"])})


async def open_ones(tx: Transaction) -> int:
    """How many calls nobody has made yet, whoever may make them."""
    return await tx.count("call WHERE told_at IS NULL")
