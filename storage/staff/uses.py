"""When operators last did something as operators (table operator_use), and whose rights sleep (operator.asleep_at).

A row that is gone, or was written by somebody without the keys, says that its operator has never done anything.
"""

from dataclasses import dataclass
from typing import Any

from storage.store import stamps
from storage.store.transaction import Row, Transaction

NOTED_EVERY = 3_600  # seconds: a write for each press would be one too many
AWAKE = "o.asleep_at IS NULL"
"""SQL, of an operator o: their rights do not sleep, as far as the row says so."""
FELL_ASLEEP = (
    "EXISTS (SELECT 1 FROM audit d WHERE d.action = 'fell asleep' AND d.subject = 'operator' AND d.subject_id = o.id"
    " AND d.at > o.enrolled_at AND NOT EXISTS (SELECT 1 FROM audit e WHERE e.action = 'woke'"
    " AND e.subject = 'operator' AND e.subject_id = o.id AND e.id > d.id))"
)
"""SQL, of an operator o: the history says that they sleep."""


@dataclass(frozen=True)
class Use:
    """When an operator last did something, and when they were warned since that their rights are about to sleep."""

    used_at: int
    warned_at: int | None


async def note(tx: Transaction, operator_id: int, now: int) -> None:
    """They do something."""
    known = await _of(tx, operator_id)
    if known is None or known.used_at <= now - NOTED_EVERY:
        await begin(tx, operator_id, now)


async def begin(tx: Transaction, operator_id: int, now: int) -> None:
    """They are an operator, or one again, from now on."""
    await _keep(tx, operator_id, Use(now, None))


async def begin_first(tx: Transaction, after: int) -> tuple[int, int | None]:
    """Of a database in which this was not looked at: it is counted from now on, for the few who are operators."""
    now = int((await tx.known(f"SELECT {tx.clock} AS now"))["now"])
    nothing = "NOT EXISTS (SELECT 1 FROM operator_use u WHERE u.operator_id = o.id)"
    rows = await tx.all(f"SELECT o.id FROM operator o WHERE o.id > :after AND {nothing}", after=after)
    for row in rows:
        await begin(tx, row["id"], now)
    return len(rows), None


async def stamp_sleepers(tx: Transaction, after: int) -> tuple[int, int | None]:
    """Of a database in which the stamp of an operator did not say that their rights sleep: it does from now on."""
    asleep = "asleep_at IS NOT NULL"
    rows = await tx.all(
        f"SELECT {stamps.columns('operator')} FROM operator WHERE id > :after AND {asleep}", after=after
    )
    for row in rows:
        if stamps.fits(tx, "operator", {**row, "asleep_at": None}):
            await stamps.vouch(tx, "operator", row["id"])
    return len(rows), None


async def to_warn(tx: Transaction, before: int) -> list[int]:
    """The operators who have done nothing since that moment and were not warned."""
    return [one for one, use in (await _idle(tx, before)).items() if use.warned_at is None]


async def to_put_to_sleep(tx: Transaction, before: int, warned_before: int) -> list[int]:
    """Those who have done nothing since, and were warned before another moment."""
    idle = (await _idle(tx, before)).items()
    return [one for one, use in idle if use.warned_at is not None and use.warned_at <= warned_before]


async def was_warned(tx: Transaction, operator_id: int, now: int) -> None:
    """They hear that their rights are about to sleep."""
    known = await _of(tx, operator_id)
    await _keep(tx, operator_id, Use(known.used_at if known else 0, now))


async def put_to_sleep(tx: Transaction, operator_id: int, now: int) -> None:
    """They have no right until somebody wakes them."""
    await stamps.change(tx, "operator", operator_id, {"asleep_at": now}, "asleep_at IS NULL")


async def wake(tx: Transaction, operator_id: int, asleep_at: int, now: int) -> bool:
    """They have their rights again; False when they did not sleep since then."""
    since = "active = 1 AND asleep_at = :asleep"
    if not await stamps.change(tx, "operator", operator_id, {"asleep_at": None}, since, asleep=asleep_at):
        return False
    await begin(tx, operator_id, now)
    return True


async def every(tx: Transaction) -> dict[int, Row]:
    """used_at and asleep_at of all operators, by their ids."""
    rows = await tx.all(
        "SELECT o.id, u.used_at, o.asleep_at FROM operator o LEFT JOIN operator_use u ON u.operator_id = o.id"
    )
    return {row["id"]: row for row in rows}


async def _of(tx: Transaction, operator_id: int) -> Use | None:
    return _use(tx, await tx.one("SELECT * FROM operator_use WHERE operator_id = :id", id=operator_id))


async def _idle(tx: Transaction, since: int) -> dict[int, Use]:
    """Who is an operator, awake, and has done nothing since then."""
    awake = await tx.all(f"SELECT o.id FROM operator o WHERE o.active = 1 AND {AWAKE} ORDER BY o.id")
    known = {row["operator_id"]: _use(tx, row) for row in await tx.all("SELECT * FROM operator_use")}
    found = {row["id"]: known.get(row["id"]) or Use(0, None) for row in awake}
    return {one: use for one, use in found.items() if use.used_at <= since}


def _use(tx: Transaction, row: Row | None) -> Use | None:
    return Use(row["used_at"], row["warned_at"]) if row and stamps.fits(tx, "operator_use", row) else None


async def _keep(tx: Transaction, operator_id: int, use: Use) -> None:
    row: dict[str, Any] = {"operator_id": operator_id, "used_at": use.used_at, "warned_at": use.warned_at}
    await stamps.upsert(tx, "operator_use", key="operator_id", **row)
