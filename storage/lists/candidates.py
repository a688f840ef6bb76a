"""Who the rows of a list may be, and which of it was rejected for good."""

from collections.abc import Sequence
from itertools import groupby

from bot.model.likeness import asked_first
from bot.model.returned import ListRow, PossibleMatch
from storage.lists import same_person
from storage.register import agreeing
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

AT_ONCE = 500  # values in one statement
_RELATIVES = "FROM inquiry a WHERE a.state = 'accepted' AND a.person_id"
# Few people have several records: those are looked up only where there are any.  One IN over all reads every inquiry.
_OF_OTHER_RECORDS = (
    f"CASE WHEN p.case_id IS NULL THEN 0 ELSE (SELECT COUNT(*) {_RELATIVES} IN"
    " (SELECT o.id FROM person o WHERE o.case_id = p.case_id AND o.id <> p.id)) END"
)


async def keep(
    tx: Transaction, row: ListRow, found: Sequence[PossibleMatch], scores: Sequence[float], more: int
) -> bool:
    """Keeps the candidates of a row, best first, and opens the row if any is left; rejected ones are left out.

    What was found before is replaced.  A row that was decided in the meantime stays as it is.
    """
    if not await tx.one("SELECT 1 FROM returned_row WHERE id = :id AND state = 'new'", id=row.id):
        return False
    before = await of_row(tx, row.id)
    rejected = (await _rejected(tx, [row.id])).get(row.id, set())
    await tx.execute("DELETE FROM candidate WHERE row_id = :id", id=row.id)
    kept = [(match, score) for match, score in zip(found, scores, strict=True) if match.subject_id not in rejected]
    for match, score in kept:
        await _add(tx, match, score)
    alike = await same_person.decided_alike(tx, row.id)
    if alike is not None and alike.subject_id not in rejected | {match.subject_id for match, _score in kept}:
        await _add(tx, alike, 0.0)
    after = await of_row(tx, row.id)
    best = next(iter(after), None)
    await tx.execute(
        "UPDATE returned_row SET state = :state, verdict = :verdict, fitting = :more, person_id = :certain,"
        " version = version + :changed"
        " WHERE id = :id AND state = 'new'",
        id=row.id,
        state="open" if best else "nobody",
        verdict=best.verdict if best else None,
        more=more,
        changed=int(bool(before) and before != after),
        certain=_certain(best, alike if alike is not None and alike.subject_id not in rejected else None),
    )
    return best is not None


def _certain(best: PossibleMatch | None, alike: PossibleMatch | None) -> int | None:
    """The person whom the matching is sure of, or as whom the same cells were proposed; nobody if these are two."""
    sure = {best.person_id} if best and best.verdict == "sure" else set()
    told = {alike.person_id} if alike and alike.leaves_no_doubt else set()
    (person, *others) = (sure | told) or {None}
    return None if others else person


async def _add(tx: Transaction, match: PossibleMatch, score: float) -> None:
    await tx.insert(
        "candidate",
        row_id=match.row_id,
        rank=match.rank,
        person_id=match.person_id,
        inquiry_id=match.inquiry_id,
        score=score,
        verdict=match.verdict,
        fields=agreeing.NOTHING,
        sealed=agreeing.sealed(tx, "candidate", match.row_id, match.rank, match.fields),
    )


async def of_row(tx: Transaction, row_id: int) -> list[PossibleMatch]:
    """The candidates of a row that nobody has rejected, each once, best first; of an accepted inquiry its person.

    Of several records of one person the best.

    Among equals those whom relatives ask about; the one that is sure stays where it is.
    """
    return (await of_rows(tx, [row_id])).get(row_id, [])


async def of_rows(tx: Transaction, row_ids: Sequence[int]) -> dict[int, list[PossibleMatch]]:
    """The same of many rows at once, by the row; of a row without candidates nothing."""
    found: dict[int, list[PossibleMatch]] = {}
    for start in range(0, len(row_ids), AT_ONCE):
        page = row_ids[start : start + AT_ONCE]
        rejected, stored = await _rejected(tx, page), await _stored(tx, page)
        for row_id, rows in stored.items():
            matches = _each_once(row_id, rows)
            found[row_id] = [match for match in matches if match.subject_id not in rejected.get(row_id, ())]
    return found


async def _stored(tx: Transaction, row_ids: Sequence[int]) -> dict[int, list[Row]]:
    about, (among, values) = "COALESCE(c.person_id, i.person_id)", one_of("c.row_id", row_ids)
    rows = await tx.all(
        f"SELECT c.*, {about} AS about, COALESCE(p.case_id, p.id) AS case_id,"
        f" (SELECT COUNT(*) {_RELATIVES} = p.id) + {_OF_OTHER_RECORDS} AS relatives FROM candidate c"
        f" LEFT JOIN inquiry i ON i.id = c.inquiry_id LEFT JOIN person p ON p.id = {about}"
        f" WHERE {among} ORDER BY c.row_id, c.rank",
        **values,
    )
    opened = [{**row, "fields": agreeing.opened(tx, "candidate", row)} for row in rows]
    return {row_id: list(those) for row_id, those in groupby(opened, key=lambda row: int(row["row_id"]))}


def _each_once(row_id: int, rows: Sequence[Row]) -> list[PossibleMatch]:
    rows = asked_first(rows, lambda r: r["relatives"], lambda r: (*r["fields"].items(), r["verdict"] == "sure"))
    found: dict[int | None, PossibleMatch] = {}
    for r in rows:
        about, fields = r["about"], r["fields"]
        inquiry = None if about else r["inquiry_id"]
        found.setdefault(
            r["case_id"] or inquiry, PossibleMatch(row_id, r["rank"], about, inquiry, r["verdict"], fields)
        )
    return list(found.values())


async def reject(tx: Transaction, match: PossibleMatch, operator_id: int, now: int, decision: int) -> None:
    """The row is not this person, on this list and on every other; decision: the press that says so."""
    await tx.execute(
        "UPDATE returned_row SET person_id = NULL WHERE person_id = :subject AND state <> 'proposed'"
        " AND row_fingerprint = (SELECT row_fingerprint FROM returned_row WHERE id = :row)",
        row=match.row_id,
        subject=match.subject_id,
    )
    await tx.execute(
        "INSERT INTO rejected_match (row_fingerprint, subject_id, rejected_by, rejected_at, decided_with)"
        " SELECT row_fingerprint, :subject, :operator, :now, :decision FROM returned_row WHERE id = :row"
        " ON CONFLICT (row_fingerprint, subject_id) DO NOTHING",
        row=match.row_id,
        subject=match.subject_id,
        operator=operator_id,
        now=now,
        decision=decision,
    )


async def _rejected(tx: Transaction, row_ids: Sequence[int]) -> dict[int, set[int | None]]:
    """Who each row is not; of an inquiry that was rejected and then accepted also its person, in whatever record."""
    among, values = one_of("w.id", row_ids)
    rows = await tx.all(
        f"SELECT w.id, m.subject_id, p.id AS person_id FROM returned_row w"
        " JOIN rejected_match m ON m.row_fingerprint = w.row_fingerprint"
        " LEFT JOIN inquiry i ON i.id = m.subject_id"
        " LEFT JOIN person one ON one.id = COALESCE(i.person_id, m.subject_id)"
        f" LEFT JOIN person p ON p.id = one.id OR p.case_id = one.case_id WHERE {among}",
        **values,
    )
    found: dict[int, set[int | None]] = {}
    for row in rows:
        found.setdefault(row["id"], set()).update({row["subject_id"], row["person_id"]} - {None})
    return found
