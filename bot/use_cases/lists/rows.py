"""Working through the rows of a list: one operator says who each is, and nothing of it is told before a second one."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.inquiry import Inquiry, State
from bot.model.list_views import RowView
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, PossibleMatch, ReturnedList, RowState
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import open_person, open_row, open_row_as_shown
from bot.use_cases.lists import second_operator
from bot.use_cases.lists.numbering import one_as_seen, why_as_seen
from bot.use_cases.lists.objections import heard_of
from bot.use_cases.register import doubles
from bot.use_cases.returns import chosen, reports
from storage.lists import candidates, decisions, in_hand, list_counts, list_rows, lists, same_person
from storage.register import inquiries, persons
from storage.staff import audit
from storage.store.ids import new_id
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
    facts, reference, asked, state = await _described(tx, found[0])
    await looks.keep(tx, actor, "viewed", "returned_row", row.id)
    progress = await list_counts.progress(tx, row.list_id, actor.operator.chat_id)
    last = await decisions.last(tx, row.list_id, actor.id)
    person, own = found[0].person_id, actor.operator.chat_id
    beside = await doubles.untold(tx, own, person) if person else []
    known = await same_person.of_person(tx, row, person) if person else None
    why = await why_as_seen(tx, own, {row.id: known} if known else {})
    shown, said = await one_as_seen(tx, own, row), why.get(row.id)
    return RowView(shown, found, facts, reference, asked, progress, beside, said, await heard_of(tx, row), last, state)


async def propose(tx: Transaction, actor: Actor, row_id: int, person_id: int, version: int) -> int:
    """The row is this person: the return is reported, and waits for a second operator.  The list's id.  Refused."""
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    source = await lists.get(tx, row.list_id)
    if (await _candidate(tx, row, person_id)).person_id is None:
        raise Refused(Reason.NOT_REVIEWED)
    if await put(tx, actor, source, row, person_id, new_id()):
        await second_operator.call(tx, actor, source, [row.id])
    return source.id


async def put(tx: Transaction, actor: Actor, source: ReturnedList, row: ListRow, person_id: int, decision: int) -> bool:
    """A row that is as it was shown is reported as the return of a person whom it may be; nobody is called.  Refused.

    False when the return of this person stands or waits already: it is kept who the row is, and nothing else.
    """
    if source.hostile:
        raise Refused(Reason.HOSTILE_SOURCE)
    if await same_person.is_told_of(tx, person_id):
        await open_person(tx, actor, person_id, Right.REPORT)
        await list_rows.decide(tx, row.id, RowState.OPEN, actor.id, actor.now)
        await same_person.say(tx, row.id, person_id)
        await audit.write(tx, actor.id, "recognised", "returned_row", row.id, actor.now)
        return False
    await reports.may_report(tx, actor, person_id)
    evidence = await chosen.checked(tx, row.evidence(source), [person_id])
    report_id = await reports.add(tx, actor, person_id, evidence, row.id)
    await list_rows.decide(tx, row.id, RowState.PROPOSED, actor.id, actor.now, report_id, decision=decision)
    await same_person.say(tx, row.id, person_id)
    await audit.write(tx, actor.id, "proposed", "returned_row", row.id, actor.now)
    return True


async def reject_candidate(tx: Transaction, actor: Actor, row_id: int, subject_id: int, version: int) -> int:
    """The row is not this person or inquiry, here and on every later list.  The list's id.  Refused."""
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    match = await _candidate(tx, row, subject_id)
    if match.person_id:
        await open_person(tx, actor, match.person_id, Right.REPORT)
    await candidates.reject(tx, match, actor.id, actor.now, decision := new_id())
    state = RowState.OPEN if await candidates.of_row(tx, row.id) else RowState.NOBODY
    await list_rows.decide(tx, row.id, state, actor.id, actor.now, decision=decision)
    await audit.write(tx, actor.id, "rejected", "returned_row", row.id, actor.now)
    return row.list_id


async def put_off(tx: Transaction, actor: Actor, row_id: int, version: int) -> int:
    """The row comes last; also one about a held case, or nobody would come to the rows behind it.

    The list's id.  Refused.
    """
    row = await open_row_as_shown(tx, actor, row_id, version, Right.REPORT)
    await list_rows.decide(tx, row.id, RowState.LATER, actor.id, actor.now, decision=new_id())
    await audit.write(tx, actor.id, "put off", "returned_row", row.id, actor.now)
    return row.list_id


async def _candidate(tx: Transaction, row: ListRow, subject_id: int) -> PossibleMatch:
    """Whoever the row may be, unless somebody has said that it is not: perhaps of the same row on another list."""
    match = next((one for one in await candidates.of_row(tx, row.id) if one.subject_id == subject_id), None)
    if match is None:
        raise Refused(Reason.ROW_DECIDED)
    return match


async def _described(
    tx: Transaction, match: PossibleMatch
) -> tuple[Mapping[str, str], str, list[Inquiry], State | None]:
    """The facts of whoever a row may be, the first reference, the accepted inquiries; the state of one that is not."""
    if match.inquiry_id:
        inquiry = await inquiries.get(tx, match.inquiry_id)
        return inquiry.facts, inquiry.reference, [], inquiry.state
    person = await persons.get(tx, match.person_id or 0)
    asked = await inquiries.of_case(tx, person.id)
    accepted = [inquiry for inquiry in asked if inquiry.state is State.ACCEPTED]
    return person.facts, number_of(person, asked), accepted, None
