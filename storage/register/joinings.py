"""Which records were said to be one person, and which were not (table joining).

The joined ones are the edges of a graph; all that hang together are the records of one person (records.py).
"""

from collections.abc import Collection, Iterable

from bot.model.joining import STANDING, Joining, JoiningState
from storage.register import kin, records, to_compare
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

_NOT_OWN = " AND ".join(f"NOT {kin.misses(':chat', f'j.{side}')}" for side in ("person_id", "other_id"))
_WAITING = f"joining j WHERE j.state IN ('proposed', 'parting') AND {_NOT_OWN}"


async def add(
    tx: Transaction, person_id: int, other_id: int, state: JoiningState, reason: str, operator_id: int, now: int
) -> int:
    """What an operator says of two records; its id."""
    joining_id, alone = new_id(), state is not JoiningState.PROPOSED
    await stamps.insert(
        tx,
        "joining",
        id=joining_id,
        person_id=person_id,
        other_id=other_id,
        state=state.value,
        asked_by=operator_id,
        asked_at=now,
        decided_by=operator_id if alone else None,
        decided_at=now if alone else None,
        sealed=tx.seal("joining", joining_id, {"reason": reason, "parting": ""}),
    )
    return joining_id


async def get(tx: Transaction, joining_id: int) -> Joining:
    """One; KeyError if there is none."""
    return _joining(tx, await tx.known("SELECT * FROM joining WHERE id = :id", id=joining_id))


async def between(tx: Transaction, person_id: int, other_id: int) -> Joining | None:
    """What was said last of these two."""
    row = await tx.one(
        "SELECT * FROM joining WHERE (person_id = :one AND other_id = :two) OR (person_id = :two AND other_id = :one)"
        " ORDER BY id DESC LIMIT 1",
        one=person_id,
        two=other_id,
    )
    return None if row is None else _joining(tx, row)


async def of_person(tx: Transaction, person_id: int, among: Collection[JoiningState]) -> list[Joining]:
    """What was said of any record of a person and stands so, oldest first."""
    states, values = one_of("state", [state.value for state in among])
    those = records.those(":person")
    rows = await tx.all(
        f"SELECT * FROM joining WHERE (person_id IN {those} OR other_id IN {those}) AND {states} ORDER BY id",
        person=person_id,
        **values,
    )
    return [_joining(tx, row) for row in rows]


async def waiting(tx: Transaction, chat_id: int) -> list[Joining]:
    """What waits for a second operator, oldest first; nothing about whom this chat misses."""
    rows = await tx.all(f"SELECT j.* FROM {_WAITING} ORDER BY j.id", chat=chat_id)
    return [_joining(tx, row) for row in rows]


async def count_waiting(tx: Transaction, chat_id: int) -> int:
    """How many that are."""
    return await tx.count(_WAITING, chat=chat_id)


async def decide(
    tx: Transaction, joining_id: int, start: JoiningState, end: JoiningState, operator_id: int, now: int
) -> bool:
    """From one state to the next on an operator's word; False when it stood elsewhere."""
    new = {"state": end.value, "decided_by": operator_id, "decided_at": now}
    return await stamps.change(tx, "joining", joining_id, new, "state = :start", start=start.value)


async def propose_parting(tx: Transaction, joining_id: int, operator_id: int, now: int) -> bool:
    """They are to be taken apart, which waits for another operator; False when they are not joined."""
    new = {"state": "parting", "asked_by": operator_id, "asked_at": now, "decided_by": None, "decided_at": None}
    return await stamps.change(tx, "joining", joining_id, new, "state = 'joined'")


async def give_reason(tx: Transaction, known: Joining, words: str) -> None:
    """Why they are to be taken apart."""
    sealed = tx.seal("joining", known.id, {"reason": known.reason, "parting": words})
    await tx.execute("UPDATE joining SET sealed = :sealed WHERE id = :id", id=known.id, sealed=sealed)


async def regroup(tx: Transaction, person_id: int) -> list[int]:
    """Counts as one person whatever hangs together with this record now; which these are."""
    found = await _hanging_together(tx, person_id, STANDING)
    await records.count_as_one(tx, found)
    return found


async def beyond_doubt(tx: Transaction, person_id: int) -> list[int]:
    """The records of the person that would still be so after all was taken apart that somebody proposes to."""
    return await _hanging_together(tx, person_id, (JoiningState.JOINED,))


async def _hanging_together(tx: Transaction, person_id: int, among: Collection[JoiningState]) -> list[int]:
    found, todo = {person_id}, [person_id]
    while todo:
        beside = await _neighbours(tx, todo.pop(), among)
        todo += [one for one in beside if one not in found]
        found.update(beside)
    return sorted(found)


async def leave(tx: Transaction, person_id: int) -> None:
    """Before a record is erased: what was joined by it stays joined without it, and doubted what was doubted."""
    certain = await _neighbours(tx, person_id, (JoiningState.JOINED,))
    beside = _each_once([*certain, *await _neighbours(tx, person_id, STANDING)])
    if beside:
        await to_compare.of_person(tx, person_id)
    for one in beside[1:]:
        between = "(person_id = :gone AND other_id = :one) OR (person_id = :one AND other_id = :gone)"
        await stamps.change_all(
            tx,
            "joining",
            {"person_id": beside[0], "other_id": one},
            f"state IN ('joined', 'parting') AND ({between})",
            gone=person_id,
            one=one,
        )
    await tx.execute("DELETE FROM joining WHERE person_id = :gone OR other_id = :gone", gone=person_id)
    await stamps.change(tx, "person", person_id, {"case_id": None})
    if beside:
        await regroup(tx, beside[0])


async def _neighbours(tx: Transaction, person_id: int, among: Collection[JoiningState]) -> list[int]:
    states, values = one_of("state", [state.value for state in among])
    rows = await tx.all(
        f"SELECT {stamps.columns('joining')} FROM joining WHERE (person_id = :person OR other_id = :person)"
        f" AND {states} ORDER BY id",
        person=person_id,
        **values,
    )
    ours = [row for row in rows if stamps.fits(tx, "joining", row)]  # nobody else's word makes two records one person
    return _each_once(row["other_id"] if row["person_id"] == person_id else row["person_id"] for row in ours)


def _each_once(ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(ids))


def _joining(tx: Transaction, row: Row) -> Joining:
    record = tx.unseal("joining", row["id"], row["sealed"])
    return Joining(
        row["id"],
        row["person_id"],
        row["other_id"],
        JoiningState(row["state"]),
        row["asked_by"],
        row["asked_at"],
        row["decided_by"],
        row["decided_at"],
        record["reason"],
        record["parting"],
    )
