"""Operators and the one-time invitations that make them."""

from dataclasses import dataclass

from bot.i18n import language
from bot.model.chat import Operator
from bot.model.rights import Right, Role, may
from storage.register import kin
from storage.staff import uses
from storage.staff.uses import AWAKE, FELL_ASLEEP
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

_GOOD = "WHERE code_fingerprint = :code AND used_at IS NULL AND expires_at > :now"  # of an invitation
NOBODY = 0
_REMOVED = (
    "EXISTS (SELECT 1 FROM audit d WHERE d.action = 'dismissed' AND d.subject = 'operator' AND d.subject_id = o.id"
    " AND d.at > o.enrolled_at)"
)
_SELECT = (
    f"SELECT o.*, c.language, {_REMOVED} AS was_removed, {FELL_ASLEEP} AS fell_asleep"
    " FROM operator o JOIN chat c ON c.id = o.chat_id"
)


@dataclass(frozen=True)
class Invited:
    """What an invitation says.  to_ask: the only administrator there was then, NOBODY, or None for several.

    by: the administrator who has made it; None for whoever works on the server.
    """

    id: int
    role: Role
    to_ask: int | None
    by: int | None = None


async def of_chat(tx: Transaction, chat_id: int) -> Operator | None:
    """The active operator behind a chat, made one by somebody who has the keys, if there is one who is awake."""
    row = await tx.one(f"{_SELECT} WHERE o.chat_id = :chat AND o.active = 1 AND {AWAKE}", chat=chat_id)
    return _operator(tx, row) if row and _counts(tx, row) else None


async def ever_of_chat(tx: Transaction, chat_id: int) -> bool:
    """Whether a chat is an operator's, asleep or not, or was one's who has left."""
    return await tx.exists("operator WHERE chat_id = :chat", chat=chat_id)


async def get(tx: Transaction, operator_id: int) -> Operator:
    """An operator, also one who has left; KeyError if there never was one."""
    return _operator(tx, await tx.known(f"{_SELECT} WHERE o.id = :id", id=operator_id))


async def is_active(tx: Transaction, operator_id: int) -> bool:
    """Whether the operator still is one, and awake."""
    row = await tx.one(f"{_SELECT} WHERE o.id = :id AND o.active = 1 AND {AWAKE}", id=operator_id)
    return row is not None and _counts(tx, row)


async def active(tx: Transaction, right: Right | None = None) -> list[Operator]:
    """All active operators whose rights do not sleep, or those who have a right."""
    rows = await tx.all(f"{_SELECT} WHERE o.active = 1 AND {AWAKE} ORDER BY o.id")
    found = [_operator(tx, row) for row in rows if _counts(tx, row)]
    return [operator for operator in found if right is None or may(operator.role, right)]


async def enrolled(tx: Transaction) -> list[Operator]:
    """All who are operators, asleep or awake."""
    rows = await tx.all(f"{_SELECT} WHERE o.active = 1 ORDER BY o.id")
    return [_operator(tx, row) for row in rows if _counts(tx, row)]


async def left(tx: Transaction) -> list[Operator]:
    """Who was an operator and has still a name here, the last first."""
    rows = await tx.all(f"{_SELECT} WHERE o.active = 0 ORDER BY o.removed_at DESC, o.id")
    return [one for one in (_operator(tx, row) for row in rows) if one.name]


async def names(tx: Transaction) -> dict[int, str]:
    """What everybody is called who is or was an operator, by their ids."""
    rows = await tx.all("SELECT id, sealed FROM operator")
    return {row["id"]: tx.unseal("operator", row["id"], row["sealed"])["name"] for row in rows}


async def relatives(tx: Transaction, person_id: int | None) -> tuple[int, ...]:
    """The operators who miss that person: none of them hears as an operator what a relative may not know.

    No record is opened for it, since who must be called is put on the list even where a record is broken (N2).
    """
    rows = await tx.all(
        f"SELECT o.id FROM operator o WHERE {kin.misses('o.chat_id', ':person')} ORDER BY o.id", person=person_id
    )
    return tuple(row["id"] for row in rows)


async def enrol(tx: Transaction, chat_id: int, role: Role, name: str, now: int) -> int:
    """Makes the person behind a chat an operator, or gives one who is or was one the new role."""
    row = await tx.one("SELECT id FROM operator WHERE chat_id = :chat", chat=chat_id)
    operator_id = row["id"] if row else new_id()
    await stamps.upsert(
        tx,
        "operator",
        key="chat_id",
        id=operator_id,
        chat_id=chat_id,
        role=role.value,
        active=1,
        enrolled_at=now,
        removed_at=None,
        asleep_at=None,
        sealed=tx.seal("operator", operator_id, {"name": name}),
    )
    await uses.begin(tx, int(operator_id), now)
    return int(operator_id)


