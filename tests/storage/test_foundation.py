"""The database itself refuses a word of a return before two people verified it (N1), and to tell anybody else (N3)."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import Case, case, insert

Attempt = Callable[[Transaction, Case], Awaitable[Any]]


async def _refused(store: Store, *attempts: Attempt) -> None:
    """Each attempt is refused by a constraint of the database, and leaves nothing."""
    for attempt in attempts:

        async def job(tx: Transaction, attempt: Attempt = attempt) -> None:
            await attempt(tx, await case(tx))

        with pytest.raises(Exception, match=r"(?i)constraint"):
            await store.run(job)
        assert await store.read(_count) == 0


async def _count(tx: Transaction) -> int:
    tables = ("verification", "notice", "outbox", "person")
    return sum([len(await tx.all(f"SELECT id FROM {table}")) for table in tables])


async def test_two_operators_make_a_notice(store: Store) -> None:
    async def whole_way(tx: Transaction) -> None:
        known = await case(tx)
        verification = await known.verify(tx, await known.report(tx))
        await known.post(tx, await known.notice(tx, verification))

    await store.run(whole_way)
    assert await store.read(_count) == 4


async def test_nobody_verifies_what_he_reported_himself(store: Store) -> None:
    async def alone(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx), verified_by=known.reporter)

    async def becoming_alone(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx))
        await tx.execute("UPDATE verification SET verified_by = reported_by")

    async def becoming_alone_by_the_report(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx))
        await tx.execute("UPDATE return_report SET reported_by = :verifier", verifier=known.verifier)

    await _refused(store, alone, becoming_alone, becoming_alone_by_the_report)


async def test_a_verification_names_who_really_reported(store: Store) -> None:
    async def swapped(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx), reported_by=known.verifier, verified_by=known.reporter)

    async def somebody_else(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        await known.verify(tx, await known.report(tx), reported_by=other.reporter)

    async def nobody(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx), reported_by=None)

    async def not_an_operator(tx: Transaction, known: Case) -> None:
        await known.verify(tx, await known.report(tx), verified_by=known.person)

    await _refused(store, swapped, somebody_else, nobody, not_an_operator)


async def test_a_verification_needs_a_report_about_that_person(store: Store) -> None:
    async def no_report(tx: Transaction, known: Case) -> None:
        await known.verify(tx, 1)

    async def report_about_another(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        await known.verify(tx, await known.report(tx), person_id=other.person)

    async def second_verification(tx: Transaction, known: Case) -> None:
        report = await known.report(tx)
        await known.verify(tx, report)
        await known.verify(tx, report)

    await _refused(store, no_report, report_about_another, second_verification)


async def test_there_is_no_notice_without_a_verification_whatever_the_order(store: Store) -> None:
    async def notice_alone(tx: Transaction, known: Case) -> None:
        await known.notice(tx, 1)

    async def notice_on_a_report(tx: Transaction, known: Case) -> None:
        await known.notice(tx, await known.report(tx))

    async def notice_first(tx: Transaction, known: Case) -> None:
        await known.notice(tx, 1)
        await known.verify(tx, await known.report(tx), id=1)

    async def notice_on_nothing(tx: Transaction, known: Case) -> None:
        await known.notice(tx, None)  # type: ignore[arg-type]

    async def verification_taken_away(tx: Transaction, known: Case) -> None:
        await known.notice(tx, await known.verify(tx, await known.report(tx)))
        await tx.execute("DELETE FROM verification")

    await _refused(store, notice_alone, notice_on_a_report, notice_first, notice_on_nothing, verification_taken_away)


async def test_the_outbox_takes_no_notice_that_is_none(store: Store) -> None:
    async def without_notice(tx: Transaction, known: Case) -> None:
        await known.post(tx, None)

    async def made_up_notice(tx: Transaction, known: Case) -> None:
        await known.post(tx, 1)

    async def verification_as_notice(tx: Transaction, known: Case) -> None:
        await known.post(tx, await known.verify(tx, await known.report(tx)))

    async def disguised_as_reply(tx: Transaction, known: Case) -> None:
        verification = await known.verify(tx, await known.report(tx))
        await known.post(tx, await known.notice(tx, verification), kind="reply")

    async def reply_that_becomes_a_notice(tx: Transaction, known: Case) -> None:
        await known.post(tx, None, kind="reply")
        await tx.execute("UPDATE outbox SET kind = 'notice'")

    await _refused(
        store, without_notice, made_up_notice, verification_as_notice, disguised_as_reply, reply_that_becomes_a_notice
    )


async def test_nobody_is_told_who_has_no_inquiry_on_that_person(store: Store) -> None:
    async def other_chat(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        await known.notice(tx, await known.verify(tx, await known.report(tx)), chat_id=other.chat)

    async def other_inquiry(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        verification = await known.verify(tx, await known.report(tx))
        await known.notice(tx, verification, inquiry_id=other.inquiry, chat_id=other.chat)

    async def other_person(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        verification = await known.verify(tx, await known.report(tx))
        await other.notice(tx, verification)

    async def inquiry_without_a_person(tx: Transaction, known: Case) -> None:
        inquiry = await insert(
            tx, "inquiry", reference_fingerprint=b"new", chat_id=known.chat, category="civilian", state="received",
            received_at=0, sealed={},
        )  # fmt: skip
        await known.notice(tx, await known.verify(tx, await known.report(tx)), inquiry_id=inquiry)

    async def sent_elsewhere(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        verification = await known.verify(tx, await known.report(tx))
        await known.post(tx, await known.notice(tx, verification), chat_id=other.chat)

    async def turned_elsewhere(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        verification = await known.verify(tx, await known.report(tx))
        await known.post(tx, await known.notice(tx, verification))
        await tx.execute("UPDATE outbox SET chat_id = :chat", chat=other.chat)

    async def inquiry_given_to_another(tx: Transaction, known: Case) -> None:
        other = await case(tx, 1)
        await known.notice(tx, await known.verify(tx, await known.report(tx)))
        await tx.execute("UPDATE inquiry SET chat_id = :chat WHERE id = :id", chat=other.chat, id=known.inquiry)

    await _refused(
        store, other_chat, other_inquiry, other_person, inquiry_without_a_person, sent_elsewhere, turned_elsewhere,
        inquiry_given_to_another,
    )  # fmt: skip


async def test_an_inquiry_is_accepted_by_somebody_and_about_somebody(store: Store) -> None:
    async def about_nobody(tx: Transaction, known: Case) -> None:
        await tx.execute("UPDATE inquiry SET person_id = NULL")

    async def by_nobody(tx: Transaction, known: Case) -> None:
        await tx.execute("UPDATE inquiry SET accepted_by = NULL")

    await _refused(store, about_nobody, by_nobody)


async def test_one_person_has_one_open_report(store: Store) -> None:
    async def twice(tx: Transaction, known: Case) -> None:
        await known.report(tx)
        await known.report(tx)

    await _refused(store, twice)
