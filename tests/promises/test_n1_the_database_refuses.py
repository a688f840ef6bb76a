"""N1 in the database: whatever the code does, no notice comes into being without two different operators."""

import dataclasses
from collections.abc import Awaitable, Callable

import pytest
from markupsafe import Markup

from bot.model.message import Kind, Message
from bot.model.refused import Reason
from bot.model.report import Report, Verification
from bot.texts import refused
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.returns import notices, reports
from storage.store.statement import StatementRefused
from storage.store.transaction import Transaction
from tests.promises.quick import HOLD, is_invited_again, newest, verifies
from tests.promises.quick import reports as reported
from tests.register import Case, count, decided, is_accepted
from tests.town import Town

NOTICE = Message(Kind.NOTICE, Markup("<b>x</b>"))
Forgery = Callable[[Transaction, Report, Case], Awaitable[object]]


async def the_reporter_verifies(tx: Transaction, report: Report, case: Case) -> None:
    await reports.verify(tx, report, report.reported_by, "x", 0, 0)


async def somebody_else_is_said_to_have_reported(tx: Transaction, report: Report, case: Case) -> None:
    other = await tx.one("SELECT id FROM operator WHERE id <> :id", id=report.reported_by)
    assert other is not None
    await reports.verify(tx, dataclasses.replace(report, reported_by=other["id"]), report.reported_by, "x", 0, 0)


async def nobody_verifies(tx: Transaction, report: Report, case: Case) -> None:
    await reports.verify(tx, report, None, "x", 0, 0)  # type: ignore[arg-type]


async def a_person_is_taken_for_an_operator(tx: Transaction, report: Report, case: Case) -> None:
    await reports.verify(tx, report, case.person, "x", 0, 0)


async def the_verification_is_made_up(tx: Transaction, report: Report, case: Case) -> None:
    made_up = Verification(1, report.id, case.person, report.reported_by, 2, 0, 0, "standing", None, None)
    await notices.add(tx, made_up, await inquiries.get(tx, case.id))


async def the_report_is_taken_for_a_verification(tx: Transaction, report: Report, case: Case) -> None:
    made_up = Verification(report.id, report.id, case.person, report.reported_by, 2, 0, 0, "standing", None, None)
    await notices.add(tx, made_up, await inquiries.get(tx, case.id), "correction")


async def a_notice_goes_out_of_nothing(tx: Transaction, report: Report, case: Case) -> None:
    await outbox.put(tx, (await inquiries.get(tx, case.id)).chat_id, NOTICE, 0)


async def a_notice_goes_out_with_a_made_up_id(tx: Transaction, report: Report, case: Case) -> None:
    await outbox.put(tx, (await inquiries.get(tx, case.id)).chat_id, NOTICE, 0, notice_id=report.id)


async def a_reply_becomes_a_notice(tx: Transaction, report: Report, case: Case) -> None:
    await outbox.put(tx, (await inquiries.get(tx, case.id)).chat_id, Message(Kind.REPLY, Markup("x")), 0)
    await tx.execute("UPDATE outbox SET kind = 'notice' WHERE state = 'due'")


async def the_verifier_becomes_the_reporter_afterwards(tx: Transaction, report: Report, case: Case) -> None:
    other = await tx.one("SELECT id FROM operator WHERE id <> :id", id=report.reported_by)
    assert other is not None
    await reports.verify(tx, report, other["id"], "x", 0, 0)
    await tx.execute("UPDATE verification SET verified_by = reported_by")


async def a_notice_is_turned_to_another_chat(tx: Transaction, report: Report, case: Case) -> None:
    other = await tx.one("SELECT id FROM operator WHERE id <> :id", id=report.reported_by)
    assert other is not None
    verification = await reports.verify(tx, report, other["id"], "x", 0, 0)
    await notices.add(tx, verification, await inquiries.get(tx, case.id))
    stranger = await chats.get_or_create(tx, 99, "private", "uk", 0)
    await tx.execute("UPDATE notice SET chat_id = :chat", chat=stranger.id)


async def one_notice_goes_out_twice(tx: Transaction, report: Report, case: Case) -> None:
    notice, chat = await _is_noticed(tx, report, case)
    for _time in range(2):
        await outbox.put(tx, chat, NOTICE, 0, notice_id=notice)


async def a_notice_leaves_for_another_chat(tx: Transaction, report: Report, case: Case) -> None:
    notice, _chat = await _is_noticed(tx, report, case)
    await outbox.put(tx, (await chats.get_or_create(tx, 99, "private", "uk", 0)).id, NOTICE, 0, notice_id=notice)


async def _is_noticed(tx: Transaction, report: Report, case: Case) -> tuple[int, int]:
    """A notice as it should be, and whom it is for."""
    other = await tx.one("SELECT id FROM operator WHERE id <> :id", id=report.reported_by)
    assert other is not None
    verification = await reports.verify(tx, report, other["id"], "x", 0, 0)
    inquiry = await inquiries.get(tx, case.id)
    return await notices.add(tx, verification, inquiry), inquiry.chat_id


async def who_withdraws_a_return_corrects_it_alone(tx: Transaction, report: Report, case: Case) -> None:
    await _is_noticed(tx, report, case)
    await tx.execute("UPDATE verification SET state = 'stopped', stopped_by = verified_by, corrected_by = verified_by")


async def the_constraints_are_switched_off(tx: Transaction, report: Report, case: Case) -> None:
    await tx.execute("PRAGMA ignore_check_constraints = ON")


async def the_foreign_keys_are_switched_off(tx: Transaction, report: Report, case: Case) -> None:
    await tx.execute("SELECT 1; PRAGMA foreign_keys = OFF")


FORGERIES: list[Forgery] = [
    the_reporter_verifies, somebody_else_is_said_to_have_reported, nobody_verifies, a_person_is_taken_for_an_operator,
    the_verification_is_made_up, the_report_is_taken_for_a_verification, a_notice_goes_out_of_nothing,
    a_notice_goes_out_with_a_made_up_id, a_reply_becomes_a_notice, the_verifier_becomes_the_reporter_afterwards,
    a_notice_is_turned_to_another_chat, one_notice_goes_out_twice,
    a_notice_leaves_for_another_chat, who_withdraws_a_return_corrects_it_alone,
    the_constraints_are_switched_off, the_foreign_keys_are_switched_off,
]  # fmt: skip


async def test_every_way_around_a_second_operator_is_refused(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reported(maria, case)
    report = await town.store.read(reports.get, await newest(town, "return_report"))
    for forgery in FORGERIES:
        with pytest.raises(Exception) as refused:
            await town.store.run(forgery, report, case)
        assert type(refused.value).__name__ == "IntegrityError" or isinstance(refused.value, StatementRefused), forgery
    await town.passes(10 * HOLD)
    assert not anna.person.words()
    assert [await town.store.read(count, table) for table in ("verification", "notice", "call")] == [0, 0, 0]


async def test_who_is_removed_and_invited_again_is_still_the_one_who_reported(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "verifier")
    anna = town.relative("Anna")
    case = await is_accepted(anna, olha)
    await reported(maria, case)
    await olha.removes((await town.store.read(decided))["operator"][-1]["id"])
    await is_invited_again(maria)
    await verifies(maria)
    await maria.person.sees_toast(refused.SENTENCES[Reason.OWN_REPORT].text(maria.language))
    await town.passes(10 * HOLD)
    assert not anna.person.words()
