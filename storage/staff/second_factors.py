"""The second factor of each operator: the key of their authenticator, and what became of the codes."""

from bot.model.factor import SecondFactor
from storage.store import stamps
from storage.store.transaction import Transaction


async def find(tx: Transaction, operator_id: int) -> SecondFactor | None:
    """What there is of an operator, confirmed or not."""
    row = await tx.one("SELECT * FROM second_factor WHERE operator_id = :operator", operator=operator_id)
    if row is None:
        return None
    secret = tx.unseal("second_factor", operator_id, row["sealed"])["secret"]
    return SecondFactor(secret, row["made_at"], row["confirmed_at"], row["last_step"], row["paused_until"])


async def make(tx: Transaction, operator_id: int, secret: str, now: int) -> None:
    """A new key in place of one that was not confirmed; of one that was, the wrong codes and the pause stay."""
    sealed = tx.seal("second_factor", operator_id, {"secret": secret})
    await tx.upsert("second_factor", key="operator_id", operator_id=operator_id, made_at=now, sealed=sealed)


async def confirm(tx: Transaction, operator_id: int, step: int, now: int) -> None:
    """The first code was right: from now on it counts."""
    await tx.execute(
        "UPDATE second_factor SET confirmed_at = :now, last_step = :step, wrong = 0 WHERE operator_id = :operator",
        now=now,
        step=step,
        operator=operator_id,
    )


async def take(tx: Transaction, operator_id: int, step: int) -> bool:
    """The half minute is used up; False when it was before."""
    return await tx.changed(
        "UPDATE second_factor SET last_step = :step, wrong = 0 WHERE operator_id = :operator AND last_step < :step",
        step=step,
        operator=operator_id,
    )


async def was_wrong(tx: Transaction, operator_id: int, now: int, within: int) -> int:
    """How many codes were wrong of late, with this one."""
    await tx.execute(
        "UPDATE second_factor SET wrong = CASE WHEN wrong_since > :before THEN wrong + 1 ELSE 1 END,"
        " wrong_since = CASE WHEN wrong_since > :before AND wrong > 0 THEN wrong_since ELSE :now END"
        " WHERE operator_id = :operator",
        before=now - within,
        now=now,
        operator=operator_id,
    )
    row = await tx.known("SELECT wrong FROM second_factor WHERE operator_id = :operator", operator=operator_id)
    return int(row["wrong"])


async def pause(tx: Transaction, operator_id: int, until: int) -> None:
    """No code is looked at before that moment."""
    await tx.execute(
        "UPDATE second_factor SET paused_until = :until, wrong = 0 WHERE operator_id = :operator",
        until=until,
        operator=operator_id,
    )


async def forget(tx: Transaction, operator_id: int) -> None:
    """The key, what waits for a code, and what was asked about it."""
    for table in ("second_factor", "pending_act", "factor_reset"):
        await tx.execute(f"DELETE FROM {table} WHERE operator_id = :operator", operator=operator_id)
    await tx.execute("DELETE FROM factor_reset WHERE asked_by = :operator", operator=operator_id)


async def ask_reset(tx: Transaction, operator_id: int, by: int, now: int) -> None:
    """An administrator wants the codes of an operator reset."""
    row = {"operator_id": operator_id, "asked_by": by, "asked_at": now}
    await stamps.upsert(tx, "factor_reset", key="operator_id", rests_on=[("operator", by)], **row)


async def reset_waiting(tx: Transaction, operator_id: int, after: int) -> tuple[int, int] | None:
    """Who has asked for it since that moment, and when."""
    row = await tx.one(
        "SELECT * FROM factor_reset WHERE operator_id = :operator AND asked_at > :after",
        operator=operator_id,
        after=after,
    )
    return (row["asked_by"], row["asked_at"]) if row and stamps.fits(tx, "factor_reset", row) else None


async def reset_asked_by(tx: Transaction, operator_id: int, asked_at: int, after: int) -> int | None:
    """Who asked for it at that moment, if that was after another."""
    waits = await reset_waiting(tx, operator_id, after)
    return waits[0] if waits and waits[1] == asked_at else None
