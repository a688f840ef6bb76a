"""Reports of a meeting, and the persons to whom operators have linked them."""

from collections.abc import Mapping

from bot.model.chat import Operator
from bot.model.sighting import TAKEN_SECONDS, Corroboration, Sighting
from storage.register import kin
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

# In nobody else's hands, and not linked to anybody whom the operator misses.
_FREE = (
    "(taken_by IS NULL OR taken_until <= :now OR taken_by = :operator)"
    " AND NOT EXISTS (SELECT 1 FROM corroboration k WHERE k.sighting_id = sighting.id"
    f" AND {kin.misses(kin.OPERATORS_CHAT, 'k.person_id')})"
)


async def add(tx: Transaction, chat_id: int, facts: Mapping[str, str], now: int, *, grave: bool) -> int:
    """Keeps a report; its id."""
    sighting_id = new_id()
    await tx.insert(
        "sighting",
        id=sighting_id,
        chat_id=chat_id,
        state="new",
        grave=int(grave),
        reported_at=now,
        sealed=tx.seal("sighting", sighting_id, dict(facts)),
    )
    return sighting_id


async def get(tx: Transaction, sighting_id: int) -> Sighting:
    """One report; KeyError if there is none."""
    return _sighting(tx, await tx.known("SELECT * FROM sighting WHERE id = :id", id=sighting_id))


async def of_chat(tx: Transaction, chat_id: int) -> list[Sighting]:
    """What somebody has reported, oldest first."""
    rows = await tx.all("SELECT * FROM sighting WHERE chat_id = :chat ORDER BY id", chat=chat_id)
    return [_sighting(tx, row) for row in rows]


async def waiting(tx: Transaction, operator_id: int, now: int) -> list[Sighting]:
    """What waits and no other operator has in hand: first what this one has, then what a person must handle."""
    rows = await tx.all(
        f"SELECT * FROM sighting WHERE state = 'new' AND {_FREE}"
        " ORDER BY CASE WHEN taken_by = :operator AND taken_until > :now THEN 0 ELSE 1 END, grave DESC, id",
        operator=operator_id,
        now=now,
    )
    return [_sighting(tx, row) for row in rows]


async def count_waiting(tx: Transaction, operator: Operator, now: int) -> int:
    """How many those are, without what the operator told; whoever misses nobody may look at all of them."""
    return await tx.count(
        f"sighting WHERE state = 'new' AND {_FREE} AND (chat_id IS NULL OR chat_id <> :own)",
        operator=operator.id,
        own=operator.chat_id,
        now=now,
    )


async def others_wait(tx: Transaction, operator: Operator, sighting_id: int, now: int, *, grave: bool) -> bool:
    """Whether other reports wait that are not the operator's own; grave: only those that a person must handle."""
    return await tx.exists(
        f"sighting WHERE state = 'new' AND {_FREE}"
        " AND id <> :id AND grave >= :grave AND (chat_id IS NULL OR chat_id <> :own)",
        id=sighting_id,
        operator=operator.id,
        own=operator.chat_id,
        now=now,
        grave=int(grave),
    )


async def take(tx: Transaction, sighting_id: int, operator_id: int, now: int) -> bool:
    """From now on it is this operator's for a while; False when another has it, or it is done."""
    return await tx.changed(
        f"UPDATE sighting SET taken_by = :operator, taken_until = :until WHERE id = :id AND state = 'new' AND {_FREE}",
        id=sighting_id,
        operator=operator_id,
        now=now,
        until=now + TAKEN_SECONDS,
    )


async def give_back(tx: Transaction, sighting_id: int, operator_id: int) -> bool:
    """It is anybody's; False when it was not this operator's."""
    return await tx.changed(
        "UPDATE sighting SET taken_by = NULL, taken_until = NULL WHERE id = :id AND taken_by = :operator",
        id=sighting_id,
        operator=operator_id,
    )


async def give_back_all(tx: Transaction, operator_id: int) -> None:
    """Whatever an operator has in hand is anybody's."""
    await tx.execute(
        "UPDATE sighting SET taken_by = NULL, taken_until = NULL WHERE taken_by = :operator", operator=operator_id
    )


async def finish(tx: Transaction, sighting_id: int, operator_id: int) -> bool:
    """Nothing more is to be done with it; False when that was said before."""
    return await tx.changed(
        "UPDATE sighting SET state = 'done', done_by = :operator, taken_by = NULL, taken_until = NULL"
        " WHERE id = :id AND state = 'new'",
        id=sighting_id,
        operator=operator_id,
    )


async def mark_grave(tx: Transaction, sighting_id: int) -> bool:
    """A person handles it from now on; False when that stood so already."""
    return await tx.changed("UPDATE sighting SET grave = 1 WHERE id = :id AND grave = 0", id=sighting_id)


async def link(
    tx: Transaction, sighting_id: int, person_id: int, reliability: str, remark: str, operator_id: int, now: int
) -> None:
    """Links a report to a person; a second link replaces the first."""
    await tx.upsert(
        "corroboration",
        key="sighting_id, person_id",
        sighting_id=sighting_id,
        person_id=person_id,
        reliability=reliability,
        linked_by=operator_id,
        linked_at=now,
        sealed=tx.seal("corroboration", f"{sighting_id}/{person_id}", {"remark": remark}),
    )


async def persons_of(tx: Transaction, sighting_id: int) -> list[int]:
    """The persons to whom a report was linked."""
    rows = await tx.all("SELECT person_id FROM corroboration WHERE sighting_id = :id", id=sighting_id)
    return [row["person_id"] for row in rows]


async def of_person(tx: Transaction, person_id: int) -> list[Corroboration]:
    """The reports that were linked to a person, oldest first."""
    rows = await tx.all(
        "SELECT s.*, c.person_id, c.reliability, c.linked_at, c.sealed AS remark FROM corroboration c"
        " JOIN sighting s ON s.id = c.sighting_id WHERE c.person_id = :person ORDER BY s.id",
        person=person_id,
    )
    return [_corroboration(tx, row) for row in rows]


async def forget_reporter(tx: Transaction, chat_id: int) -> None:
    """Erases how the reporter can be called; what they saw stays without them."""
    for sighting in await of_chat(tx, chat_id):
        facts = {name: said for name, said in sighting.facts.items() if name not in ("call", "number")}
        await tx.execute(
            "UPDATE sighting SET chat_id = NULL, sealed = :sealed WHERE id = :id",
            id=sighting.id,
            sealed=tx.seal("sighting", sighting.id, facts),
        )


def _sighting(tx: Transaction, row: Row) -> Sighting:
    facts = tx.unseal("sighting", row["id"], row["sealed"])
    return Sighting(row["id"], row["chat_id"], row["state"], bool(row["grave"]), row["reported_at"], facts)


def _corroboration(tx: Transaction, row: Row) -> Corroboration:
    record = tx.unseal("corroboration", f"{row['id']}/{row['person_id']}", row["remark"])
    return Corroboration(_sighting(tx, row), row["reliability"], record["remark"], row["linked_at"])
