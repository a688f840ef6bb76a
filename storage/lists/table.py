"""A whole list at once: what a table shows of every row, in as few statements for a long list as for a short one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.i18n import Language, language
from bot.model.returned import ListRow
from bot.model.row_lists import RowSort
from storage.lists import list_rows, row_pages
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

AT_ONCE = 500  # values in one statement


@dataclass(frozen=True)
class Told:
    """A row and what became of it.

    decided_by, decided_at: who decided it, and when.  verified_at: when the return of whoever it is was verified;
    earlier: the number of an earlier row of the list that is the same person and is still to be decided.
    """

    row: ListRow
    sort: RowSort
    decided_by: int | None
    decided_at: int | None
    verified_at: int | None
    earlier: int | None


_STANDS = "s.state = 'standing'"
_EARLIER = (
    "(SELECT MIN(d.number) FROM returned_row d WHERE d.list_id = w.list_id AND d.person_id = w.person_id"
    " AND d.number < w.number AND d.state IN ('open', 'later'))"
)
_VERIFIED_AT = f"(SELECT MAX(s.verified_at) FROM verification s WHERE s.person_id = w.person_id AND {_STANDS})"
_SELECT = (
    f"SELECT w.*, {row_pages.SORT} AS sort, {_EARLIER} AS earlier, {_VERIFIED_AT} AS verified_at"
    f" FROM returned_row w LEFT JOIN return_report r ON r.id = w.report_id WHERE {list_rows.NOT_OWN}"
)


async def rows(tx: Transaction, list_id: int, chat_id: int) -> list[Told]:
    """All rows by their numbers, without those of this chat's own family."""
    found = await tx.all(f"{_SELECT} AND w.list_id = :list ORDER BY w.number", list=list_id, chat=chat_id)
    return [_told(tx, row) for row in found]


async def some(tx: Transaction, list_id: int, chat_id: int, ids: Sequence[int]) -> list[Told]:
    """Of them those with these ids."""
    among, values = one_of("w.id", ids)
    found = await tx.all(
        f"{_SELECT} AND w.list_id = :list AND {among} ORDER BY w.number", list=list_id, chat=chat_id, **values
    )
    return [_told(tx, row) for row in found]


async def places(tx: Transaction, list_id: int, chat_id: int, numbers: Collection[int]) -> dict[int, int]:
    """By what number this chat sees each of the rows with these: no gap says that there is one it may not see."""
    among, values = one_of("seen.number", sorted(numbers))
    found = await tx.all(
        "SELECT seen.number, seen.place FROM (SELECT w.number, ROW_NUMBER() OVER (ORDER BY w.number) AS place"
        f" FROM returned_row w WHERE w.list_id = :list AND {list_rows.NOT_OWN}) AS seen WHERE {among}",
        list=list_id,
        chat=chat_id,
        **values,
    )
    return {row["number"]: row["place"] for row in found}


async def waiting(tx: Transaction, person_ids: Iterable[int]) -> dict[int, Counter[Language]]:
    """How many relatives ask about each of these people, in whatever record, by the language they read."""
    counted: dict[int, Counter[Language]] = defaultdict(Counter)
    for some_ids in _pages(sorted(set(person_ids))):
        among, values = one_of("p.id", some_ids)
        sql = (
            "SELECT t.id, c.language, COUNT(*) AS n FROM (SELECT p.id, p.id AS record FROM person p"
            f" WHERE {among} UNION ALL SELECT p.id, o.id AS record FROM person p"
            f" JOIN person o ON o.case_id = p.case_id AND o.id <> p.id WHERE {among}) AS t"
            " JOIN inquiry i ON i.person_id = t.record AND i.state = 'accepted' JOIN chat c ON c.id = i.chat_id"
            " GROUP BY 1, 2"
        )
        for row in await tx.all(sql, **values):
            counted[row["id"]][language(row["language"])] += row["n"]
    return counted


def _pages(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _told(tx: Transaction, row: Row) -> Told:
    about = row["decided_by"], row["decided_at"], row["verified_at"], row["earlier"]
    return Told(list_rows.as_row(tx, row), RowSort(row["sort"]), *about)
