"""Erasing: an inquiry with all that hangs on it, a person whom nobody asks about, a chat.

What is left is in tables that name nobody: past_notice (that a return was told, N2), erased (so that no import brings
them back), erasure (the receipt), and the audit without its details.
"""

import os
from collections.abc import Sequence

from bot.model.inquiry import Inquiry
from storage.queues import release
from storage.register import inquiries, joinings, persons, records, sightings
from storage.returns import reports as verified
from storage.store.encryption import FINGERPRINT_SIZE
from storage.store.ids import new_id
from storage.store.statement import one_of
from storage.store.transaction import Transaction

# Every table whose rows belong to one chat, in the order in which they can go; inquiries are erased one by one before.
OF_A_CHAT = (
    "talk", "message", "draft", "reminder", "reminder_wish", "code", "code_miss", "broadcast_live", "entering",
    "outbox", "errand", "chat_code", "new_number",
)  # fmt: skip
# As long as somebody is an operator: whom they miss is what keeps their own family from them.
OF_AN_OPERATOR = ("declaration", "desk_code", "passkey", "announcement")
_OUTCOME = (
    "CASE WHEN c.told_at IS NOT NULL THEN 'called'"
    " WHEN n.state = 'told' THEN 'told' WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = n.id"
    " AND o.state = 'sending') THEN 'leaving' ELSE 'untold' END"
)


async def inquiry(tx: Transaction, subject: Inquiry, now: int, *, for_good: bool = False) -> int:
    """Erases an inquiry and what only it needs; how many notices of a verified return were still to be told.

    for_good: at the relative's wish, so that no import brings it back.
    """
    untold = await _notices(tx, subject.id, now)
    await tx.execute("DELETE FROM message WHERE inquiry_id = :id", id=subject.id)
    await _subject(tx, "inquiry", subject.id)
    await tx.execute("DELETE FROM inquiry WHERE id = :id", id=subject.id)
    await _nobody_to_call(tx, subject.chat_id)
    if for_good:
        await _never_again(tx, tx.fingerprint("reference", subject.reference), now)
    if subject.person_id is not None:
        await _person(tx, subject.person_id, subject.facts.get("photo", ""), now, for_good=for_good)
    return untold


async def _nobody_to_call(tx: Transaction, chat_id: int) -> None:
    """With the last inquiry of a chat its number is gone: what a person was to say there cannot be said any more."""
    if not await tx.exists("inquiry WHERE chat_id = :chat", chat=chat_id):
        for table in ("errand", "chat_code", "new_number"):
            await tx.execute(f"DELETE FROM {table} WHERE chat_id = :chat", chat=chat_id)


async def belongings(tx: Transaction, chat_id: int) -> None:
    """Erases what was said and begun in a chat, and what waits to be sent to it."""
    await sightings.forget_reporter(tx, chat_id)
    for table in OF_A_CHAT:
        await tx.execute(f"DELETE FROM {table} WHERE chat_id = :chat", chat=chat_id)
    await _what_an_operator_has(tx, chat_id)


async def _what_an_operator_has(tx: Transaction, chat_id: int) -> None:
    for table in OF_AN_OPERATOR:
        await tx.execute(
            f"DELETE FROM {table} WHERE chat_id = :chat"
            " AND NOT EXISTS (SELECT 1 FROM operator o WHERE o.active = 1 AND o.chat_id = :chat)",
            chat=chat_id,
        )


async def to_be_forgotten(tx: Transaction, chat_ids: Sequence[int]) -> list[int]:
    """Which of these chats are to be forgotten once nothing is on its way to them."""
    among, values = one_of("id", chat_ids)
    rows = await tx.all(f"SELECT id FROM chat WHERE erased_at IS NOT NULL AND {among}", **values)
    return [row["id"] for row in rows]


async def forgotten(tx: Transaction, chat_id: int) -> bool:
    """Erases a chat that was to be forgotten, once nothing is on its way to it any more; False when it stays.

    Of an operator who has left, the row stays for the sake of the audit, without the account.
    """
    if not await tx.count("chat WHERE id = :id AND erased_at IS NOT NULL", id=chat_id):
        return False
    if await tx.count("outbox WHERE chat_id = :id AND state IN ('due', 'sending')", id=chat_id):
        return False
    for table in ("inquiry", "message", "draft"):
        if await tx.count(f"{table} WHERE chat_id = :id", id=chat_id):  # begun again
            return False
    await tx.execute("DELETE FROM outbox WHERE chat_id = :id", id=chat_id)
    await _what_an_operator_has(tx, chat_id)
    await (_blank if await tx.count("operator WHERE chat_id = :id", id=chat_id) else _drop)(tx, chat_id)
    return True


async def _blank(tx: Transaction, chat_id: int) -> None:
    await tx.execute(
        "UPDATE chat SET fingerprint = :nobody, reachable = 0, erased_at = NULL, seen_at = NULL, met_at = 0,"
        " sealed = :sealed WHERE id = :id",
        id=chat_id,
        nobody=os.urandom(FINGERPRINT_SIZE),
        sealed=tx.seal("chat", chat_id, {"telegram_id": 0}),
    )


async def _drop(tx: Transaction, chat_id: int) -> None:
    await tx.execute("DELETE FROM chat WHERE id = :id", id=chat_id)


async def dead_updates(tx: Transaction, telegram_id: int) -> None:
    """Erases what this person sent and the bot could not work on."""
    await tx.execute(
        "DELETE FROM inbox WHERE lane = :lane AND state = 'dead'", lane=tx.fingerprint("lane", str(telegram_id))
    )


