"""Working through the rows of a list: one operator says who each is, and nothing of it is told before a second one."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.inquiry import State, full_name
from bot.model.list_views import RowView
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, PossibleMatch, ReturnedList, RowState
from bot.model.rights import Right
from bot.use_cases.access import open_list, open_person, open_row, open_row_as_shown
from bot.use_cases.lists import second_operator
from bot.use_cases.register import doubles
from bot.use_cases.returns import reports
from storage.lists import candidates, in_hand, list_counts, list_rows, lists, same_person
from storage.register import inquiries, persons
from storage.returns import reports as stored
from storage.staff import audit
from storage.store.transaction import Transaction


async def next_row(tx: Transaction, actor: Actor, list_id: int, but: int = 0) -> RowView | None:
    """The next row with its best candidate, in this actor's hands from now on; None when no row is left.  Refused.

    but: a row that is not to be shown.
    """
    actor.needs(Right.REPORT)
    row = await in_hand.take_next(tx, list_id, actor.id, actor.now, but)
    while row is not None and not await candidates.of_row(tx, row.id):
        # Rejected since on another list that holds the same row: it must not hide the rows behind it.
        await list_rows.decide(tx, row.id, RowState.NOBODY, None, actor.now)
        row = await in_hand.take_next(tx, list_id, actor.id, actor.now, but)
    return None if row is None else await view(tx, actor, row.id)


async def lay_down(tx: Transaction, actor: Actor, row_id: int) -> int:
    """What could not be decided comes last for this actor, and a colleague may take it.  The list's id.  Refused."""
    actor.needs(Right.REPORT)
    await in_hand.lay_down(tx, row_id, actor.id, actor.now)
    return (await list_rows.row(tx, row_id)).list_id


async def view(tx: Transaction, actor: Actor, row_id: int, subject_id: int = 0) -> RowView | None:
    """The row beside its best candidate, None when it has none; the look is kept.  Refused.

    subject_id: of whom it is to be shown beside, in place of the best; None also when that is no candidate.
    """
    row = await open_row(tx, actor, row_id, Right.REPORT)
    found = await candidates.of_row(tx, row.id)
    found.sort(key=lambda one: one.subject_id != subject_id)
    if not found or (subject_id and found[0].subject_id != subject_id):
        return None
    facts, reference, relatives = await _described(tx, found[0])
    await audit.write(tx, actor.id, "viewed", "returned_row", row.id, actor.now)
    progress = await list_counts.progress(tx, row.list_id, actor.operator.chat_id)
    person, own = found[0].person_id, actor.operator.chat_id
    beside = await doubles.untold(tx, own, person) if person else []
    why = await same_person.of_person(tx, row, person) if person else None
    return RowView(row, found, facts, reference, relatives, progress, beside, why)


async def propose(tx: Transaction, actor: Actor, row_id: int, person_id: int, version: int) -> int:
    """The row is this person: the return is reported, and waits for a second operator.  The list's id.  Refused."""
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    source = await lists.get(tx, row.list_id)
    if await _propose(tx, actor, source, row, person_id):
        await second_operator.call(tx, actor, source, [row.id])
    return source.id


async def _propose(tx: Transaction, actor: Actor, source: ReturnedList, row: ListRow, person_id: int) -> bool:
    """False when the return of this person stands or waits already: it is kept who the row is, and nothing else."""
    if source.hostile:
        raise Refused(Reason.HOSTILE_SOURCE)
    await _candidate(tx, row, person_id)
    if await same_person.is_told_of(tx, person_id):
        await open_person(tx, actor, person_id, Right.REPORT)
        await list_rows.decide(tx, row.id, RowState.OPEN, actor.id, actor.now)
        await same_person.say(tx, row.id, person_id)
        await audit.write(tx, actor.id, "recognised", "returned_row", row.id, actor.now)
        return False
    await reports.may_report(tx, actor, person_id)
    report_id = await stored.add(tx, person_id, actor.id, row.evidence(source), actor.now)
    await list_rows.decide(tx, row.id, RowState.PROPOSED, actor.id, actor.now, report_id)
    await same_person.say(tx, row.id, person_id)
    await audit.write(tx, actor.id, "proposed", "returned_row", row.id, actor.now)
    return True


