"""A message on its way: who is next, what is in flight, how a flight ends (the sender's side of table outbox)."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from bot.model.message import ApiCall, Kind
from storage.queues import may_leave, misfits, outbox
from storage.returns import proof
from storage.staff import lockdowns
from storage.store.encryption import CannotDecrypt
from storage.store.lease import Lease, hold
from storage.store.stamps import Named
from storage.store.statement import one_of, values_of
from storage.store.transaction import Row, Transaction
from storage.updates import broadcasts

_FORGED_LOOKED_AT_AGAIN = 600  # seconds
URGENCIES = sorted({kind.urgency for kind in Kind})
# The inner list of states seems to say nothing new, but is what lets the inner search use the index outbox_chat.
HEADS = """
    SELECT o.id, o.chat_id, o.kind, o.urgency, o.expires_at, o.zone, c.sort
    FROM outbox o JOIN chat c ON c.id = o.chat_id
    WHERE o.state = 'due' AND o.urgency = :urgency AND o.due_at <= :now AND NOT EXISTS (
      SELECT 1 FROM outbox p WHERE p.chat_id = o.chat_id AND p.state IN ('due', 'sending') AND (p.state = 'sending'
      OR (p.due_at <= :now AND (p.urgency < o.urgency OR (p.urgency = o.urgency AND p.id < o.id)))))
    ORDER BY o.due_at, o.id LIMIT :limit"""

_LETTER = (
    "SELECT o.id, o.chat_id, o.kind, o.notice_id, o.tries, o.epoch, o.text_id, o.sealed, c.sealed AS chat_sealed,"
    " c.sort FROM outbox o JOIN chat c ON c.id = o.chat_id"
)


@dataclass(frozen=True)
class ClaimedMessage:
    """A row in flight.  call is None when the row or its chat cannot be decrypted; sort is that of the chat."""

    id: int
    chat_id: int
    kind: Kind
    notice_id: int | None
    tries: int
    epoch: int
    sort: str
    telegram_id: int
    call: ApiCall | None


async def heads(tx: Transaction, now: int, limits: Mapping[int, int]) -> list[Row]:
    """The next row of each chat that has nothing in flight, most urgent first, then whatever is due longest: id,
    chat_id, kind, urgency, sort (of the chat), expires_at, zone; of each urgency at most its limit.  What waits for
    its time is passed over and holds up nobody.
    """
    wanted = {f"limit{urgency}": limits[urgency] for urgency in URGENCIES if limits.get(urgency, 0) > 0}
    rows = await tx.all(_heads_of(frozenset(wanted)), now=now, **wanted) if wanted else []
    return sorted(rows, key=lambda row: row["urgency"])


@cache
def _heads_of(limits: frozenset[str]) -> str:
    """One statement for all urgencies whose limits have these names: it is asked after every change of the outbox."""
    looks = [(urgency, f"limit{urgency}") for urgency in URGENCIES if f"limit{urgency}" in limits]
    return " UNION ALL ".join(
        f"SELECT * FROM ({HEADS.replace(':urgency', str(urgency)).replace(':limit', f':{limit}')}) AS {limit}"
        for urgency, limit in looks
    )


async def claim(tx: Transaction, lease: Lease, ids: Sequence[int], now: int) -> list[ClaimedMessage]:
    """Take rows that are due into flight; what has expired becomes stale.  A notice stays when anything on which it
    rests was written by somebody without the keys (storage/returns/proof.py); what was stopped stays.  LeaseLost.
    """
    await hold(tx, lease)
    among, values = one_of("id", ids)
    known = {"now": now, "locked": await _locked_until(tx, now), "never": may_leave.NEVER, "epoch": lease.epoch}
    claimed = await tx.all(f"{may_leave.CLAIM} AND {among} RETURNING id", **_named(may_leave.CLAIM, known), **values)
    if len(claimed) < len(ids):
        for what in may_leave.KEPT_BACK:
            await tx.execute(f"{what} AND {among}", **_named(what, known), **values)
    else:  # nobody has more to do because of it: who claims knows, and says when it has ended
        tx.written.discard("outbox")
    among, values = one_of("o.id", [row["id"] for row in claimed])
    rows = await tx.all(f"{_LETTER} WHERE {among}", **values) if claimed else []
    rows = await _without_forged(tx, rows, now)
    texts: dict[int, ApiCall] = {}
    letters = {row["id"]: await _letter(tx, row, texts) for row in rows}
    return [letters[row_id] for row_id in ids if row_id in letters]


async def _locked_until(tx: Transaction, now: int) -> int:
    """Until when a lockdown holds back; administrators hear of one that the database cannot be believed about."""
    known = await lockdowns.get(tx)
    if known.is_forged:
        await misfits.note(tx, ("lockdown", 1), now)
    return known.until


def _named(sql: str, known: Mapping[str, int]) -> dict[str, int]:
    """Those of the values that a statement names."""
    return {name: value for name, value in known.items() if f":{name}" in sql}


async def _without_forged(tx: Transaction, rows: list[Row], now: int) -> list[Row]:
    """What rests on nothing stays due, for somebody may put right what was changed; administrators hear of it."""
    told = await proof.misfits(tx, [row["notice_id"] for row in rows if row["notice_id"]])
    texts = await broadcasts.forged_among(tx, {row["text_id"] for row in rows if row["text_id"]})
    to_many: dict[int, Named] = {text: ("broadcast", broadcast) for text, broadcast in texts.items()}
    found = {row["id"]: told.get(row["notice_id"]) or to_many.get(row["text_id"]) for row in rows}
    for row_id, forged in found.items():
        if forged:
            later = now + _FORGED_LOOKED_AT_AGAIN
            await tx.execute("UPDATE outbox SET state = 'due', due_at = :later WHERE id = :id", id=row_id, later=later)
            await misfits.note(tx, forged, now)
    return [row for row in rows if not found[row["id"]]]


async def postpone(tx: Transaction, lease: Lease, awaiting: Mapping[int, int]) -> None:
    """What is asked for at a bad hour becomes due at a better one: the instant by the row's id.  LeaseLost."""
    await hold(tx, lease)
    for row_id, due_at in awaiting.items():
        await tx.execute(
            "UPDATE outbox SET due_at = :due_at WHERE id = :id AND state = 'due'", id=row_id, due_at=due_at
        )


