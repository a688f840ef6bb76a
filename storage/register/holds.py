"""Held cases: which operator answers for which, and handing them over.  None is ever lifted by itself (N4)."""

from bot.model.person import Person
from storage.register import kin
from storage.register.persons import person
from storage.store import stamps
from storage.store.transaction import Transaction

# Held, and about nobody whom the operator who asks misses; of several records of one person the oldest.
_OF_OTHERS = (
    "p.held_by IS NOT NULL AND (p.case_id IS NULL OR p.case_id = p.id)"
    f" AND NOT {kin.misses(kin.OPERATORS_CHAT, 'p.id')}"
)


async def hand_over(tx: Transaction, person_id: int, holder_id: int, to: int) -> bool:
    """From one operator to another, without a moment in between; False when somebody else holds it."""
    return await stamps.change(tx, "person", person_id, {"held_by": to}, "held_by = :holder", holder=holder_id)


async def oldest(tx: Transaction, operator_id: int, limit: int, behind: int) -> list[Person]:
    """The held cases that this operator may see, those that are held longest first; behind so many."""
    rows = await tx.all(
        f"SELECT p.* FROM person p WHERE {_OF_OTHERS} ORDER BY p.held_at, p.id LIMIT :limit OFFSET :behind",
        operator=operator_id,
        limit=limit,
        behind=behind,
    )
    return [person(tx, row) for row in rows]


async def count(tx: Transaction, operator_id: int) -> int:
    """How many held cases this operator may see."""
    return await tx.count(f"person p WHERE {_OF_OTHERS}", operator=operator_id)


async def held_by(tx: Transaction, holder_id: int, operator_id: int) -> int:
    """How many cases one operator holds, as far as another may see them."""
    return await tx.count(
        f"person p WHERE p.held_by = :holder AND {_OF_OTHERS}", holder=holder_id, operator=operator_id
    )
