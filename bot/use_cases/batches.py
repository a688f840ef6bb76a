"""The second operator and a whole list: every proposal is compared, then all are verified with one statement."""

from functools import partial

from bot.model.form import Draft
from bot.model.report import Report, Verification
from bot.model.returned import PAGE, ListRow
from bot.model.rights import Right
from bot.texts import batches as texts
from bot.texts import dead_ends
from bot.texts import returns as reasons
from bot.use_cases import dialogs, notices, returns, staff
from bot.use_cases.turn import Turn, say, tell
from storage import audit, candidates, lists, operators, outbox, persons, reports
from storage.transaction import Transaction


async def page(tx: Transaction, turn: Turn, list_id: str) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    waiting = await lists.proposals(tx, int(list_id), turn.staff.id, seen=False)
    seen = await lists.proposals(tx, int(list_id), turn.staff.id, seen=True)
    if not waiting:
        await say(tx, turn, texts.all_compared(turn.language, int(list_id), len(seen)))
        return
    shown = [await _beside(tx, row) for row in waiting[:PAGE]]
    await audit.write(tx, turn.staff.id, "viewed", "returned_list", int(list_id), turn.now)
    await say(tx, turn, *texts.page(turn.language, int(list_id), shown, len(seen), len(seen) + len(waiting)))


async def right(tx: Transaction, turn: Turn, list_id: str, last: str) -> str | None:
    """Every proposal of the page is right; last: its last report, since what was proposed later was not seen."""
    waiting = await lists.proposals(tx, int(list_id), turn.staff.id, seen=False)
    compared = [row for row in waiting if (row.report_id or 0) <= int(last)]
    if not compared:
        return dead_ends.toast_again(turn.language)
    for row in compared:
        await lists.mark_seen(tx, row.id, turn.staff.id)
    await page(tx, turn, list_id)
    return None


async def wrong(tx: Transaction, turn: Turn, row_id: str) -> str | None:
    """One proposal is not right: the report is rejected, the row is open again."""
    row = await lists.row(tx, int(row_id))
    report = await _report(tx, row) if row.report_id else None
    if report is None or report.reported_by == turn.staff.id:
        return reasons.refusal(turn.language, "own" if report else "decided")
    if not await reports.decide(tx, report.id, "rejected", turn.staff.id, turn.now):
        return reasons.refusal(turn.language, "decided")
    await lists.take_back(tx, report.id)
    await audit.write(tx, turn.staff.id, "rejected", "return_report", report.id, turn.now)
    await page(tx, turn, str(row.list_id))
    return None


async def verify(tx: Transaction, turn: Turn, list_id: str) -> str | None:
    """All that this operator has compared is to be verified; asks for the statement."""
    if not await lists.proposals(tx, int(list_id), turn.staff.id, seen=True):
        return reasons.refusal(turn.language, "decided")
    await dialogs.begin(tx, turn, "batch", list_id)
    return None


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Two operators stand for every one of them; what stands against one is said and stops the others not."""
    list_id = int(draft.subject)
    _count, told = await notices.audience_of_list(tx, list_id, turn.staff.id)
    verified: list[Verification] = []
    refused = 0
    for row in await lists.proposals(tx, list_id, turn.staff.id, seen=True):
        verification = await returns.vouch(tx, turn, await _report(tx, row), draft.answers["statement"])
        if isinstance(verification, Verification):
            verified.append(verification)
        else:
            refused += 1
    if not verified:
        await say(tx, turn, reasons.refused(turn.language, "decided"))
        return
    release_at, name = verified[0].release_at, turn.staff.name
    await reports.announce_together(tx, [verification.id for verification in verified])
    await tell(
        tx,
        Right.STOP,
        turn.now,
        lambda to: texts.verified(to, turn.house, list_id, name, len(verified), refused, release_at, told),
        verification_id=verified[0].id,
    )


async def stop(tx: Transaction, turn: Turn, list_id: str) -> str | None:
    """Any operator stops all the notices of a list that have not left."""
    stopped = told = 0
    for verification_id in await reports.standing_of_list(tx, int(list_id)):
        told += (await returns.fall(tx, turn, verification_id))[1]
        stopped += 1
    if not stopped:
        return reasons.refusal(turn.language, "too_late")
    await audit.write(tx, turn.staff.id, "stopped", "returned_list", int(list_id), turn.now)
    name = turn.staff.name
    await staff.tell_stopped(
        tx, turn, partial(texts.stopped, name=name, list_id=int(list_id), count=stopped, knew=told)
    )
    return None


async def sum_up(tx: Transaction, notice_id: int, now: int) -> None:
    """When the last notice of a list has come to its end, the operators hear how many relatives know."""
    list_id = await lists.of_notice(tx, notice_id)
    telling = await lists.telling(tx, list_id) if list_id is not None else None
    if list_id is None or telling is None or telling.on_the_way:
        return
    total = telling.told + telling.to_be_called
    for operator in await operators.active(tx, Right.STOP):
        said = texts.summary(operator.language, list_id, telling)
        await outbox.put(tx, operator.chat_id, said, now, dedup=f"list/{list_id}/{total}/{operator.id}")


async def _beside(tx: Transaction, row: ListRow) -> texts.Beside:
    """A row, whom it is said to be, and how their fields agree."""
    person = await persons.get(tx, (await _report(tx, row)).person_id)
    match = next((one for one in await candidates.of_row(tx, row.id) if one.person_id == person.id), None)
    return row, person.facts, match.fields if match else {}


async def _report(tx: Transaction, row: ListRow) -> Report:
    return await reports.get(tx, row.report_id or 0)
