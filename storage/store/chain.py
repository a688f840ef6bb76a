"""The audit as a chain: each row is bound to the one before by a keyed hash; none can be changed, added or lost unseen.

The contract
------------
- place counts the rows from 1 without a gap.  link is bound (encryption.py) of everything a row says, its place, its
  digest and the link of the row before; the first has none before it.
- digest is bound of the details.  They hold a salt, so that a digest says nothing about details that were erased; it
  stays, and so the chain holds without them.
- The head is the last row's place and link, sealed with the same key.  A head that does not hold, or lags behind, is
  not repaired: the next row is bound to nothing, and stays behind as what it is, a break.
- Whoever has an older copy of the whole database can put that back.  Only a head that was noted elsewhere shows it.
"""

import os
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from storage.store import records
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

_FACTS: Final = ("id", "at", "operator_id", "action", "subject", "subject_id", "factor", "confirmed_at")
_OLDER: Final = f"SELECT {', '.join(_FACTS)}, sealed FROM audit WHERE id > :after ORDER BY id LIMIT 1000"
_ROW, _DETAILS, _HEAD = "history: a row", "history: details", "history: the head"
NOTHING, NO_ROW = b"", b"?"  # what the first row is bound to; what a row is bound to after a break
SALT = "salt"


async def begin(tx: Transaction) -> None:
    """Of a new database, or one of an older program: what was written before comes first in the chain, as it is.

    Only in the transaction in which the key of the history is made: a head that is not there later is a break.
    """
    if await tx.exists("audit_head"):
        return
    await tx.lock("audit_head")
    if await tx.exists("audit_head") or await tx.exists("audit WHERE place IS NOT NULL"):
        return
    link, place, last = NOTHING, 0, -1
    while page := await tx.all(_OLDER, after=last):
        for row in page:
            place, last = place + 1, row["id"]
            link = await _adopt(tx, place, row, link)
    await _set_head(tx, place, link)


async def append(tx: Transaction, row: Mapping[str, Any], details: Mapping[str, str] | None = None) -> int:
    """Writes a row under an id that is returned; what it does not say is NULL, its details are sealed."""
    place, before = await _end(tx)
    audit_id = new_id()
    whole: dict[str, Any] = {**dict.fromkeys(_FACTS), "id": audit_id, **row}
    kept = {SALT: os.urandom(16).hex(), **details} if details else None
    digest = digest_of(tx, kept)
    link = tx.bind(_ROW, told(place + 1, whole, digest, before))
    sealed = tx.seal("audit", audit_id, kept) if kept else None
    await tx.insert("audit", **whole, sealed=sealed, place=place + 1, digest=digest, link=link)
    tx.kept[_HEAD] = place + 1, link
    tx.at_last(_HEAD, partial(_set_head, tx, place + 1, link))  # once, however many rows a job writes
    return audit_id


def holds(tx: Transaction, row: Row, before: bytes) -> bool:
    """Whether a row is as it was written, and where it was."""
    return tx.binds(row["link"] or b"", _ROW, told(row["place"], row, row["digest"], before))


def details_hold(tx: Transaction, row: Row) -> bool:
    """Whether the details that a row has, if it has any, are those that it was written with.  Raises CannotDecrypt."""
    if row["sealed"] is None:
        return True
    kept = tx.unseal("audit", row["id"], row["sealed"])
    return tx.binds(row["digest"] or b"", _DETAILS, records.written(kept))


def head_holds(tx: Transaction, head: Row) -> bool:
    """Whether the head was made with a key of this database."""
    return tx.binds(head["seal"], _HEAD, _of_head(head["place"], head["link"]))


def digest_of(tx: Transaction, kept: Mapping[str, Any] | None) -> bytes | None:
    """What stays of details when they are erased."""
    return tx.bind(_DETAILS, records.written(dict(kept))) if kept else None


def told(place: int, row: Mapping[str, Any], digest: bytes | None, before: bytes) -> bytes:
    """All that a link is made of."""
    facts = [row[name] for name in _FACTS]
    return records.written([place, *facts, digest.hex() if digest else None, before.hex()])


async def _end(tx: Transaction) -> tuple[int, bytes]:
    """Place and link of the last row.  On PostgreSQL whoever comes second waits here until the first has committed."""
    if known := tx.kept.get(_HEAD):
        return known[0], known[1]
    newest = "(SELECT MAX(place) FROM audit) AS newest"
    head = await tx.one(f"SELECT place, link, seal, {newest} FROM audit_head {tx.row_lock_alone}")
    if head is None:
        there = await tx.known("SELECT COALESCE(MAX(place), 0) AS place FROM audit")
        return there["place"], NO_ROW
    if head["place"] < (head["newest"] or 0) or not head_holds(tx, head):
        return max(head["place"], head["newest"] or 0), NO_ROW
    return head["place"], head["link"]


async def _set_head(tx: Transaction, place: int, link: bytes) -> None:
    seal = tx.bind(_HEAD, _of_head(place, link))
    await tx.upsert("audit_head", key="one", one=1, place=place, link=link, seal=seal)


def _of_head(place: int, link: bytes) -> bytes:
    return records.written([place, link.hex()])


async def _adopt(tx: Transaction, place: int, row: Row, before: bytes) -> bytes:
    kept = {SALT: os.urandom(16).hex(), **tx.unseal("audit", row["id"], row["sealed"])} if row["sealed"] else None
    digest = digest_of(tx, kept)
    link = tx.bind(_ROW, told(place, row, digest, before))
    await tx.execute(
        "UPDATE audit SET place = :place, digest = :digest, link = :link, sealed = :sealed WHERE id = :id",
        id=row["id"],
        place=place,
        digest=digest,
        link=link,
        sealed=tx.seal("audit", row["id"], kept) if kept else None,
    )
    return link
