"""On what a notice rests: nobody without the keys can have written any of it (storage/store/stamps.py).

A notice rests on its own row, the verification, the report, the inquiry, the person and the two operators, and where a
verification follows that of another record of the person, on that one too.  The sender asks before a notice leaves,
and so does whoever is to be told on the telephone.
"""

from collections.abc import Sequence
from typing import Final

from storage.store import stamps
from storage.store.stamps import Named
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

_PARTS: Final = {
    "n": "notice",
    "v": "verification",
    "r": "return_report",
    "i": "inquiry",
    "p": "person",
    "a": "operator",
    "b": "operator",
    "w": "verification",
    "q": "return_report",
}
_FOLLOWED: Final = ("w", "q")  # only where a verification follows another one
_COLUMNS = ", ".join(stamps.columns(table, alias, f"{alias}_") for alias, table in _PARTS.items())
_REMEMBERED = (
    "EXISTS (SELECT 1 FROM audit d WHERE d.action = 'stopped' AND d.subject = 'verification' AND d.subject_id = v.id)"
)
_CHAIN = (
    f"SELECT n.id AS notice, {_COLUMNS}, {_REMEMBERED} AS was_stopped FROM notice n"
    " LEFT JOIN verification v ON v.id = n.verification_id LEFT JOIN return_report r ON r.id = v.report_id"
    " LEFT JOIN inquiry i ON i.id = n.inquiry_id LEFT JOIN person p ON p.id = n.person_id"
    " LEFT JOIN operator a ON a.id = v.reported_by LEFT JOIN operator b ON b.id = v.verified_by"
    " LEFT JOIN verification w ON w.id = v.follows LEFT JOIN return_report q ON q.id = w.report_id"
)


async def misfits(tx: Transaction, notices: Sequence[int], *, by_message: bool = True) -> dict[int, Named]:
    """The notices among these that may not be told, each with the first row that was forged; with itself where all are
    genuine but contradict one another.

    by_message: else a person tells it, who also calls in a held case and whoever was barred.
    """
    return {
        one: blamed
        for one, row in (await _chains(tx, notices)).items()
        if (blamed := _forged(tx, one, row) or _contradicting(one, row, by_message=by_message))
    }


async def forged(tx: Transaction, notices: Sequence[int]) -> dict[int, Named]:
    """The notices among these, whatever became of them, that rest on a row that was forged, each with that row."""
    return {one: row for one, found in (await _chains(tx, notices)).items() if (row := _forged(tx, one, found))}


async def _chains(tx: Transaction, notices: Sequence[int]) -> dict[int, Row | None]:
    if not notices:
        return {}
    among, values = one_of("n.id", notices)
    rows = {row["notice"]: row for row in await tx.all(f"{_CHAIN} WHERE {among}", **values)}
    return {one: rows.get(one) for one in notices}


def _forged(tx: Transaction, notice_id: int, row: Row | None) -> Named | None:
    if row is None:
        return "notice", notice_id
    for part, table in _PARTS.items():
        if part in _FOLLOWED and row["v_follows"] is None:
            continue
        row_id = row[f"{part}_{stamps.key_of(table)}"]
        if row_id is None:
            return "notice", notice_id
        if not stamps.fits(tx, table, row, f"{part}_"):
            return table, row_id
    return None


def _contradicting(notice_id: int, row: Row | None, *, by_message: bool) -> Named | None:
    return ("notice", notice_id) if row and _contradicts(row, by_message=by_message) else None


def _contradicts(row: Row, *, by_message: bool) -> bool:
    """Every row is ours, but they do not belong together or do not say that this is to be told now."""
    people = {row[f"{part}_person_id"] for part in ("n", "v", "r", "i")}
    two = {row["r_reported_by"], row["v_reported_by"], row["v_verified_by"]}
    belongs = len(people) == 1 and row["i_chat_id"] == row["n_chat_id"] and row["r_state"] == "verified"
    stands = len(two) == 2 and row["v_reported_by"] != row["v_verified_by"] and _is_said(row)
    return not (belongs and stands and (_may_be_written(row) or not by_message))


def _may_be_written(row: Row) -> bool:
    """In a case that nobody handles; of a return to whoever was accepted and not barred."""
    entitled = row["i_state"] == "accepted" and row["i_barred_by"] is None
    return row["p_held_by"] is None and (entitled or row["n_sort"] == "correction")


def _is_said(row: Row) -> bool:
    """A return, while the verification stands and was never stopped; a correction, on the word of two."""
    if row["n_sort"] == "correction":
        return row["v_corrected_by"] is not None and row["v_corrected_by"] != row["v_stopped_by"]
    return row["v_state"] == "standing" and not row["was_stopped"]
