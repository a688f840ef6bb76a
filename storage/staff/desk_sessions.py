"""Sessions of the desk: of the cookie only a keyed hash is stored, so that a stolen database opens none."""

from dataclasses import dataclass

from storage.staff import operators
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

SILENCE = 30 * 60
LONGEST = 12 * 3600
NOTED = 60  # seconds: so exactly it is known when somebody was here last


@dataclass(frozen=True)
class Session:
    """begun_at, seen_at: in seconds since 1970."""

    id: int
    operator_id: int
    begun_at: int
    seen_at: int

    def ends_at(self) -> int:
        """If nothing more is done."""
        return min(self.begun_at + LONGEST, self.seen_at + SILENCE)


async def begin(tx: Transaction, token: str, operator_id: int, since: int, now: int) -> int:
    """A session of an operator of that enrolment."""
    session_id = new_id()
    await stamps.insert(
        tx,
        "desk_session",
        rests_on=[("operator", operator_id)],
        id=session_id,
        token_fingerprint=tx.fingerprint("desk session", token),
        operator_id=operator_id,
        since=since,
        begun_at=now,
        seen_at=now,
    )
    return session_id


async def find(tx: Transaction, token: str, now: int) -> Session | None:
    """The session of a cookie, while it lasts and its operator is one, in the role in which they signed in."""
    row = await tx.one(
        "SELECT s.* FROM desk_session s JOIN operator o ON o.id = s.operator_id AND o.active = 1"
        " AND o.enrolled_at = s.since WHERE s.token_fingerprint = :token",
        token=tx.fingerprint("desk session", token),
    )
    if row is None or not await _is_ours(tx, row):
        return None
    session = Session(row["id"], row["operator_id"], row["begun_at"], row["seen_at"])
    return session if now < session.ends_at() else None


async def lasts(tx: Transaction, session_id: int) -> bool:
    """Whether it has not been ended, and its operator is one in that role."""
    row = await tx.one(
        "SELECT s.* FROM desk_session s JOIN operator o ON o.id = s.operator_id AND o.active = 1"
        " AND o.enrolled_at = s.since WHERE s.id = :id",
        id=session_id,
    )
    return row is not None and await _is_ours(tx, row)


async def of(tx: Transaction, operator_id: int, now: int) -> list[Session]:
    """The sessions of an operator that last, the newest first."""
    rows = await tx.all(
        "SELECT * FROM desk_session WHERE operator_id = :operator ORDER BY id DESC", operator=operator_id
    )
    found = [Session(row["id"], row["operator_id"], row["begun_at"], row["seen_at"]) for row in rows]
    return [one for one in found if now < one.ends_at()]


async def _is_ours(tx: Transaction, row: Row) -> bool:
    """Whether neither the session nor its operator was written by somebody without the keys."""
    return stamps.fits(tx, "desk_session", row) and await operators.is_active(tx, row["operator_id"])


async def seen(tx: Transaction, session: Session, now: int) -> None:
    """Somebody is here."""
    if now - session.seen_at >= NOTED:
        await tx.execute("UPDATE desk_session SET seen_at = :now WHERE id = :id", id=session.id, now=now)


async def end(tx: Transaction, session_id: int) -> None:
    """The cookie opens nothing any more."""
    await tx.execute("DELETE FROM desk_session WHERE id = :id", id=session_id)


async def end_all(tx: Transaction, operator_id: int) -> int:
    """Every session of an operator; how many there were."""
    return await tx.execute("DELETE FROM desk_session WHERE operator_id = :operator", operator=operator_id)


async def tidy(tx: Transaction, now: int, page: int) -> int:
    """What is over is deleted, so many at most."""
    return await tx.execute(
        "DELETE FROM desk_session WHERE id IN"
        " (SELECT id FROM desk_session WHERE begun_at <= :over OR seen_at <= :silent ORDER BY id LIMIT :page)",
        over=now - LONGEST,
        silent=now - SILENCE,
        page=page,
    )
