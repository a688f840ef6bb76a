"""The revision of the register: a comparison with an earlier one is not kept, but made again."""

from storage.store.transaction import Transaction


async def current(tx: Transaction) -> int:
    """It grows with every import, every joining, and every answer that a family corrects."""
    return int((await tx.known("SELECT revision FROM register_revision"))["revision"])


async def stays(tx: Transaction, seen: int) -> bool:
    """Whether it is still this one, and stays so until the end of the transaction: whoever makes it grow waits."""
    same = "UPDATE register_revision SET revision = revision WHERE revision = :seen"
    return await tx.changed(same, seen=seen)


async def hold(tx: Transaction) -> None:
    """Until the end of the transaction no comparison is kept: who keeps one changes the same rows in another order."""
    await tx.execute("UPDATE register_revision SET revision = revision")


async def grow(tx: Transaction) -> None:
    """What is being compared at this moment is compared again.  Said first, so that no two wait for each other."""
    await tx.execute("UPDATE register_revision SET revision = revision + 1")
