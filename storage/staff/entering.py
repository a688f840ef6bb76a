"""Who has opened an invitation and is not let in yet."""

from dataclasses import dataclass

from bot.model.rights import Role
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Entering:
    """Somebody who waits to be let in, as what, since when, by which invitation, and which administrator made that."""

    chat_id: int
    role: Role
    name: str
    asked_at: int
    invitation_id: int
    invited_by: int | None = None


async def ask(tx: Transaction, who: Entering) -> None:
    """In place of what this chat asked for before."""
    record = {"name": who.name, "role": who.role.value, "invitation": who.invitation_id, "by": who.invited_by}
    sealed = tx.seal("entering", who.chat_id, record)
    await tx.upsert(
        "entering", key="chat_id", chat_id=who.chat_id, role=who.role.value, asked_at=who.asked_at, sealed=sealed
    )


async def find(tx: Transaction, chat_id: int, asked_at: int) -> Entering | None:
    """Who has waited in that chat since then."""
    row = await tx.one(
        "SELECT * FROM entering WHERE chat_id = :chat AND asked_at = :asked", chat=chat_id, asked=asked_at
    )
    if row is None:
        return None
    record = tx.unseal("entering", chat_id, row["sealed"])
    return Entering(chat_id, Role(record["role"]), record["name"], asked_at, record["invitation"], record.get("by"))


async def seal_role_first(tx: Transaction, after: int) -> tuple[int, int | None]:
    """Of a database in which the role was not sealed: it is from now on, for the few who wait; how many."""
    rows = await tx.all("SELECT * FROM entering WHERE chat_id > :after", after=after)
    for row in rows:
        record = {**tx.unseal("entering", row["chat_id"], row["sealed"]), "role": row["role"]}
        sealed = tx.seal("entering", row["chat_id"], record)
        await tx.execute(
            "UPDATE entering SET sealed = :sealed WHERE chat_id = :chat", chat=row["chat_id"], sealed=sealed
        )
    return len(rows), None


async def every(tx: Transaction) -> list[tuple[int, int]]:
    """All who wait: the chat of each, and since when."""
    return [(row["chat_id"], row["asked_at"]) for row in await tx.all("SELECT chat_id, asked_at FROM entering")]


async def forget(tx: Transaction, chat_id: int) -> bool:
    """Nobody waits there any more; False when nobody did."""
    return await tx.changed("DELETE FROM entering WHERE chat_id = :chat", chat=chat_id)
