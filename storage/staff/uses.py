"""When operators last did something as operators, and whose rights sleep (table operator_use)."""

from storage.store.transaction import Row, Transaction

NOTED_EVERY = 3_600  # seconds: a write for each press would be one too many
AWAKE = "NOT EXISTS (SELECT 1 FROM operator_use u WHERE u.operator_id = o.id AND u.asleep_at IS NOT NULL)"
"""SQL, of an operator o: their rights do not sleep."""


async def note(tx: Transaction, operator_id: int, now: int) -> None:
    """They do something."""
    await tx.execute(
        "INSERT INTO operator_use (operator_id, used_at) VALUES (:operator, :now)"
        " ON CONFLICT (operator_id) DO UPDATE SET used_at = excluded.used_at, warned_at = NULL"
        " WHERE operator_use.used_at <= :before",
        operator=operator_id,
        now=now,
        before=now - NOTED_EVERY,
    )


async def begin(tx: Transaction, operator_id: int, now: int) -> None:
    """They are an operator, or one again, from now on; awake."""
    row = {"operator_id": operator_id, "used_at": now, "warned_at": None, "asleep_at": None}
    await tx.upsert("operator_use", key="operator_id", **row)


async def begin_all(tx: Transaction, now: int) -> None:
    """Of whom nothing is known, since they were operators before this was looked at, it is counted from now on."""
    await tx.execute(
        "INSERT INTO operator_use (operator_id, used_at) SELECT o.id, :now FROM operator o WHERE o.active = 1"
        " AND NOT EXISTS (SELECT 1 FROM operator_use u WHERE u.operator_id = o.id)",
        now=now,
    )


async def to_warn(tx: Transaction, before: int) -> list[int]:
    """The operators who have done nothing since that moment and were not warned."""
    return await _idle(tx, "u.used_at <= :before AND u.warned_at IS NULL", before=before)


async def to_put_to_sleep(tx: Transaction, before: int, warned_before: int) -> list[int]:
    """Those who have done nothing since, and were warned before another moment."""
    return await _idle(tx, "u.used_at <= :before AND u.warned_at <= :warned", before=before, warned=warned_before)


async def was_warned(tx: Transaction, operator_id: int, now: int) -> None:
    """They hear that their rights are about to sleep."""
    await tx.execute("UPDATE operator_use SET warned_at = :now WHERE operator_id = :id", id=operator_id, now=now)


async def put_to_sleep(tx: Transaction, operator_id: int, now: int) -> None:
    """They have no right until somebody wakes them."""
    await tx.execute("UPDATE operator_use SET asleep_at = :now WHERE operator_id = :id", id=operator_id, now=now)


async def wake(tx: Transaction, operator_id: int, asleep_at: int, now: int) -> bool:
    """They have their rights again; False when they did not sleep since then."""
    return await tx.changed(
        "UPDATE operator_use SET used_at = :now, warned_at = NULL, asleep_at = NULL"
        " WHERE operator_id = :id AND asleep_at = :asleep"
        " AND EXISTS (SELECT 1 FROM operator o WHERE o.id = operator_id AND o.active = 1)",
        id=operator_id,
        asleep=asleep_at,
        now=now,
    )


async def every(tx: Transaction) -> dict[int, Row]:
    """used_at and asleep_at of all operators, by their ids."""
    return {row["operator_id"]: row for row in await tx.all("SELECT * FROM operator_use")}


async def _idle(tx: Transaction, since: str, **values: int) -> list[int]:
    rows = await tx.all(
        "SELECT o.id FROM operator o JOIN operator_use u ON u.operator_id = o.id"
        f" WHERE o.active = 1 AND u.asleep_at IS NULL AND {since} ORDER BY o.id",
        **values,
    )
    return [row["id"] for row in rows]