async def active_since(tx: Transaction, operator_id: int) -> int | None:
    """When an active operator was enrolled in the present role; None for anybody else."""
    row = await tx.one("SELECT enrolled_at FROM operator WHERE id = :id AND active = 1", id=operator_id)
    return None if row is None else row["enrolled_at"]


async def remove(tx: Transaction, operator_id: int, since: int, now: int) -> bool:
    """Takes every right away at once; False when there was none to take, or they were enrolled again."""
    gone = {"active": 0, "removed_at": now}
    return await stamps.change(tx, "operator", operator_id, gone, "active = 1 AND enrolled_at = :since", since=since)


async def counts(tx: Transaction) -> dict[str, int]:
    """How many active operators each role has whose rights do not sleep."""
    rows = await tx.all(f"SELECT role, COUNT(*) AS n FROM operator o WHERE o.active = 1 AND {AWAKE} GROUP BY role")
    return {**{role.value: 0 for role in Role}, **{row["role"]: row["n"] for row in rows}}


async def invite(tx: Transaction, code: str, role: Role, now: int, expires_at: int, by: int | None = None) -> int:
    """Keeps the fingerprint of a one-time code; the code itself is nowhere.  The id of the invitation.

    by: the administrator who has made it; None for whoever works on the server.
    """
    invitation_id, asked = new_id(), await _to_ask(tx)
    await stamps.insert(
        tx,
        "invitation",
        rests_on=[("operator", by)] if by else (),
        id=invitation_id,
        code_fingerprint=tx.fingerprint("invitation", code),
        role=role.value,
        invited_at=now,
        expires_at=expires_at,
        to_ask=None if len(asked) > 1 else next(iter(asked), NOBODY),
        invited_by=by,
    )
    return invitation_id


async def _to_ask(tx: Transaction) -> list[int]:
    """The administrators who are awake, and whoever may be one: nobody knows what a row was before it was forged."""
    rows = await tx.all(f"{_SELECT} ORDER BY o.id")
    forged = [row["id"] for row in rows if not stamps.fits(tx, "operator", row)]
    return forged + [row["id"] for row in rows if row["active"] and row["id"] not in forged and _may_be_asked(tx, row)]


def _may_be_asked(tx: Transaction, row: Row) -> bool:
    return not _counts(tx, row) or (row["asleep_at"] is None and may(Role(row["role"]), Right.MANAGE))


async def invited(tx: Transaction, code: str, now: int) -> Role | None:
    """As what an invitation invites; None when there is none, it was used or is too old."""
    row = await _good(tx, code, now)
    return None if row is None else Role(row["role"])


async def redeem(tx: Transaction, code: str, now: int) -> Invited | None:
    """Uses an invitation up; None when there is none, it was used or is too old."""
    row = await _good(tx, code, now)
    if row is None or not await stamps.change(tx, "invitation", row["id"], {"used_at": now}, "used_at IS NULL"):
        return None
    return Invited(row["id"], Role(row["role"]), row["to_ask"], row["invited_by"])


async def _good(tx: Transaction, code: str, now: int) -> Row | None:
    """An invitation that somebody made who has the keys."""
    sql = f"SELECT {stamps.columns('invitation')} FROM invitation {_GOOD}"
    row = await tx.one(sql, code=tx.fingerprint("invitation", code), now=now)
    return row if row and stamps.fits(tx, "invitation", row) else None


async def used_by(tx: Transaction, invitation_id: int, operator_id: int) -> None:
    """Keeps who came by an invitation."""
    await tx.execute(
        "UPDATE invitation SET operator_id = :operator WHERE id = :id", id=invitation_id, operator=operator_id
    )


def _counts(tx: Transaction, row: Row) -> bool:
    """Whether an operator's row is ours, and not one that was put back: from before their removal, or their sleep."""
    is_older = row["was_removed"] or (row["fell_asleep"] and row["asleep_at"] is None)
    return stamps.fits(tx, "operator", row) and not is_older


def _operator(tx: Transaction, row: Row) -> Operator:
    name = tx.unseal("operator", row["id"], row["sealed"])["name"]
    return Operator(row["id"], row["chat_id"], Role(row["role"]), name, language(row["language"]))