async def propose_sure(tx: Transaction, actor: Actor, list_id: int) -> int:
    """Proposes the sure ones together; never verified unseen: a second operator goes through every one.

    Leaves out what a colleague has in hand.  Returns how many; what stands against one does not stop the others.
    Refused.
    """
    found = await open_list(tx, actor, list_id, Right.REPORT)
    sure = await list_rows.sure(tx, found.id, actor.operator, actor.now)
    proposed = [row.id for row in sure if await _proposed(tx, actor, found, row)]
    await second_operator.call(tx, actor, found, proposed)
    return len(proposed)


async def reject_candidate(tx: Transaction, actor: Actor, row_id: int, subject_id: int, version: int) -> int:
    """The row is not this person or inquiry, here and on every later list.  The list's id.  Refused."""
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    match = await _candidate(tx, row, subject_id)
    if match.person_id:
        await open_person(tx, actor, match.person_id, Right.REPORT)
    await candidates.reject(tx, match, actor.id, actor.now)
    left = await candidates.of_row(tx, row.id)
    await list_rows.decide(tx, row.id, RowState.OPEN if left else RowState.NOBODY, actor.id, actor.now)
    return row.list_id


async def put_off(tx: Transaction, actor: Actor, row_id: int, version: int) -> int:
    """The row comes last; also one about a held case, or nobody would come to the rows behind it.

    The list's id.  Refused.
    """
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    await list_rows.decide(tx, row.id, RowState.LATER, actor.id, actor.now)
    return row.list_id


async def undo(tx: Transaction, actor: Actor, list_id: int) -> int:
    """Takes back what this operator decided last; what was verified stays.  The row's id.  Refused."""
    last = await list_rows.last_decided(tx, list_id, actor.id)
    if last is None:
        raise Refused(Reason.NOTHING_TO_UNDO)
    row = await open_row(tx, actor, last.id, Right.REPORT)
    if row.state is RowState.PROPOSED:
        await _withdraw(tx, actor, row)
    else:
        await _reopen(tx, actor, row)
    return row.id


async def _withdraw(tx: Transaction, actor: Actor, row: ListRow) -> None:
    try:
        await reports.withdraw(tx, actor, row.report_id or 0)
    except Refused as refused:
        decided = refused.reason is Reason.DECIDED
        raise Refused(Reason.NOTHING_TO_UNDO if decided else refused.reason) from None


async def _reopen(tx: Transaction, actor: Actor, row: ListRow) -> None:
    if not await list_rows.decide(tx, row.id, RowState.OPEN, None, actor.now):
        raise Refused(Reason.NOTHING_TO_UNDO)
    if row.state is not RowState.LATER:
        await candidates.unreject(tx, row.id, actor.id)


async def _proposed(tx: Transaction, actor: Actor, source: ReturnedList, row: ListRow) -> bool:
    """Whether the row was proposed as its best candidate; not unseen when somebody else looks like the same person."""
    best = next(iter(await candidates.of_row(tx, row.id)), None)
    if best is None or not best.person_id or await doubles.untold(tx, actor.operator.chat_id, best.person_id):
        return False
    try:
        return await _propose(tx, actor, source, row, best.person_id)
    except Refused:
        return False


async def _candidate(tx: Transaction, row: ListRow, subject_id: int) -> PossibleMatch:
    """Whoever the row may be, unless somebody has said that it is not: perhaps of the same row on another list."""
    match = next((one for one in await candidates.of_row(tx, row.id) if one.subject_id == subject_id), None)
    if match is None:
        raise Refused(Reason.ROW_DECIDED)
    return match


async def _described(tx: Transaction, match: PossibleMatch) -> tuple[Mapping[str, str], str, int]:
    """The facts of whoever a row may be, the reference of the case, of several the first, and how many ask."""
    if match.inquiry_id:
        inquiry = await inquiries.get(tx, match.inquiry_id)
        return inquiry.facts, inquiry.reference, 1
    person = await persons.get(tx, match.person_id or 0)
    asked = await inquiries.of_person(tx, person.id)
    number = asked[0].reference if asked else person.source_id or full_name(person.facts)
    return person.facts, number, sum(inquiry.state is State.ACCEPTED for inquiry in asked)