async def _letter(tx: Transaction, row: Row, texts: dict[int, ApiCall]) -> ClaimedMessage:
    call, telegram_id = None, 0
    with suppress(CannotDecrypt):
        telegram_id = tx.unseal("chat", row["chat_id"], row["chat_sealed"])["telegram_id"]
        if row["text_id"] is None:
            call = outbox.words_of(tx, row)
        else:
            call = await _text(tx, row["text_id"], texts)
    kind, about = Kind(row["kind"]), (row["notice_id"], row["tries"], row["epoch"], row["sort"])
    return ClaimedMessage(row["id"], row["chat_id"], kind, *about, telegram_id, call)


async def _text(tx: Transaction, text_id: int, texts: dict[int, ApiCall]) -> ApiCall:
    """Words that go to many: opened once for all rows of a claim."""
    if text_id not in texts:
        row = await tx.known("SELECT sealed FROM broadcast_text WHERE id = :id", id=text_id)
        texts[text_id] = ApiCall.of(tx.unseal("broadcast_text", text_id, row["sealed"]))
    return texts[text_id]


async def settle(
    tx: Transaction,
    letter: ClaimedMessage,
    state: str,
    now: int,
    *,
    reason: str | None = None,
    message_id: int | None = None,
) -> bool:
    """End a flight in sent, gone, refused or unknown; False when it was ended before, or by a later epoch.

    The words are erased, except where a person may still want to see what could not be sent.
    """
    touched = await tx.execute(
        "UPDATE outbox SET state = :state, settled_at = :now, reason = :reason, message_id = :message_id,"
        " tries = tries + 1, sealed = CASE WHEN :keeps = 1 THEN sealed END"
        " WHERE id = :id AND state = 'sending' AND epoch = :epoch",
        id=letter.id,
        epoch=letter.epoch,
        state=state,
        now=now,
        reason=reason,
        message_id=message_id,
        keeps=int(state in ("refused", "unknown")),
    )
    return touched == 1


