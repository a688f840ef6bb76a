"""When a notice may leave: after operators besides the two have heard that it can be stopped (N1), or cannot hear (N2).

A verification's notices leave NOTICE_HOLD after its alarm was sent to the first operator who is neither of the two nor
misses the person: of several returns of one alarm, who misses one of them hears about the others only.
Where nobody is left who could hear it, they leave NOTICE_HOLD after the verification.
"""

from collections.abc import Sequence

from bot.model.message import DAY
from storage.register import kin
from storage.store.statement import one_of
from storage.store.transaction import Transaction

# With the usual hold of two minutes, the family is told a quarter of an hour after the verification in any case: when
# Telegram takes nothing for so long from operators, they cannot stop anything by it either.
PATIENCE = 13 * 60

# Of a verification v: when its alarm was heard.  While it is still on its way: not yet, so at the next second at the
# earliest.  Nobody to hear it, or for none of them a way: the moment of the verification.
_HEARD_AT = (
    "(SELECT COALESCE(MIN(CASE WHEN a.state = 'sent' THEN a.settled_at END),"
    " MAX(CASE WHEN a.state IN ('due', 'sending') THEN :now + 1 END), v.verified_at) AS heard_at"
    " FROM outbox a JOIN operator p ON p.chat_id = a.chat_id"
    " WHERE a.verification_id = v.announced_with AND p.id NOT IN (v.reported_by, v.verified_by)"
    f" AND NOT {kin.misses('a.chat_id', 'v.person_id')})"
)
LEAVES_AT = (
    "(SELECT v.release_at + CASE WHEN h.heard_at < v.verified_at THEN 0"  # of a list whose first piece was announced
    f" WHEN h.heard_at < v.verified_at + {PATIENCE} THEN h.heard_at - v.verified_at ELSE {PATIENCE} END"
    f" FROM {_HEARD_AT} AS h)"
)
"""SQL, of a verification v and with :now: the first instant at which a notice of it may leave, as far as known now."""


_OTHERS_HEARD = (
    "EXISTS (SELECT 1 FROM outbox a JOIN operator p ON p.chat_id = a.chat_id"
    " WHERE a.verification_id = verification.announced_with AND a.state = 'sent'"
    " AND p.id NOT IN (verification.reported_by, verification.verified_by)"
    f" AND NOT {kin.misses('a.chat_id', 'verification.person_id')})"
)


async def went_unheard(tx: Transaction, notice_id: int, now: int) -> tuple[int, int] | None:
    """When a notice is the first of its verification to leave, and nobody besides the two had heard about it: the
    verification, and the one with which it was announced.
    """
    row = await tx.one(
        "UPDATE verification SET unheard_at = :now WHERE unheard_at IS NULL AND"
        " id = (SELECT n.verification_id FROM notice n WHERE n.id = :notice AND n.sort = 'return')"
        f" AND NOT {_OTHERS_HEARD} RETURNING id, announced_with",
        notice=notice_id,
        now=now,
    )
    return None if row is None else (row["id"], row["announced_with"])


WEEK = 7 * DAY  # so long operators and `check` are reminded of it


async def unheard(tx: Transaction, chat_id: int, since: int) -> int:
    """How many returns were told since then although nobody besides the two had heard that they could be stopped.

    Not counting whom this chat misses.
    """
    not_own = f"NOT {kin.misses(':chat', 'v.person_id')}"
    return await tx.count(f"verification v WHERE v.unheard_at >= :since AND {not_own}", chat=chat_id, since=since)


async def hand_on(tx: Transaction, verification_id: int, person_id: int) -> None:
    """Before a verification is erased: what else its alarm is about stays announced, and waits for it as before.

    person_id: whose it is; all of theirs are erased.
    """
    other = await tx.one(
        "SELECT MIN(id) AS id FROM verification WHERE announced_with = :id AND person_id <> :person",
        id=verification_id,
        person=person_id,
    )
    which = {"id": verification_id, "heir": other["id"] if other else None}
    await tx.execute("UPDATE verification SET announced_with = :heir WHERE announced_with = :id", **which)
    await tx.execute("UPDATE outbox SET verification_id = :heir WHERE verification_id = :id", **which)
    await tx.execute("UPDATE batch SET announced_with = :heir WHERE announced_with = :id", **which)
    if which["heir"]:
        await tx.execute("UPDATE past_alarm SET heir = :heir WHERE heir = :id", **which)
        await tx.insert("past_alarm", id=verification_id, heir=which["heir"])


async def heir(tx: Transaction, verification_id: int) -> int:
    """The verification that an alarm stands for by now: its own, or where that was erased what else it tells about."""
    row = await tx.one("SELECT heir FROM past_alarm WHERE id = :id", id=verification_id)
    return row["heir"] if row else verification_id


async def alarms_ended(tx: Transaction, outbox_ids: Sequence[int], now: int) -> None:
    """The hold of what these alarms are about counts again; what was tried or put there later keeps its time."""
    among, values = one_of("a.id", outbox_ids)
    await tx.execute(
        "UPDATE outbox SET due_at = held.due_at FROM"
        f" (SELECT n.id AS notice_id, v.verified_at, {LEAVES_AT} AS due_at FROM outbox a"
        " JOIN verification v ON v.announced_with = a.verification_id"
        " JOIN notice n ON n.verification_id = v.id AND n.sort = 'return' AND n.state = 'due'"
        f" WHERE {among}) AS held"
        " WHERE outbox.notice_id = held.notice_id AND outbox.put_at = held.verified_at AND outbox.tries = 0"
        " AND outbox.state = 'due' AND outbox.state <> 'stopped'",  # the last, seemingly of no use, opens the index
        now=now,
        **values,
    )
