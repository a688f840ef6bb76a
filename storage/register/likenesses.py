"""Who an inquiry may be about as well, and on which lists of returned people that person may stand."""

from collections.abc import Sequence

from bot.model.likeness import Likeness
from storage.register import agreeing, kin, records
from storage.store.transaction import Row, Transaction

# A comparison counts from both sides: with an inquiry that came later, too.
_OF_INQUIRY = (
    "SELECT COALESCE(l.person_id, o.person_id) AS person_id, o.id AS other_id, l.score, l.verdict,"
    " l.inquiry_id, l.rank, l.sealed"
    " FROM likeness l"
    " LEFT JOIN inquiry o ON o.id = CASE WHEN l.inquiry_id = :inquiry THEN l.other_id ELSE l.inquiry_id END"
    " WHERE l.inquiry_id = :inquiry OR l.other_id = :inquiry ORDER BY l.score DESC"
)

_THOSE = records.those(":person")
_LIKE = "l.score, l.verdict, l.inquiry_id, l.rank, l.sealed"
_OF_PERSON = (
    "SELECT x.person_id, NULL AS other_id, x.score, x.verdict, x.inquiry_id, x.rank, x.sealed FROM ("
    f" SELECT COALESCE(l.person_id, o.person_id) AS person_id, {_LIKE} FROM inquiry i"
    f" JOIN likeness l ON l.inquiry_id = i.id LEFT JOIN inquiry o ON o.id = l.other_id WHERE i.person_id IN {_THOSE}"
    f" UNION ALL SELECT i.person_id, {_LIKE} FROM likeness l"
    f" JOIN inquiry i ON i.id = l.inquiry_id WHERE l.person_id IN {_THOSE}"
    f" UNION ALL SELECT i.person_id, {_LIKE} FROM inquiry o JOIN likeness l ON l.other_id = o.id"
    f" JOIN inquiry i ON i.id = l.inquiry_id WHERE o.person_id IN {_THOSE}"
    f") AS x WHERE x.person_id NOT IN {_THOSE} ORDER BY x.score DESC"
)

_NOT_OWN = " AND ".join(f"NOT {kin.misses(':chat', f'x.{side}')}" for side in ("one_id", "two_id"))
_UNDECIDED = (
    "SELECT x.one_id, x.two_id FROM (SELECT i.person_id AS one_id, COALESCE(l.person_id, o.person_id) AS two_id,"
    " MAX(l.score) AS score FROM likeness l JOIN inquiry i ON i.id = l.inquiry_id AND i.state = 'accepted'"
    " LEFT JOIN inquiry o ON o.id = l.other_id AND o.state = 'accepted' WHERE l.close = 1 GROUP BY 1, 2) AS x"
    f" WHERE x.two_id NOT IN {records.those('x.one_id')} AND NOT EXISTS (SELECT 1 FROM joining j"
    " WHERE (j.person_id = x.one_id AND j.other_id = x.two_id) OR (j.person_id = x.two_id AND j.other_id = x.one_id))"
    f" AND {_NOT_OWN}"
)
_PAIRS = f"{_UNDECIDED} ORDER BY x.score DESC, x.one_id, x.two_id"
_ONE_FIRST = "y.one_id < y.two_id"  # each of two may have been found to be like the other
_HOW_MANY = (
    "SELECT COUNT(*) AS n FROM ("
    f"SELECT DISTINCT CASE WHEN {_ONE_FIRST} THEN y.one_id ELSE y.two_id END AS low,"
    f" CASE WHEN {_ONE_FIRST} THEN y.two_id ELSE y.one_id END AS high FROM ({_UNDECIDED}) AS y) AS z"
)


def has_close(person: str) -> str:
    """SQL: somebody may look like this person or another record of the same one, or is a namesake to be compared."""
    sides = (
        "SELECT 1 FROM inquiry i JOIN likeness l ON l.inquiry_id = i.id AND l.close = 1 WHERE i.person_id = {person}",
        "SELECT 1 FROM likeness l WHERE l.person_id = {person} AND l.close = 1",
        "SELECT 1 FROM inquiry i JOIN likeness l ON l.other_id = i.id AND l.close = 1 WHERE i.person_id = {person}",
        "SELECT 1 FROM person p WHERE p.id = {person} AND p.case_id IS NOT NULL",
        "SELECT 1 FROM person p JOIN inquiry i ON i.name_fingerprint = p.name_fingerprint AND i.compared_at IS NULL"
        " WHERE p.id = {person} AND i.state = 'accepted' AND i.person_id <> p.id",
    )
    return f"({' OR '.join(f'EXISTS ({side.format(person=person)})' for side in sides)})"


async def keep(tx: Transaction, inquiry_id: int, found: Sequence[Likeness], now: int) -> None:
    """What the comparison of an inquiry has found, in place of what an earlier one found."""
    await tx.execute("DELETE FROM likeness WHERE inquiry_id = :inquiry", inquiry=inquiry_id)
    for rank, one in enumerate(found, start=1):
        await tx.insert(
            "likeness",
            inquiry_id=inquiry_id,
            rank=rank,
            person_id=one.person_id,
            other_id=one.inquiry_id,
            score=one.score,
            fields=agreeing.NOTHING,
            sealed=agreeing.sealed(tx, "likeness", inquiry_id, rank, one.fields),
            verdict=one.verdict,
            close=int(one.is_close),
        )
    await tx.execute("UPDATE inquiry SET compared_at = :now WHERE id = :inquiry", inquiry=inquiry_id, now=now)


async def of_inquiry(tx: Transaction, inquiry_id: int) -> list[Likeness]:
    """Whom the inquiry may be about as well, each once, the likeliest first."""
    return _each_once(tx, await tx.all(_OF_INQUIRY, inquiry=inquiry_id))


async def of_person(tx: Transaction, person_id: int) -> list[Likeness]:
    """Who else in the register may be this person, by the inquiries about either, each once, the likeliest first."""
    return _each_once(tx, await tx.all(_OF_PERSON, person=person_id))


def _each_once(tx: Transaction, rows: Sequence[Row]) -> list[Likeness]:
    found: dict[int | None, Likeness] = {}
    for row in rows:
        fields = agreeing.opened(tx, "likeness", row)
        likeness = Likeness(row["person_id"], row["other_id"], row["score"], fields, row["verdict"])
        found.setdefault(likeness.person_id or likeness.inquiry_id, likeness)
    return list(found.values())


async def pairs(tx: Transaction, chat_id: int) -> list[tuple[int, int]]:
    """Two people each who look like one, of whom nobody has said anything yet; none whom this chat misses.

    About at least one of them an inquiry was accepted; the likeliest first.
    """
    rows = await tx.all(_PAIRS, chat=chat_id)
    found = {tuple(sorted((row["one_id"], row["two_id"]))): (row["one_id"], row["two_id"]) for row in rows}
    return list(found.values())


async def count_pairs(tx: Transaction, chat_id: int) -> int:
    """How many those are, which no page reads to say so."""
    return int((await tx.known(_HOW_MANY, chat=chat_id))["n"])
