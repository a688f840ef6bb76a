"""A walk through the whole history (storage/store/chain.py): what was changed, lost, added or put back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.model.history import Break, Head, Proof, Tampering
from storage.staff import audit
from storage.store import chain
from storage.store.encryption import CannotDecrypt, bound_under
from storage.store.store import Store
from storage.store.transaction import Row, Transaction

PAGE = 500
_ROWS: Final = (
    "SELECT id, at, operator_id, action, subject, subject_id, factor, confirmed_at, place, digest, link, sealed"
    " FROM audit WHERE place > :after AND place <= :until ORDER BY place, id LIMIT :page"
)
# Whose details go together with them.
_SUBJECTS: Final = ("inquiry", "person", "return_report", "verification")


@dataclass
class _Walk:
    """Where a walk has come to.  ends: the last place.

    erased: where it is written that details were erased whose time was over, and before which moment.
    """

    ends: int
    erased: Sequence[tuple[int, int]]
    place: int = 0
    link: bytes = chain.NOTHING
    key: int = 0
    marks: dict[int, str] = field(default_factory=lambda: {0: mark(b"")})
    found: dict[Tampering, None] = field(default_factory=dict)  # each once, in order

    def tell(self, what: Break, where: str = "") -> None:
        self.found[Tampering(what, where)] = None


async def prove(store: Store, noted: Sequence[Head] = ()) -> Proof:
    """The head of the history and whatever is wrong with it; noted: heads that are known from elsewhere.

    It is read page by page beside the work, up to where it ended at the beginning.
    """
    walk, head = await store.read(_begin)
    while walk.place < walk.ends and await store.read(_page, walk, {one.place for one in noted}):
        pass
    for one in noted:
        if walk.marks.get(one.place, "") != one.mark:
            walk.tell(Break.ROLLED_BACK, f"row {one.place}")
    return Proof(head, tuple(walk.found))


async def newest(tx: Transaction) -> Proof:
    """The same of the newest rows only, while a page waits for it: as many as one page of the walk."""
    walk, at_end = await _begin(tx)
    walk.place = max(0, walk.ends - PAGE)
    if walk.place:
        before = await tx.one("SELECT link FROM audit WHERE place = :place", place=walk.place)
        walk.link = (before["link"] if before else None) or chain.NO_ROW
    if walk.place < walk.ends:
        await _page(tx, walk, set())
    return Proof(at_end, tuple(walk.found))


async def head(tx: Transaction) -> Head:
    """The head at this moment."""
    found = await tx.one("SELECT place, link FROM audit_head")
    return Head(found["place"], mark(found["link"])) if found else Head(0, mark(b""))


def mark(link: bytes) -> str:
    """What is noted down of a link."""
    return link[-8:].hex() or "0" * 16


async def _begin(tx: Transaction) -> tuple[_Walk, Head]:
    newest = (await tx.known("SELECT COALESCE(MAX(place), 0) AS place FROM audit"))["place"]
    kept = await tx.one("SELECT place, link, seal FROM audit_head")
    sound = kept is not None and chain.head_holds(tx, kept) and tx.is_newest_binding(kept["seal"])
    ends = kept["place"] if kept and sound else newest
    walk = _Walk(min(ends, newest), await _erased(tx))
    if not sound:
        walk.tell(Break.HEAD)
    if ends > newest:
        walk.tell(Break.MISSING, _rows(newest + 1, ends))
    elif kept and sound and newest == ends:
        await _last_is(tx, walk, kept)
    strange = await tx.all(
        "SELECT id FROM audit WHERE place IS NULL OR place < 1 OR place > :ends ORDER BY id", ends=max(ends, 0)
    )
    for row in strange if sound else []:
        walk.tell(Break.INSERTED, f"the row with the id {row['id']}")
    return walk, await head(tx)


async def _last_is(tx: Transaction, walk: _Walk, kept: Row) -> None:
    """The head knows the last row too."""
    last = await tx.one("SELECT link FROM audit WHERE place = :place", place=kept["place"])
    if last and last["link"] != kept["link"]:
        walk.tell(Break.CHANGED, f"row {kept['place']}")


async def _erased(tx: Transaction) -> list[tuple[int, int]]:
    action, subject = audit.DETAILS_ERASED
    sql = "SELECT place, subject_id FROM audit WHERE action = :action AND subject = :subject AND place IS NOT NULL"
    rows = await tx.all(sql, action=action, subject=subject)
    return [(row["place"], row["subject_id"] or 0) for row in rows]


async def _page(tx: Transaction, walk: _Walk, noted: set[int]) -> bool:
    """Looks at the next rows; False when there are none."""
    rows = await tx.all(_ROWS, after=walk.place, until=walk.ends, page=PAGE)
    for row in rows:
        await _step(tx, walk, row)
        if row["place"] in noted:
            walk.marks[row["place"]] = mark(row["link"] or b"")
    if not rows:
        walk.tell(Break.MISSING, _rows(walk.place + 1, walk.ends))
    return bool(rows)


async def _step(tx: Transaction, walk: _Walk, row: Row) -> None:
    place, where = row["place"], f"row {row['place']}"
    if place <= walk.place:
        walk.tell(Break.INSERTED, f"the row with the id {row['id']}")
        return
    if place > walk.place + 1:
        walk.tell(Break.MISSING, _rows(walk.place + 1, place - 1))
    elif what := _broken(tx, walk, row):
        walk.tell(what, where)
    elif not _details_hold(tx, row):
        walk.tell(Break.CHANGED, where)
    elif await _lost_details(tx, walk, row):
        walk.tell(Break.DETAILS_GONE, where)
    link = row["link"] or b""
    walk.place, walk.link, walk.key = place, link, max(walk.key, bound_under(link))


def _broken(tx: Transaction, walk: _Walk, row: Row) -> Break | None:
    if chain.holds(tx, row, walk.link):
        return Break.OLD_KEY if bound_under(row["link"]) < walk.key else None
    return Break.CUT if chain.holds(tx, row, chain.NO_ROW) else Break.CHANGED


def _details_hold(tx: Transaction, row: Row) -> bool:
    try:
        return chain.details_hold(tx, row)
    except CannotDecrypt:
        return False


async def _lost_details(tx: Transaction, walk: _Walk, row: Row) -> bool:
    if row["digest"] is None or row["sealed"] is not None:
        return False
    if any(row["place"] < place and row["at"] < before for place, before in walk.erased):
        return False
    subject = row["subject"]
    return subject not in _SUBJECTS or await tx.exists(f"{subject} WHERE id = :id", id=row["subject_id"])


def _rows(first: int, last: int) -> str:
    return f"row {first}" if first == last else f"rows {first} to {last}"
