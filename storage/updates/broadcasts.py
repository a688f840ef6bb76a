"""Broadcasts: what is written to many, and how far it has come.  Every change of stage is a compare-and-swap."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from bot.model.broadcast import APPROVED, OPEN_TO_CHANGE, Broadcast, BroadcastAudience, Findings, Stage
from bot.model.message import ApiCall
from storage.store import stamps
from storage.store.encryption import CannotDecrypt
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

OPEN = "state IN ('checking', 'sending', 'paused', 'cancelled', 'done') AND reported_at IS NULL"


async def add(
    tx: Transaction, author_id: int, audience: BroadcastAudience, answers: Mapping[str, str], now: int
) -> int:
    """A new draft, to be looked through; its id."""
    broadcast_id = new_id()
    await stamps.insert(
        tx,
        "broadcast",
        rests_on=[("operator", author_id)],
        id=broadcast_id,
        state="checking",
        revision=1,
        author_id=author_id,
        written_at=now,
        sealed=_seal(tx, broadcast_id, answers, Findings()),
        **_columns(audience),
    )
    return broadcast_id


async def rewrite(
    tx: Transaction, found: Broadcast, audience: BroadcastAudience, answers: Mapping[str, str], now: int
) -> bool:
    """Other words in place of those of this revision, to be looked through again; False when it stands elsewhere."""
    new = {
        "state": "checking",
        "revision": found.revision + 1,
        "written_at": now,
        "sealed": _seal(tx, found.id, answers, Findings()),
        **_columns(audience),
    }
    return await _change(tx, found, new, OPEN_TO_CHANGE)


async def checked(tx: Transaction, looked_at: Broadcast, found: Findings) -> bool:
    """Keeps what was looked up; False when its author has changed it in the meantime."""
    new = {"state": "written", "sealed": _seal(tx, looked_at.id, looked_at.answers, found)}
    return await _change(tx, looked_at, new, (Stage.CHECKING,))


async def move(tx: Transaction, found: Broadcast, start: tuple[Stage, ...], end: Stage) -> bool:
    """From one of the stages to another; False when it stands elsewhere, or was changed since it was read."""
    return await _change(tx, found, {"state": end.value}, start)


async def next_number(tx: Transaction) -> int:
    """The serial number of whichever is approved next."""
    return int((await tx.known("SELECT COALESCE(MAX(number), 0) + 1 AS n FROM broadcast"))["n"])


async def approve(
    tx: Transaction, found: Broadcast, approver_id: int, number: int, now: int, **times: int | str | None
) -> bool:
    """Lets it out; False when it stands elsewhere, or was changed since it was read.  times: due_at, expires_at, zone.

    The database refuses an approver who is the author.
    """
    approved = {"state": "sending", "number": number, "approver_id": approver_id, "approved_at": now, **times}
    return await _change(tx, found, approved, (Stage.PROPOSED,))


async def _change(tx: Transaction, seen: Broadcast, new: Mapping[str, Any], start: tuple[Stage, ...]) -> bool:
    """Of the revision that was seen, from one of these stages."""
    where = f"revision = :seen AND state IN ({_list(start)})"
    return await stamps.change(tx, "broadcast", seen.id, new, where, seen=seen.revision)


async def forged_among(tx: Transaction, text_ids: Collection[int]) -> dict[int, int]:
    """Of words that go to many those whose broadcast was changed by somebody without the keys, and which that is."""
    if not text_ids:
        return {}
    among, values = one_of("t.id", list(text_ids))
    rows = await tx.all(
        f"SELECT t.id AS text, {stamps.columns('broadcast', 'b', 'b_')} FROM broadcast_text t"
        f" JOIN broadcast b ON b.id = t.broadcast_id WHERE {among}",
        **values,
    )
    return {row["text"]: row["b_id"] for row in rows if not stamps.fits(tx, "broadcast", row, "b_")}


async def add_text(tx: Transaction, broadcast_id: int, approver_id: int, language: str, call: ApiCall) -> None:
    """The words in one language as they go out, sealed once; the database takes them only from who has approved."""
    text_id = new_id()
    await tx.insert(
        "broadcast_text",
        id=text_id,
        broadcast_id=broadcast_id,
        approver_id=approver_id,
        language=language,
        sealed=tx.seal("broadcast_text", text_id, call.record()),
    )


async def text(tx: Transaction, broadcast_id: int, language: str) -> ApiCall:
    """The words in one language as they went out; KeyError when it was not approved."""
    row = await tx.known(
        "SELECT id, sealed FROM broadcast_text WHERE broadcast_id = :broadcast AND language = :language",
        broadcast=broadcast_id,
        language=language,
    )
    return ApiCall.of(tx.unseal("broadcast_text", row["id"], row["sealed"]))


async def get(tx: Transaction, broadcast_id: int) -> Broadcast:
    """One broadcast; KeyError if there is none."""
    return _broadcast(tx, await tx.known("SELECT * FROM broadcast WHERE id = :id", id=broadcast_id))


async def of_row(tx: Transaction, row_id: int) -> Broadcast | None:
    """The broadcast that a row of the outbox belongs to, if to any."""
    row = await tx.one(
        "SELECT b.* FROM broadcast b JOIN broadcast_text t ON t.broadcast_id = b.id"
        " JOIN outbox o ON o.text_id = t.id WHERE o.id = :id",
        id=row_id,
    )
    return None if row is None else _broadcast(tx, row)


async def open_ones(tx: Transaction) -> list[int]:
    """The ids of those for which something is still to be done, oldest first; no record is opened for it."""
    return [row["id"] for row in await tx.all(f"SELECT id FROM broadcast WHERE {OPEN} ORDER BY id")]


async def latest(tx: Transaction, stages: tuple[Stage, ...], limit: int) -> list[Broadcast]:
    """The newest in some stages, newest first."""
    rows = await tx.all(
        f"SELECT * FROM broadcast WHERE state IN ({_list(stages)})"
        " ORDER BY COALESCE(number, 1000000000) DESC, id DESC LIMIT :limit",
        limit=limit,
    )
    return _readable(tx, rows)


async def proposed(tx: Transaction, besides: int) -> int:
    """How many wait for a second operator, besides those of one author."""
    return await tx.count("broadcast WHERE state = 'proposed' AND author_id <> :besides", besides=besides)


async def approved_before(tx: Transaction, number: int, limit: int) -> list[Broadcast]:
    """Approved ones with a smaller serial number, the greatest first."""
    rows = await tx.all(
        f"SELECT * FROM broadcast WHERE number < :number AND state IN ({_list(APPROVED)})"
        " ORDER BY number DESC LIMIT :limit",
        number=number,
        limit=limit,
    )
    return _readable(tx, rows)


def _list(stages: tuple[Stage, ...]) -> str:
    return ", ".join(f"'{stage.value}'" for stage in stages)


def _columns(audience: BroadcastAudience) -> dict[str, Any]:
    return {"audience": audience.sort, "narrowed": audience.narrowed, "corrects_id": audience.corrects}


def _seal(tx: Transaction, broadcast_id: int, answers: Mapping[str, str], found: Findings) -> bytes:
    looked_up = {"names": list(found.names), "recipients": dict(found.recipients), "at": found.at}
    return tx.seal("broadcast", broadcast_id, {"answers": dict(answers), "found": looked_up})


def _readable(tx: Transaction, rows: list[Row]) -> list[Broadcast]:
    """Without those whose record is broken, so that one keeps nobody from the others."""
    found: list[Broadcast] = []
    for row in rows:
        with suppress(CannotDecrypt):
            found.append(_broadcast(tx, row))
    return found


def _broadcast(tx: Transaction, row: Row) -> Broadcast:
    record = tx.unseal("broadcast", row["id"], row["sealed"])
    looked_up = record["found"]
    names = ("revision", "author_id", "number", "approver_id", "approved_at", "due_at", "expires_at", "zone")
    more = ("shown_at", "shown_count", "reported_at")
    return Broadcast(
        id=row["id"],
        stage=Stage(row["state"]),
        audience=BroadcastAudience(row["audience"], row["narrowed"], row["corrects_id"]),
        answers=record["answers"],
        found=Findings(tuple(looked_up["names"]), looked_up["recipients"], looked_up["at"]),
        filled=row["filled_at"] is not None,
        **{name: row[name] for name in (*names, *more)},
    )