async def receipt(tx: Transaction, number: str, scope: str, now: int) -> None:
    """Keeps that an erasure took place, under its number."""
    await tx.insert(
        "erasure", id=new_id(), receipt_fingerprint=tx.fingerprint("receipt", number), scope=scope, erased_at=now
    )


async def when(tx: Transaction, number: str) -> int | None:
    """When an erasure took place: by the number of its receipt, or the reference of the inquiry that was erased."""
    row = await tx.one(
        "SELECT MIN(erased_at) AS at FROM (SELECT erased_at FROM erasure WHERE receipt_fingerprint = :receipt"
        " UNION ALL SELECT erased_at FROM erased WHERE fingerprint = :reference) AS found",
        receipt=tx.fingerprint("receipt", number),
        reference=tx.fingerprint("reference", number),
    )
    return None if row is None else row["at"]


async def erased_among(tx: Transaction, source_ids: Sequence[str]) -> set[str]:
    """Those of the ids of an import whose persons or inquiries were erased at a relative's wish."""
    asked = {tx.fingerprint(purpose, one): one for one in source_ids for purpose in ("source", "reference")}
    among, values = one_of("fingerprint", list(asked))
    rows = await tx.all(f"SELECT fingerprint FROM erased WHERE {among}", **values)
    return {asked[bytes(row["fingerprint"])] for row in rows}


async def _notices(tx: Transaction, inquiry_id: int, now: int) -> int:
    """The bare facts of the notices stay, everything else of them goes; how many were still to be told."""
    await tx.execute(
        "INSERT INTO past_notice (id, verification_id, reported_by, verified_by, verified_at, sort, outcome, told_at,"
        " erased_at) SELECT n.id, v.id, v.reported_by, v.verified_by, v.verified_at, n.sort, "
        + _OUTCOME
        + ", COALESCE(c.told_at, n.told_at), :now FROM notice n"
        " JOIN verification v ON v.id = n.verification_id LEFT JOIN call c ON c.notice_id = n.id"
        " WHERE n.inquiry_id = :inquiry AND n.state <> 'stopped'",
        inquiry=inquiry_id,
        now=now,
    )
    untold = await tx.count(
        "past_notice WHERE outcome = 'untold' AND id IN (SELECT id FROM notice WHERE inquiry_id = :inquiry)",
        inquiry=inquiry_id,
    )
    for table in ("outbox", "call"):
        await tx.execute(
            f"DELETE FROM {table} WHERE notice_id IN (SELECT id FROM notice WHERE inquiry_id = :inquiry)",
            inquiry=inquiry_id,
        )
    await tx.execute("DELETE FROM notice WHERE inquiry_id = :inquiry", inquiry=inquiry_id)
    return untold


async def _person(tx: Transaction, person_id: int, photo: str, now: int, *, for_good: bool) -> None:
    """Whoever nobody asks about any more goes; whom others ask about loses the photo that this relative gave.

    A record goes also while others ask by another record of the person; if nobody does, all of them go.
    """
    if await inquiries.of_person(tx, person_id):
        if photo:
            await persons.drop_photo(tx, person_id, photo)
        return
    asked = await inquiries.of_case(tx, person_id)
    for record in [person_id] if asked else await records.of(tx, person_id):
        known = await persons.get(tx, record)
        if for_good and known.source_id:
            await _never_again(tx, tx.fingerprint("source", known.source_id), now)
        if for_good or not known.source_id:
            await person(tx, record)


async def person(tx: Transaction, person_id: int) -> None:
    """Erases a person about whom there is no inquiry, with all that was reported and verified of them."""
    await verified.hand_on_followers(tx, person_id)
    await joinings.leave(tx, person_id)
    reports = await tx.all("SELECT id FROM return_report WHERE person_id = :id", id=person_id)
    verifications = await tx.all("SELECT id FROM verification WHERE person_id = :id", id=person_id)
    for verification in verifications:
        await release.hand_on(tx, verification["id"], person_id)
        await _subject(tx, "verification", verification["id"])
    await tx.execute("DELETE FROM verification WHERE person_id = :id", id=person_id)
    for report in reports:
        await tx.execute(
            "UPDATE returned_row SET state = 'nobody', report_id = NULL, batch_id = NULL, version = version + 1"
            " WHERE report_id = :id",
            id=report["id"],
        )
        await _subject(tx, "return_report", report["id"])
    await tx.execute("DELETE FROM return_report WHERE person_id = :id", id=person_id)
    await tx.execute("UPDATE returned_row SET person_id = NULL WHERE person_id = :id", id=person_id)
    await _subject(tx, "person", person_id)
    await tx.execute("DELETE FROM person WHERE id = :id", id=person_id)


async def _subject(tx: Transaction, table: str, row_id: int) -> None:
    """What points to a row that goes: matches of lists, and the details in the audit."""
    if table in ("inquiry", "person"):
        await tx.execute(f"DELETE FROM candidate WHERE {table}_id = :id", id=row_id)
        await tx.execute("DELETE FROM rejected_match WHERE subject_id = :id", id=row_id)
    await tx.execute(
        "UPDATE audit SET sealed = NULL WHERE subject = :table AND subject_id = :id AND sealed IS NOT NULL",
        table=table,
        id=row_id,
    )


async def _never_again(tx: Transaction, fingerprint: bytes, now: int) -> None:
    await tx.insert("erased", unless="fingerprint", fingerprint=fingerprint, erased_at=now)
