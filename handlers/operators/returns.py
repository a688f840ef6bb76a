"""Reporting and verifying a return: one operator reports, a different one verifies, any may stop the notices."""

import re
from collections.abc import Mapping
from functools import partial

from bot.model.form import Draft
from bot.model.inquiry import State
from bot.model.message import Message
from bot.model.reference import read_reference
from bot.model.report import Report, Verification
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts.register import review
from bot.texts.returns import corrections
from bot.texts.returns import returns as texts
from bot.use_cases.announcing import tell
from bot.use_cases.returns import notices
from handlers import dialogs
from handlers.operators import objections, staff
from handlers.turn import Turn, say
from storage.lists import lists
from storage.queues import outbox
from storage.register import inquiries, persons
from storage.returns import notices as stored
from storage.returns import reports
from storage.staff import audit, operators
from storage.store.transaction import Transaction

SHOWN = 50  # Telegram refuses a message with more than a hundred buttons, and an exchange brings back more people


async def begin(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """An operator wants to report a return; asks for the evidence."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if inquiry.person_id is None or inquiry.state is not State.ACCEPTED:
        return texts.refusal("decided")
    reason = await objections.against_reporting(tx, turn, inquiry.person_id)
    if reason:
        return texts.refusal(reason)
    await dialogs.begin(tx, turn, "report", inquiry.person_id)
    return None


async def end_report(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report waits for a second operator; families see no difference (N1)."""
    person_id = int(draft.subject)
    evidence = await _with_references(tx, draft, person_id)
    reason = "not_of_this_person" if evidence is None else await objections.against_reporting(tx, turn, person_id)
    if evidence is None or reason:
        await dialogs.keep(tx, turn, draft)
        await say(tx, turn, texts.refused(reason or ""))
        await dialogs.ask(tx, turn, draft)
        return
    report_id = await reports.add(tx, person_id, turn.staff.id, evidence, turn.now)
    await audit.write(tx, turn.staff.id, "reported", "return_report", report_id, turn.now)
    await say(tx, turn, texts.reported())
    relatives = await operators.relatives(tx, person_id)
    await tell(tx, Right.VERIFY, turn.now, texts.waits(), but=(turn.staff.id, *relatives))


async def waiting(tx: Transaction, turn: Turn) -> None:
    """/returns: the reports that wait for a second operator."""
    found = await staff.reports_of_returns(tx, turn)
    found.sort(key=lambda report: report.reported_by == turn.staff.id)  # what this operator can decide comes first
    rows = [(report, await persons.get(tx, report.person_id)) for report in found[:SHOWN]]
    await say(tx, turn, texts.list_open(rows) if rows else texts.none_open())


async def show(tx: Transaction, turn: Turn, report_id: str) -> Sentence | None:
    """The report with the evidence, the fields to compare, and how many relatives would be told."""
    report = await reports.get(tx, int(report_id))
    if await staff.is_relative(tx, turn, report.person_id):
        return texts.refusal("relative")
    if report.state != "open":
        return texts.refusal("decided")
    person = await persons.get(tx, report.person_id)
    reporter = await operators.get(tx, report.reported_by)
    asked = [inquiry for inquiry in await inquiries.of_person(tx, person.id) if inquiry.is_open]
    audience = await notices.audience(tx, report)
    own = report.reported_by == turn.staff.id
    await audit.write(tx, turn.staff.id, "viewed", "return_report", report.id, turn.now)
    decides = may(turn.staff.role, Right.VERIFY)
    for inquiry in [one for one in asked if one.facts.get("photo")][:1]:
        await say(tx, turn, review.photo(inquiry))
    card = texts.card(turn.house, report, person, reporter.name, asked, audience, own=own, decides=decides)
    await say(tx, turn, *card)
    return None


async def withdraw(tx: Transaction, turn: Turn, report_id: str) -> Sentence | None:
    """The reporter takes the report back, and nobody outside ever knows."""
    reason = await take_back(tx, turn, int(report_id))
    if reason:
        return texts.refusal(reason)
    await say(tx, turn, texts.withdrawn())
    return None


async def take_back(tx: Transaction, turn: Turn, report_id: int) -> str | None:
    """The own report falls, and with it the proposal of a row; or what stands against it."""
    report = await reports.get(tx, report_id)
    reason = await objections.against_withdrawing(tx, turn, report)
    if reason or not await reports.decide(tx, report.id, "withdrawn", turn.staff.id, turn.now):
        return reason or "decided"
    await lists.take_back(tx, report.id)
    await audit.write(tx, turn.staff.id, "withdrew", "return_report", report.id, turn.now)
    return None


async def verify(tx: Transaction, turn: Turn, report_id: str) -> Sentence | None:
    """A second operator wants to verify; asks for the own statement."""
    return await _second(tx, turn, "verify", int(report_id))


async def reject(tx: Transaction, turn: Turn, report_id: str) -> Sentence | None:
    """A second operator finds the report not enough; asks why."""
    return await _second(tx, turn, "reject", int(report_id))


async def end_verify(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Two operators stand for the return: the notices are due when the hold ends."""
    report = await reports.get(tx, int(draft.subject))
    audience = await notices.audience(tx, report)
    verification = await vouch(tx, turn, report, draft.answers["statement"])
    if isinstance(verification, str):
        await say(tx, turn, texts.refused(verification))
        return
    names = ((await operators.get(tx, report.reported_by)).name, turn.staff.name)
    asked = await inquiries.of_person(tx, report.person_id)
    reference = asked[0].reference if asked else "—"
    message = texts.verified(
        house=turn.house, verification=verification, names=names, reference=reference, audience=audience
    )
    relatives = await operators.relatives(tx, report.person_id)
    await tell(tx, Right.STOP, turn.now, message, but=relatives, verification_id=verification.id)


async def vouch(tx: Transaction, turn: Turn, report: Report, statement: str) -> Verification | str:
    """The second operator's word for one report, and its notices; or what stands against it."""
    reason = await objections.against_deciding(tx, turn, report)
    if reason or not await reports.decide(tx, report.id, "verified", turn.staff.id, turn.now):
        return reason or "decided"
    release_at = turn.now + turn.house.notice_hold
    verification = await reports.verify(tx, report, turn.staff.id, statement, turn.now, release_at)
    await notices.tell(tx, turn.house, verification, turn.now)
    await audit.write(tx, turn.staff.id, "verified", "return_report", report.id, turn.now)
    return verification


async def end_reject(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report is not enough, and nobody outside ever knows."""
    report, statement = await reports.get(tx, int(draft.subject)), draft.answers["statement"]
    reason = await turn_down(tx, turn, report, {"statement": statement})
    if reason:
        await say(tx, turn, texts.refused(reason))
        return
    for operator in [one for one in await operators.active(tx) if one.id in (report.reported_by, turn.staff.id)]:
        message = texts.rejected(turn.staff.name, statement)
        await outbox.put(tx, operator.chat_id, message, turn.now)


async def turn_down(tx: Transaction, turn: Turn, report: Report, said: Mapping[str, str] | None = None) -> str | None:
    """A second operator rejects one report, and with it the proposal of a row; or what stands against it."""
    reason = await objections.against_deciding(tx, turn, report, rejecting=True)
    if reason or not await reports.decide(tx, report.id, "rejected", turn.staff.id, turn.now):
        return reason or "decided"
    await lists.take_back(tx, report.id)
    await audit.write(tx, turn.staff.id, "rejected", "return_report", report.id, turn.now, said)
    return None


async def stop(tx: Transaction, turn: Turn, verification_id: str) -> Sentence | None:
    """Any operator but a relative withdraws a verification: what has not left yet does not leave."""
    subject = await reports.verification(tx, int(verification_id))
    relatives = await operators.relatives(tx, subject.person_id)
    if turn.staff.id in relatives:
        return texts.refusal("relative")
    if subject.state != "standing":
        return texts.refusal("too_late")
    for verification in await reports.standing(tx, subject.person_id):
        fallen = await fall(tx, turn, verification.id)
        await staff.tell_stopped(tx, turn, [(relatives, fallen)], partial(_stopped, turn.staff.name, verification.id))
    return None


async def fall(tx: Transaction, turn: Turn, verification_id: int) -> tuple[int, int]:
    """A verification stands no more: (how many notices will not leave, how many relatives know or may know).

    A return that was doubted once falls with every verification of it, or nobody would be told of what is left.
    """
    await reports.stop(tx, verification_id, turn.staff.id)
    told = len(await stored.told_of(tx, verification_id))
    stopped, leaving = await stored.stop(tx, verification_id=verification_id)
    await audit.write(tx, turn.staff.id, "stopped", "verification", verification_id, turn.now)
    return stopped, told + leaving


def _stopped(name: str, verification_id: int, heard: list[tuple[int, int]], second: bool) -> Message:
    ((count, knew),) = heard
    return corrections.stopped(name, verification_id, count, knew, second=second)


async def _second(tx: Transaction, turn: Turn, form: str, report_id: int) -> Sentence | None:
    report = await reports.get(tx, report_id)
    reason = await objections.against_deciding(tx, turn, report, rejecting=form == "reject")
    if reason:
        return texts.refusal(reason)
    await dialogs.begin(tx, turn, form, report_id)
    return None


async def _with_references(tx: Transaction, draft: Draft, person_id: int) -> dict[str, str] | None:
    evidence = dict(draft.answers)
    if evidence["wish"] != "only":
        return evidence
    typed = re.split(r"[,;\s]+", evidence["chosen"].strip())
    chosen = {read_reference(reference) or "" for reference in typed}
    accepted = {i.reference for i in await inquiries.of_person(tx, person_id) if i.state is State.ACCEPTED}
    if not chosen or not chosen <= accepted:
        return None
    return {**evidence, "chosen": " ".join(sorted(chosen & accepted))}
