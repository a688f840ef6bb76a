"""A return: one operator reports it, a different one verifies it, any may stop the notices (N1)."""

from collections.abc import Mapping
from functools import partial

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.hold import hold_for
from bot.model.message import Message
from bot.model.person import Person
from bot.model.refused import Reason, Refused
from bot.model.report import Report, ReportView, Verification
from bot.model.returned import Objection, Reopened
from bot.model.rights import Right, may
from bot.texts.lists.batches import not_right
from bot.texts.returns import corrections, waiting
from bot.texts.returns import returns as texts
from bot.use_cases import looks
from bot.use_cases.access import Held, confirms, not_forged, open_person, open_report, open_verification
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists.numbering import one_as_seen
from bot.use_cases.register import doubles
from bot.use_cases.returns import callers, chosen, notices
from bot.use_cases.staff.staff import tell_stopped
from storage.lists import list_rows, lists
from storage.queues import outbox, release
from storage.register import inquiries, persons, records
from storage.returns import calls
from storage.returns import notices as stored_notices
from storage.returns import reports as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def view(tx: Transaction, actor: Actor, report_id: int) -> ReportView:
    """The report with all that the decision needs; the look is kept.  Refused."""
    report = await open_report(tx, actor, report_id, Right.REPORT, held=Held.MATTERS_NOT)
    person = await persons.get(tx, report.person_id)
    asked = [inquiry for inquiry in await inquiries.of_case(tx, person.id) if inquiry.is_open]
    await looks.keep(tx, actor, "viewed", "return_report", report.id)
    reporter = (await operators.get(tx, report.reported_by)).name
    own, decides = report.reported_by == actor.id, may(actor.operator.role, Right.VERIFY)
    left = not await operators.is_active(tx, report.reported_by)
    audience, beside = await notices.audience(tx, report), await doubles.untold(tx, actor.operator.chat_id, person.id)
    joined = await doubles.joined_with(tx, person.id)
    whom = await notices.told_as(tx, report)
    return ReportView(
        report, person, reporter, asked, audience, whom, beside, joined, own=own, decides=decides, left=left
    )


async def add(
    tx: Transaction, actor: Actor, person_id: int, evidence: Mapping[str, str], row_id: int | None = None
) -> int:
    """A report about somebody of whom one may be made now; it takes the place of those whose reporters have left."""
    for waits in await stored.open_of_case(tx, person_id):
        await fall_with_reporter(tx, actor, waits.id)
    return await stored.add(tx, person_id, actor.id, evidence, actor.now, row_id)


async def fall_with_reporter(tx: Transaction, actor: Actor, report_id: int) -> None:
    """A report whose reporter is no operator any more falls, and its row, if it came of one, is open again."""
    await stored.decide(tx, report_id, "withdrawn", actor.id, actor.now)
    await list_rows.take_back(tx, report_id, Reopened.LEFT)
    await audit.write(tx, actor.id, "withdrew", "return_report", report_id, actor.now)


async def may_report(tx: Transaction, actor: Actor, person_id: int) -> Person:
    """The person, if a return can be reported now.

    Refused, with EXISTS while a report of any of the person's records waits, unless its reporter has left.
    """
    person = await open_person(tx, actor, person_id, Right.REPORT)
    for waits in await stored.open_of_case(tx, person_id):
        if await operators.is_active(tx, waits.reported_by):
            raise Refused(Reason.EXISTS)
    return person


async def report(tx: Transaction, actor: Actor, person_id: int, evidence: Mapping[str, str]) -> int:
    """The report, which waits for a second operator; families see no difference (N1).  Its id.  Refused."""
    await may_report(tx, actor, person_id)
    evidence = await chosen.checked(tx, evidence, [person_id])
    report_id = await add(tx, actor, person_id, evidence)
    await audit.write(tx, actor.id, "reported", "return_report", report_id, actor.now)
    relatives = await operators.relatives(tx, person_id)
    await notify_operators(tx, Right.VERIFY, actor.now, waiting.waits(report_id), but=(actor.id, *relatives))
    return report_id


