"""Reports of returns and their verifications: two operators, or nothing (N1)."""

from collections.abc import Mapping, Sequence

from bot.model.report import Report, Verification
from storage.register import joinings, kin, records
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.stamps import Named
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction


async def add(
    tx: Transaction,
    person_id: int,
    operator_id: int,
    evidence: Mapping[str, str],
    now: int,
    row_id: int | None = None,
    decided_by: int | None = None,
    rests_on: Sequence[Named] = (),
) -> int:
    """An open report; the database refuses a second open one about the same record.

    row_id: of the list it came of; decided_by: who verified it; rests_on: whose word it repeats.
    """
    report_id = new_id()
    await stamps.insert(
        tx,
        "return_report",
        rests_on=(("person", person_id), ("operator", operator_id), *rests_on),
        id=report_id,
        person_id=person_id,
        reported_by=operator_id,
        reported_at=now,
        wish=evidence["wish"],
        row_id=row_id,
        state="verified" if decided_by else "open",
        decided_by=decided_by,
        decided_at=now if decided_by else None,
        sealed=tx.seal("return_report", report_id, {"evidence": dict(evidence)}),
    )
    return report_id


async def get(tx: Transaction, report_id: int) -> Report:
    """One report; KeyError if there is none."""
    return _report(tx, await tx.known("SELECT * FROM return_report WHERE id = :id", id=report_id))


async def open_of(tx: Transaction, person_id: int) -> Report | None:
    """The report about a person, in whichever record, that waits for the second operator.

    Of several, one that can be verified: its reporter still is an operator.
    """
    return next(iter(await open_of_case(tx, person_id)), None)


async def open_of_case(tx: Transaction, person_id: int) -> list[Report]:
    """All reports about a person that wait: one per record; those whose reporter has left come last."""
    rows = await tx.all(
        "SELECT r.* FROM return_report r JOIN operator o ON o.id = r.reported_by"
        f" WHERE r.person_id IN {records.those(':person')} AND r.state = 'open' ORDER BY o.active DESC, r.id",
        person=person_id,
    )
    return [_report(tx, row) for row in rows]


_PROPOSED = (
    "FROM return_report r JOIN returned_row w ON w.id = r.row_id WHERE r.state = 'open' AND r.reported_by = :operator"
)


async def lists_of(tx: Transaction, operator_id: int) -> list[int]:
    """The lists of which something waits for a second operator that this one has proposed, oldest first."""
    sql = f"SELECT DISTINCT w.list_id {_PROPOSED} ORDER BY w.list_id"
    return [row["list_id"] for row in await tx.all(sql, operator=operator_id)]


async def proposed_by(tx: Transaction, operator_id: int, list_id: int, until: int, limit: int) -> list[int]:
    """Some reports that wait for a second operator and that this one had proposed out of that list until then."""
    rows = await tx.all(
        f"SELECT r.id {_PROPOSED} AND w.list_id = :list AND r.reported_at <= :until ORDER BY r.id LIMIT :limit",
        operator=operator_id,
        list=list_id,
        until=until,
        limit=limit,
    )
    return [row["id"] for row in rows]


async def count_open(tx: Transaction, chat_id: int) -> int:
    """How many reports wait for the second operator; none about somebody whom this chat misses."""
    not_own = f"NOT {kin.misses(':chat', 'r.person_id')}"
    return await tx.count(f"return_report r WHERE r.state = 'open' AND {not_own}", chat=chat_id)


async def decide(tx: Transaction, report_id: int, state: str, operator_id: int, now: int) -> bool:
    """Ends an open report; False when somebody else was first."""
    new = {"state": state, "decided_by": operator_id, "decided_at": now}
    return await stamps.change(tx, "return_report", report_id, new, "state = 'open'")


async def verify(
    tx: Transaction,
    report: Report,
    operator_id: int,
    statement: str,
    now: int,
    release_at: int,
    follows: int | None = None,
) -> Verification:
    """The second operator's word.  The database refuses it from the one who reported.

    follows: the verification of another record that it follows.
    """
    verification_id = new_id()
    await stamps.insert(
        tx,
        "verification",
        rests_on=(("return_report", report.id), ("operator", operator_id)),
        follows=follows,
        id=verification_id,
        report_id=report.id,
        person_id=report.person_id,
        reported_by=report.reported_by,
        verified_by=operator_id,
        verified_at=now,
        release_at=release_at,
        announced_with=verification_id,
        state="standing",
        sealed=tx.seal("verification", verification_id, {"statement": statement}),
    )
    return await verification(tx, verification_id)


