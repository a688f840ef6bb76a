"""The second operator and a whole list: every proposal is compared, then all are verified with one statement."""

from collections import Counter

from bot.i18n import Language
from bot.model.chat import Operator
from bot.model.form import Draft
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.report import Report
from bot.model.returned import PAGE, ListRow
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.lists import batches as texts
from bot.texts.returns import returns as reasons
from bot.use_cases.access import open_row
from bot.use_cases.lists.batches import Vouched
from bot.use_cases.returns import notices
from bot.use_cases.returns import reports as returns
from bot.use_cases.staff import staff as staff_decided
from handlers import dialogs
from handlers.turn import Turn, say
from storage.lists import candidates, lists
from storage.register import persons
from storage.returns import reports
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def page(tx: Transaction, turn: Turn, list_id: str) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    waiting = await lists.proposals(tx, int(list_id), turn.staff.id, seen=False)
    seen = await lists.proposals(tx, int(list_id), turn.staff.id, seen=True)
    if not waiting:
        await say(tx, turn, texts.all_compared(int(list_id), len(seen)))
        return
    shown = [await _beside(tx, row) for row in waiting[:PAGE]]
    await audit.write(tx, turn.staff.id, "viewed", "returned_list", int(list_id), turn.now)
    await say(tx, turn, *texts.page(int(list_id), shown, len(seen), len(seen) + len(waiting)))


async def right(tx: Transaction, turn: Turn, list_id: str, last: str) -> Sentence | None:
    """Every proposal of the page is right; last: its last report, since what was proposed later was not seen."""
    waiting = await lists.proposals(tx, int(list_id), turn.staff.id, seen=False)
    compared = [row for row in waiting if (row.report_id or 0) <= int(last)]
    if not compared:
        return dead_ends.toast_again()
    for row in compared:
        await lists.mark_seen(tx, row.id, turn.staff.id)
    await page(tx, turn, list_id)
    return None


async def wrong(tx: Transaction, turn: Turn, row_id: str) -> Sentence | None:
    """One proposal is not right: the report is rejected, the row is open again."""
    row = await open_row(tx, turn.actor, int(row_id), Right.VERIFY)
    if row.report_id is None:
        raise Refused(Reason.DECIDED)
    await returns.reject(tx, turn.actor, row.report_id)
    await page(tx, turn, str(row.list_id))
    return None


async def verify(tx: Transaction, turn: Turn, list_id: str) -> Sentence | None:
    """All that this operator has compared is to be verified; asks for the statement."""
    if not await lists.proposals(tx, int(list_id), turn.staff.id, seen=True):
        return reasons.refusal("decided")
    await dialogs.begin(tx, turn, "batch", list_id)
    return None


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Two operators stand for every one of them; what stands against one is said and stops the others not."""
    list_id = int(draft.subject)
    compared = [await _report(tx, row) for row in await lists.proposals(tx, list_id, turn.staff.id, seen=True)]
    parts = [await _vouched(tx, turn, report, draft.answers["statement"]) for report in compared]
    verified = [one.verification_id for _relatives, one in parts if one is not None]
    if not verified:
        await say(tx, turn, reasons.refused("decided"))
        return
    release_at, name = turn.now + turn.house.notice_hold, turn.staff.name
    await reports.announce_together(tx, verified)

    def worded(operator: Operator, heard: list[Vouched | None]) -> Message | None:
        audiences = [one.told for one in heard if one is not None]
        refused, told = len(heard) - len(audiences), sum(audiences, Counter[Language]())
        if not audiences:
            return None
        return texts.verified(turn.house, list_id, name, len(audiences), refused, release_at, told)

    await staff_decided.tell_of_many(tx, parts, turn.now, worded, verification_id=verified[0])


async def stop(tx: Transaction, turn: Turn, list_id: str) -> Sentence | None:
    """Any operator stops all the notices of a list that have not left; whose own family is all of it knows of none."""
    standing = [await reports.verification(tx, one) for one in await reports.standing_of_list(tx, int(list_id))]
    relatives = [await operators.relatives(tx, verification.person_id) for verification in standing]
    if all(turn.staff.id in family for family in relatives):
        return reasons.refusal("too_late")
    knew = [(await returns.fall(tx, turn.actor, verification.id))[1] for verification in standing]
    await audit.write(tx, turn.staff.id, "stopped", "returned_list", int(list_id), turn.now)
    await staff_decided.tell_stopped(
        tx,
        turn.actor,
        list(zip(relatives, knew, strict=True)),
        lambda heard, second: texts.stopped(turn.staff.name, int(list_id), len(heard), sum(heard), second=second),
    )
    return None


async def _vouched(tx: Transaction, turn: Turn, report: Report, statement: str) -> staff_decided.Part[Vouched | None]:
    """The operators who miss one person, and what came of it, or None when the return was not verified."""
    told = await notices.audience(tx, report)
    relatives = await operators.relatives(tx, report.person_id)
    try:
        verification = await returns.vouch(tx, turn.actor, report.id, statement)
    except Refused:
        return relatives, None
    return relatives, Vouched(verification.id, told)


async def _beside(tx: Transaction, row: ListRow) -> texts.Beside:
    """A row, whom it is said to be, and how their fields agree."""
    person = await persons.get(tx, (await _report(tx, row)).person_id)
    match = next((one for one in await candidates.of_row(tx, row.id) if one.person_id == person.id), None)
    return row, person.facts, match.fields if match else {}


async def _report(tx: Transaction, row: ListRow) -> Report:
    return await reports.get(tx, row.report_id or 0)
