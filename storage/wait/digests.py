"""Rounds: when operators were last told about what waits (table round), and what waits for whom."""

from bot.model.board import Pile
from bot.model.chat import Operator
from bot.model.digest import DigestKind
from storage.register import kin
from storage.store.transaction import Transaction


async def last(tx: Transaction) -> dict[DigestKind, int]:
    """When operators were last told about each."""
    return {DigestKind(row["sort"]): row["at"] for row in await tx.all("SELECT sort, at FROM round")}


async def move(tx: Transaction, sort: DigestKind, seen: int, now: int) -> bool:
    """Told now; False when somebody else was first."""
    sql = "UPDATE round SET at = :now WHERE sort = :sort AND at = :seen"
    return await tx.changed(sql, sort=sort.value, seen=seen, now=now)


async def to_verify(tx: Transaction, operator: Operator, before: int) -> int:
    """Reports from before that moment that this operator could verify: neither the own, nor of a relative, nor held."""
    return (await pile_to_verify(tx, operator, before)).count


async def pile_to_verify(tx: Transaction, operator: Operator, before: int) -> Pile:
    """The same, and when the oldest of them was made."""
    row = await tx.known(
        "SELECT COUNT(*) AS n, MIN(r.reported_at) AS since FROM return_report r JOIN person p ON p.id = r.person_id"
        " WHERE r.state = 'open' AND r.reported_at <= :before AND r.reported_by <> :operator AND p.held_by IS NULL"
        f" AND NOT {kin.misses(':own', 'r.person_id')}",
        before=before,
        operator=operator.id,
        own=operator.chat_id,
    )
    return Pile(row["n"], row["since"])