async def settle_sent(tx: Transaction, taken: Sequence[tuple[ClaimedMessage, int]], now: int) -> None:
    """End flights in sent, each with Telegram's id of the message; what was ended before, or by a later epoch, stays.

    One statement for all: a broadcast ends them by the hundred.
    """
    rows, values = values_of([(letter.id, letter.epoch, message_id) for letter, message_id in taken])
    await tx.execute(
        "UPDATE outbox SET state = 'sent', settled_at = :now, reason = NULL, message_id = ended.column3,"
        f" tries = tries + 1, sealed = NULL FROM (VALUES {rows}) AS ended"
        " WHERE id = ended.column1 AND state = 'sending' AND epoch = ended.column2",
        now=now,
        **values,
    )


async def again(tx: Transaction, letter: ClaimedMessage, due_at: int) -> bool:
    """End a flight by making the row due again at due_at; False when it was ended before, or by a later epoch."""
    touched = await tx.execute(
        "UPDATE outbox SET state = 'due', due_at = :due_at, tries = tries + 1"
        " WHERE id = :id AND state = 'sending' AND epoch = :epoch",
        id=letter.id,
        epoch=letter.epoch,
        due_at=due_at,
    )
    return touched == 1


async def redirect(tx: Transaction, letter: ClaimedMessage, telegram_id: int) -> None:
    """The letter's chat has a new Telegram id; if a chat of that id is known, it gets what waits for the old one."""
    fingerprint = tx.fingerprint("chat", str(telegram_id))
    known = await tx.one("SELECT id FROM chat WHERE fingerprint = :fingerprint", fingerprint=fingerprint)
    if known is None:
        await _rename(tx, letter.chat_id, telegram_id, fingerprint)
    elif known["id"] != letter.chat_id:
        await outbox.send_elsewhere(tx, letter.chat_id, known["id"])


async def _rename(tx: Transaction, chat_id: int, telegram_id: int, fingerprint: bytes) -> None:
    row = await tx.one("SELECT sealed FROM chat WHERE id = :id", id=chat_id)
    if row is None:  # erased while the message was on its way
        return
    record = {**tx.unseal("chat", chat_id, row["sealed"]), "telegram_id": telegram_id}
    await tx.execute(
        "UPDATE chat SET fingerprint = :fingerprint, sealed = :sealed WHERE id = :id",
        id=chat_id,
        fingerprint=fingerprint,
        sealed=tx.seal("chat", chat_id, record),
    )


async def take_back(tx: Transaction, lease: Lease, flying: Collection[int]) -> None:
    """What was claimed without our knowing, but for what does fly, was never sent: due again.  LeaseLost."""
    await hold(tx, lease)
    ours, values = one_of("id", list(flying))
    await tx.execute(f"UPDATE outbox SET state = 'due' WHERE state = 'sending' AND NOT {ours}", **values)


async def reopen(tx: Transaction, lease: Lease, now: int) -> int:
    """What a crash left in flight: due again, or unknown for a kind that is not repeated; how many.  LeaseLost.

    Only for a sender that has not sent anything yet: then whatever is in flight was left by another one.
    """
    await hold(tx, lease)
    left = await tx.all("SELECT id, kind FROM outbox WHERE state = 'sending'")
    await tx.execute(
        "UPDATE notice SET uncertain_at = :now WHERE id IN (SELECT notice_id FROM outbox WHERE state = 'sending')",
        now=now,
    )
    for row in left:
        state = "due" if Kind(row["kind"]).repeats_when_unknown else "unknown"
        await tx.execute(
            "UPDATE outbox SET state = :state, tries = tries + 1, settled_at = :settled_at WHERE id = :id",
            id=row["id"],
            state=state,
            settled_at=None if state == "due" else now,
        )
    return len(left)
