"""Terms: every table has one, and what is past its time goes on both databases."""

from storage.rights.emptiness import violations
from storage.rights.sweeps import Moments
from storage.rights.terms import TERMS, Swept, With
from storage.store import stamps
from storage.store.sqlite import Sqlite
from storage.store.store import Store, path_of
from storage.store.transaction import Transaction
from storage.wait import silence
from tests.storage.cast import case, insert

NOW = 2_000_000_000


async def test_every_table_has_a_term(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    rows = await db.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {})
    await db.close()
    assert {row["name"] for row in rows} == set(TERMS)
    assert all(term.table in TERMS for term in TERMS.values() if isinstance(term, With))


async def test_what_is_past_its_time_goes_and_nothing_is_left(store: Store) -> None:
    await store.run(_long_ago)
    await store.run(_warned)
    moments = Moments(NOW, 365)
    for term in TERMS.values():
        for sweep in term.by if isinstance(term, Swept) else ():
            while await store.run(sweep, moments):
                pass
    assert await store.read(violations, moments.receipt) == {}
    assert await store.read(_left) == {"chat": 2, "operator": 2, "past_notice": 1, "audit": 2, "last_sent": 1}


async def _long_ago(tx: Transaction) -> None:
    """A case that ended with a return long ago, and something of everything else."""
    known = await case(tx)
    await tx.execute("UPDATE chat SET met_at = 1")
    record: dict[str, object] = {"reference": "0", "facts": {}, "kinship": {}, "source_id": None}
    for table, row_id in (("inquiry", known.inquiry), ("person", known.person)):
        await tx.execute(
            f"UPDATE {table} SET sealed = :sealed WHERE id = :id", id=row_id, sealed=tx.seal(table, row_id, record)
        )
    verification = await known.verify(tx, await known.report(tx))
    notice = await known.notice(tx, verification, state="told", told_at=1)
    await known.post(tx, notice, state="sent", sealed=None)
    await insert(tx, "inbox", update_id=1, lane=b"1", state="dead", received_at=0, settled_at=0, sealed={"raw": "{}"})
    await insert(tx, "message", chat_id=known.chat, sort="message", sent_at=0, sealed={"text": "?"})
    list_id = await insert(
        tx, "returned_list", checksum=b"1", state="open", received_by=known.reporter, received_at=0, sealed={}
    )
    row = {"list_id": list_id, "number": 1, "row_fingerprint": b"1", "state": "open"}
    row_id = await insert(tx, "returned_row", **row, sealed={"typed": {}})
    await tx.execute(
        "INSERT INTO candidate (row_id, rank, person_id, score, verdict, fields)"
        " VALUES (:row, 1, :person, 1.0, 'sure', '{}')",
        row=row_id,
        person=known.person,
    )
    await insert(tx, "audit", at=0, action="accepted", subject="inquiry", subject_id=known.inquiry, sealed={"way": "x"})
    await insert(
        tx, "invitation", code_fingerprint=b"1", role="admin", invited_at=0, expires_at=1, operator_id=known.reporter
    )
    for read_at in (1, None):
        said = {"html": "?", "ways": [], "to": known.chat}
        await insert(tx, "announcement", chat_id=known.chat, kind="alarm", said_at=0, read_at=read_at, sealed=said)
    await stamps.change(tx, "operator", known.verifier, {"active": 0, "removed_at": 1})
    await tx.execute(
        "INSERT INTO draft (chat_id, form, updated_at, sealed) VALUES (:chat, 'report', 0, :sealed)",
        chat=known.chat,
        sealed=tx.seal("draft", f"{known.chat}/report", {"step": 3}),
    )


async def _warned(tx: Transaction) -> None:
    await silence.sign(tx, 1, NOW)
    assert await silence.due(tx, NOW, 10) == []


async def _left(tx: Transaction) -> dict[str, int]:
    house = ("round", "exchange_day", "lockdown", "in_chat", "register_revision")
    one_row = ("data_key", "schema_version", "lease", "audit_head", *house)
    tables = [table for table in TERMS if table not in one_row]
    counts = {table: await tx.count(table) for table in tables}
    return {table: count for table, count in counts.items() if count}