async def follow(
    tx: Transaction, first: Verification, person_id: int, two: tuple[int, int], now: int, release_at: int
) -> Verification:
    """What was verified of one record is verified of another record of the same person, by a row of its own.

    two: who stands for it, different operators; the database refuses it from one alone.
    """
    known, root = await get(tx, first.report_id), first.follows or first.id
    row_id = (await tx.known("SELECT row_id FROM return_report WHERE id = :id", id=known.id))["row_id"]
    word = (("verification", first.id), ("return_report", first.report_id))
    report_id = await add(tx, person_id, two[0], known.evidence, now, row_id, decided_by=two[1], rests_on=word)
    return await verify(tx, await get(tx, report_id), two[1], "", now, release_at, follows=root)


async def followers(tx: Transaction, verification_id: int) -> list[Verification]:
    """The verifications of other records of the same person that follow this one."""
    rows = await tx.all("SELECT * FROM verification WHERE follows = :root ORDER BY id", root=verification_id)
    return [_verification(row) for row in rows]


async def hand_on_followers(tx: Transaction, person_id: int) -> None:
    """Before a record is erased: of what follows its verifications, the oldest that stands is followed by the others.

    Or nobody would know any more that they stand by a joining.  One across a joining that is doubted comes last.
    """
    certain = await joinings.beyond_doubt(tx, person_id)
    for verification in await verified_of(tx, person_id):
        following = await followers(tx, verification.id)
        those = [one for one in following if one.state == verification.state == "standing"]
        those.sort(key=lambda one: one.person_id not in certain)
        for one in following:  # also the first, which follows nobody from now on: its stamp says so
            heir = those[0].id if one in those[1:] else None
            await stamps.change(tx, "verification", one.id, {"follows": heir})


async def is_inherited(tx: Transaction, verification: Verification) -> bool:
    """Whether it followed that of another record, which was erased: nobody has made a statement of its own for it."""
    row = await tx.known("SELECT sealed FROM verification WHERE id = :id", id=verification.id)
    return verification.follows is None and not tx.unseal("verification", verification.id, row["sealed"])["statement"]


async def announce_together(tx: Transaction, ids: Sequence[int], first: int) -> None:
    """One alarm, which carries the first verification, tells operators of these too, and of what follows them."""
    for column in ("id", "follows"):
        among, values = one_of(column, ids)
        await tx.execute(f"UPDATE verification SET announced_with = :first WHERE {among}", first=first, **values)


async def verification(tx: Transaction, verification_id: int) -> Verification:
    """One verification; KeyError if there is none."""
    return _verification(await tx.known("SELECT * FROM verification WHERE id = :id", id=verification_id))


async def is_there(tx: Transaction, verification_id: int) -> bool:
    """Whether it was not erased."""
    return await tx.exists("verification WHERE id = :id", id=verification_id)


async def standing(tx: Transaction, person_id: int) -> list[Verification]:
    """The verifications of a person's return, in this record, that nobody has stopped, oldest first."""
    rows = await tx.all(
        "SELECT * FROM verification WHERE person_id = :person AND state = 'standing' ORDER BY id", person=person_id
    )
    return [_verification(row) for row in rows]


async def verified_of(tx: Transaction, person_id: int) -> list[Verification]:
    """All verifications of a person's return, whatever became of them, oldest first."""
    rows = await tx.all("SELECT * FROM verification WHERE person_id = :person ORDER BY id", person=person_id)
    return [_verification(row) for row in rows]


async def standing_of_case(tx: Transaction, person_id: int) -> list[Verification]:
    """The same of all records of the person; those that follow another one first."""
    rows = await tx.all(
        f"SELECT * FROM verification WHERE person_id IN {records.those(':person')} AND state = 'standing'"
        " ORDER BY CASE WHEN follows IS NULL THEN 1 ELSE 0 END, id",
        person=person_id,
    )
    return [_verification(row) for row in rows]


async def stop(tx: Transaction, verification_id: int, operator_id: int, now: int) -> bool:
    """Takes a standing verification back; False when it does not stand."""
    new = {"state": "stopped", "stopped_by": operator_id, "stopped_at": now}
    return await stamps.change(tx, "verification", verification_id, new, "state = 'standing'")


async def correct(tx: Transaction, verification_id: int, operator_id: int, now: int) -> bool:
    """The second word for a correction; False when there was one, or from whoever stopped the verification."""
    may = "state = 'stopped' AND corrected_by IS NULL AND stopped_by <> :operator"
    new = {"corrected_by": operator_id, "corrected_at": now}
    return await stamps.change(tx, "verification", verification_id, new, may, operator=operator_id)


def _report(tx: Transaction, row: Row) -> Report:
    evidence = tx.unseal("return_report", row["id"], row["sealed"])["evidence"]
    return Report(
        row["id"], row["person_id"], row["reported_by"], row["reported_at"], row["wish"], row["state"], evidence
    )


def _verification(row: Row) -> Verification:
    return Verification(**{name: row[name] for name in Verification.__dataclass_fields__})
