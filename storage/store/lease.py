"""The lease: one process is active, the others stand by; the database's clock decides.

Every change of owner raises the epoch; an owner is one run of one process.  A process that was asleep finds its lease
lost at its next `hold`, whatever it believed, and while a transaction holds the lease nobody can take it.  A lease that
has run out is ours until somebody takes it: a database that was away, or locked, for a while ends nobody.
"""

from dataclasses import dataclass

from storage.store.transaction import Transaction

# Seconds: who stands by asks again soon, and shall in the meantime be able to say that the database answers.
PATIENCE = 2.5
# A lease that lasts longer than this many times its usual length is not believed: the database's clock was set back.
_TOO_FAR = 2


class LeaseLost(Exception):
    """Another process is active now, or this one has not renewed in time."""


@dataclass(frozen=True)
class Lease:
    """That owner is the active one in a role, for the epoch-th time that the role changed hands."""

    role: str
    owner: str
    epoch: int


async def take(tx: Transaction, role: str, owner: str, seconds: float, *, by_force: bool = False) -> Lease | None:
    """Makes owner the active one for some seconds, unless another one is.

    by_force takes it from a living lease: only for who knows that its owner is dead (storage/store/lock.py).  Raises
    StillHeld while a transaction of another process holds it.  How long it lasts is counted from after that wait.
    """
    await tx.wait_at_most(PATIENCE)
    await tx.all(f"SELECT epoch FROM lease WHERE role = :role {tx.row_lock_alone}", role=role)
    row = await tx.one(
        f"""INSERT INTO lease (role, owner, epoch, until) VALUES (:role, :owner, 1, {tx.clock} + :seconds)
            ON CONFLICT (role) DO UPDATE SET owner = excluded.owner, until = {tx.clock} + :seconds,
              epoch = CASE WHEN lease.owner = excluded.owner THEN lease.epoch ELSE lease.epoch + 1 END
            WHERE NOT lease.until BETWEEN {tx.clock} AND {tx.clock} + :too_far
              OR lease.owner = excluded.owner OR :by_force = 1
            RETURNING epoch""",
        role=role,
        owner=owner,
        seconds=float(seconds),
        too_far=_TOO_FAR * float(seconds),
        by_force=int(by_force),
    )
    return Lease(role, owner, row["epoch"]) if row else None


async def clock(tx: Transaction) -> float:
    """What time it is by the clock that decides."""
    return float((await tx.known(f"SELECT {tx.clock} AS now"))["now"])


async def renew(tx: Transaction, lease: Lease, seconds: float) -> bool:
    """Prolongs the lease, also when it ran out and nobody has taken it since; False when it is not ours any more."""
    touched = await tx.execute(
        f"UPDATE lease SET until = {tx.clock} + :seconds WHERE {_OURS}",
        role=lease.role,
        owner=lease.owner,
        epoch=lease.epoch,
        seconds=float(seconds),
    )
    return touched == 1


async def hold(tx: Transaction, lease: Lease) -> None:
    """Raises LeaseLost when somebody else has taken the lease; while the transaction lasts, nobody can."""
    held = await tx.one(
        f"SELECT epoch FROM lease WHERE {_OURS} {tx.row_lock}", role=lease.role, owner=lease.owner, epoch=lease.epoch
    )
    if held is None:
        raise LeaseLost(lease.role)


async def give_back(tx: Transaction, lease: Lease) -> None:
    """Whoever stands by may take it at once; what we may still do is undone by its next hold."""
    await tx.execute(
        f"UPDATE lease SET until = 0, owner = '' WHERE {_OURS}", role=lease.role, owner=lease.owner, epoch=lease.epoch
    )


_OURS = "role = :role AND owner = :owner AND epoch = :epoch"