async def withdraw(tx: Transaction, actor: Actor, report_id: int) -> None:
    """The own report falls, and with it the proposal of a row; nobody outside ever knows.  Refused."""
    report = await open_report(tx, actor, report_id, Right.REPORT)
    if report.reported_by != actor.id or not await stored.decide(tx, report.id, "withdrawn", actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    await list_rows.take_back(tx, report.id)
    await audit.write(tx, actor.id, "withdrew", "return_report", report.id, actor.now)


async def may_reject(tx: Transaction, actor: Actor, report_id: int) -> Report:
    """The report, if this actor may be the second operator now; also when its reporter has left.  Refused.

    Else the person could never be reported again.
    """
    report = await open_report(tx, actor, report_id, Right.VERIFY)
    if report.reported_by == actor.id:
        raise Refused(Reason.OWN_REPORT)
    return report


async def may_decide(tx: Transaction, actor: Actor, report_id: int) -> Report:
    """The report, if this actor may verify it now.  Refused."""
    report = await may_reject(tx, actor, report_id)
    await not_forged(tx, "return_report", report_id)
    if not await operators.is_active(tx, report.reported_by):
        raise Refused(Reason.REPORTER_GONE)
    return report


async def reject(tx: Transaction, actor: Actor, report_id: int, statement: str) -> None:
    """The report is not enough, and the reporter reads why; of a list, its row is open again and remembers it.

    Nobody outside knows.  Refused.
    """
    report = await may_reject(tx, actor, report_id)
    if not await stored.decide(tx, report.id, "rejected", actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    await audit.write(tx, actor.id, "rejected", "return_report", report.id, actor.now, {"statement": statement})
    row = await list_rows.of_report(tx, report.id)
    if row is None:
        await _tell(
            tx, report, texts.rejected(actor.operator.name, statement), report.reported_by, actor.id, now=actor.now
        )
    else:
        await list_rows.take_back(tx, report.id, Reopened.REJECTED)
        await list_rows.object_to(tx, row, Objection(actor.id, statement))
        found = await lists.get(tx, row.list_id)
        reporter = await operators.get(tx, report.reported_by)
        seen = await one_as_seen(tx, reporter.chat_id, row)
        await _tell(tx, report, not_right(actor.operator.name, found, seen, statement), reporter.id, now=actor.now)


async def verify(
    tx: Transaction, actor: Actor, report_id: int, statement: str, shown: str | None = None
) -> Verification:
    """Two operators have verified the return: whoever may stop it hears so, then the notices leave.  Refused.

    shown: who would be told when it was looked at (ReportView.whom).  NOT_AS_SHOWN, before anything is written, when
    it is somebody else by now: nobody is told whom the second operator has not seen among those (N1).
    """
    report = await may_decide(tx, actor, report_id)
    audience, whom = await notices.audience(tx, report), await notices.told_as(tx, report)
    if shown is not None and shown != whom:
        raise Refused(Reason.NOT_AS_SHOWN)
    verification = await vouch(tx, actor, report_id, statement)
    number = number_of(await persons.get(tx, report.person_id), await inquiries.of_case(tx, report.person_id))
    await confirms(tx, actor, Act.VERIFY, report_id, statement, whom, case=number)
    names = ((await operators.get(tx, verification.reported_by)).name, actor.operator.name)
    relatives = await operators.relatives(tx, verification.person_id)
    alone = await notices.only_the_two_hear(tx, (verification.reported_by, verification.verified_by), relatives)
    message = texts.verified(actor.org, verification, names, number, audience, alone=alone)
    alarm, person = verification.id, verification.person_id
    await notify_operators(tx, Right.STOP, actor.now, message, but=relatives, verification_id=alarm, person_id=person)
    return verification


async def vouch(tx: Transaction, actor: Actor, report_id: int, statement: str, together: int = 1) -> Verification:
    """The second operator's word for one report, and its notices; announces nothing.  Refused.

    together: how many people are verified at once.
    """
    report = await may_decide(tx, actor, report_id)
    if not await stored.decide(tx, report.id, "verified", actor.id, actor.now):
        raise Refused(Reason.DECIDED)
    release_at = actor.now + hold_for(actor.org.notice_hold, together)
    verification = await stored.verify(tx, report, actor.id, statement, actor.now, release_at)
    for one in (verification, *await _of_other_records(tx, verification)):
        await notices.tell(tx, actor.org, one, actor.now)
    await audit.write(tx, actor.id, "verified", "return_report", report.id, actor.now, confirmed=actor.confirmation)
    return verification


async def stop(tx: Transaction, actor: Actor, verification_id: int) -> None:
    """Withdraws what was verified of a person: what has not left yet does not leave, and all who may stop hear so.

    One that only follows that of another record of the person falls without that one: the doubt may be about
    the joining.  Refused, with TOO_LATE when it fell before, with ERASED when all of it was erased.
    """
    actor.needs(Right.STOP)
    verification_id = await release.heir(tx, verification_id)
    if not await stored.is_there(tx, verification_id):
        raise Refused(Reason.ERASED)
    subject = await open_verification(tx, actor, verification_id, Right.STOP)
    if subject.state != "standing":
        raise Refused(Reason.TOO_LATE)
    those = await stored.standing_of_case(tx, subject.person_id)
    if subject.follows is not None:
        those = [*await stored.standing(tx, subject.person_id), *await _of_the_same_joining(tx, subject)]
    for verification in reversed(those):
        await withdraw_one(tx, actor, verification.id)


async def _of_the_same_joining(tx: Transaction, subject: Verification) -> list[Verification]:
    """What the alarm of a joining told about besides: its one button stands for all of it."""
    followers = await stored.followers(tx, subject.follows or subject.id)
    root = await stored.verification(tx, subject.follows or subject.id)
    if subject.announced_with == root.announced_with:
        return []
    return [one for one in followers if one.announced_with == subject.announced_with and one.id != subject.id]


async def withdraw_one(tx: Transaction, actor: Actor, verification_id: int) -> None:
    """One verification falls if it stands, with what follows it, and all who may stop hear so."""
    verification = await stored.verification(tx, verification_id)
    if verification.state != "standing":
        return
    relatives = await operators.relatives(tx, verification.person_id)
    person, asked = await persons.get(tx, verification.person_id), await inquiries.of_case(tx, verification.person_id)
    said = partial(_stopped, actor.operator.name, verification.id, number_of(person, asked))
    await tell_stopped(tx, actor, [(relatives, await fall(tx, actor, verification.id))], said, person.id)


async def fall(tx: Transaction, actor: Actor, verification_id: int) -> tuple[int, int]:
    """A verification falls, with what follows it: (how many notices will not leave, how many relatives may know).

    A return that was doubted once falls with every verification of it, or nobody would be told about what is left.
    """
    stopped, knew = await _fall(tx, actor, verification_id)
    for one in await stored.followers(tx, verification_id):
        if one.state == "standing":
            more_stopped, more_knew = await _fall(tx, actor, one.id)
            stopped, knew = stopped + more_stopped, knew + more_knew
    return stopped, knew


async def _fall(tx: Transaction, actor: Actor, verification_id: int) -> tuple[int, int]:
    await stored.stop(tx, verification_id, actor.id, actor.now)
    return await clear_away(tx, actor, verification_id)


async def clear_away(tx: Transaction, actor: Actor, verification_id: int) -> tuple[int, int]:
    """What has fallen: its row is open again, its notices are stopped and counted, as fall does."""
    await list_rows.take_back(tx, (await stored.verification(tx, verification_id)).report_id, Reopened.STOPPED)
    told = len(await stored_notices.told_of(tx, verification_id))
    stopped, leaving = await stored_notices.stop(tx, verification_id=verification_id)
    await callers.warn(tx, await calls.in_hand_of(tx, verification_id), actor.now)
    await audit.write(tx, actor.id, "stopped", "verification", verification_id, actor.now)
    return stopped, told + leaving


async def _of_other_records(tx: Transaction, first: Verification) -> list[Verification]:
    """The verifications that follow: whoever was joined with the person has returned as well."""
    others = [record for record in await records.of(tx, first.person_id) if record != first.person_id]
    two = (first.reported_by, first.verified_by)
    made = [await stored.follow(tx, first, record, two, first.verified_at, first.release_at) for record in others]
    await stored.announce_together(tx, [first.id], first.id)
    return made


async def _tell(tx: Transaction, report: Report, message: Message, *who: int, now: int) -> None:
    """Tells these operators, unless they have left or have become relatives of whom it is about."""
    relatives = await operators.relatives(tx, report.person_id)
    for operator in [one for one in await operators.active(tx) if one.id in who and one.id not in relatives]:
        await outbox.put(tx, operator.chat_id, message, now, person_id=report.person_id)


def _stopped(name: str, verification_id: int, reference: str, heard: list[tuple[int, int]], second: bool) -> Message:
    ((count, knew),) = heard
    return corrections.stopped(name, verification_id, reference, count, knew, second=second)
