"""Addresses to which operators are written when something waits at the desk."""

from dataclasses import dataclass, field

from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Address:
    """told: how much waited when that was said last; sent_at: when."""

    operator_id: int
    told: int
    sent_at: int
    address: str = field(repr=False)


async def keep(tx: Transaction, operator_id: int, address: str) -> None:
    """In place of one before."""
    sealed = tx.seal("operator_email", operator_id, {"address": address})
    row = {"operator_id": operator_id, "told": 0, "sent_at": 0, "sealed": sealed}
    await tx.upsert("operator_email", key="operator_id", **row)


async def find(tx: Transaction, operator_id: int) -> str:
    """The address of an operator; empty without one."""
    row = await tx.one("SELECT sealed FROM operator_email WHERE operator_id = :operator", operator=operator_id)
    return str(tx.unseal("operator_email", operator_id, row["sealed"])["address"]) if row else ""


async def every(tx: Transaction) -> list[Address]:
    """All of them."""
    rows = await tx.all("SELECT * FROM operator_email ORDER BY operator_id")
    names = ("operator_id", "told", "sent_at")
    opened = [(row, tx.unseal("operator_email", row["operator_id"], row["sealed"])["address"]) for row in rows]
    return [Address(**{name: row[name] for name in names}, address=address) for row, address in opened]


async def told(tx: Transaction, operator_id: int, waiting: int, now: int | None = None) -> None:
    """So much waits, as far as the operator knows; now: when it is said to them."""
    await tx.execute(
        "UPDATE operator_email SET told = :waiting, sent_at = COALESCE(:now, sent_at) WHERE operator_id = :operator",
        waiting=waiting,
        now=now,
        operator=operator_id,
    )


async def forget(tx: Transaction, operator_id: int) -> bool:
    """Nothing is written there any more; False when there was none."""
    return await tx.changed("DELETE FROM operator_email WHERE operator_id = :operator", operator=operator_id)
