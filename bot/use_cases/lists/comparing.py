"""The second look at a list, page by page: each proposal of another operator beside the person it is said to be."""

from collections.abc import Sequence

from bot.matching import beside_row, typed
from bot.model.actor import Actor
from bot.model.list_views import Beside, ProposalsView
from bot.model.refused import Reason, Refused
from bot.model.returned import PAGE, ListRow, at_a_look
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import open_row
from bot.use_cases.lists.numbering import as_seen
from bot.use_cases.lists.objections import heard_of
from bot.use_cases.register import doubles
from bot.use_cases.returns import notices, reports
from storage.lists import in_hand, list_rows, proposals
from storage.register import persons
from storage.returns import reports as stored
from storage.staff import audit
from storage.store.transaction import Transaction


async def view(tx: Transaction, actor: Actor, list_id: int, *, again: bool = False, most: int = PAGE) -> ProposalsView:
    """The next page, in this actor's hands from now on; empty when nothing is left to compare.  The look is kept.

    again: also what colleagues have found right.  most: how many at once.  Refused.
    """
    return await shown(tx, actor, list_id, *await take(tx, actor, list_id, again=again, most=most))


async def take(
    tx: Transaction, actor: Actor, list_id: int, *, again: bool = False, most: int = PAGE
) -> tuple[Sequence[ListRow], int]:
    """The next page, in this actor's hands from now on, and its number; the look is kept.  Refused."""
    actor.needs(Right.VERIFY)
    found = await proposals.to_compare(tx, list_id, actor.id, actor.now, again=again, most=most)
    rows = at_a_look(found)
    if rows:
        await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    return rows, await in_hand.take_page(tx, rows, actor.id, actor.now)


async def shown(tx: Transaction, actor: Actor, list_id: int, rows: Sequence[ListRow], page: int) -> ProposalsView:
    """Those rows, once they were taken, each beside its person.  Refused."""
    actor.needs(Right.VERIFY)
    counts = await proposals.counts(tx, list_id, actor.id, actor.now)
    before = await proposals.last_page(tx, list_id, actor.id)
    seen = await as_seen(tx, actor.operator.chat_id, rows)
    return ProposalsView(list_id, page, [await _beside(tx, actor, row) for row in seen], counts, before)


async def look_back(tx: Transaction, actor: Actor, list_id: int, page: int) -> ProposalsView:
    """What this actor found right together, as far as it still waits.  Refused, with CHANGED when none of it does."""
    actor.needs(Right.VERIFY)
    rows = await proposals.on_page(tx, list_id, actor.id, page)
    if not rows:
        raise Refused(Reason.CHANGED)
    await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    return await shown(tx, actor, list_id, rows, page)


async def find_right(tx: Transaction, actor: Actor, list_id: int, page: int) -> None:
    """What was shown on that page is right, as far as it still waits.  Refused, with NOT_AS_SHOWN when nothing is."""
    actor.needs(Right.VERIFY)
    if not await proposals.find_right(tx, list_id, actor.id, page, actor.now):
        raise Refused(Reason.NOT_AS_SHOWN)
    await audit.write(tx, actor.id, "found right", "returned_list", list_id, actor.now)


async def take_back(tx: Transaction, actor: Actor, list_id: int, page: int) -> None:
    """What this actor found right together has to be compared again.  Refused, with CHANGED when none of it waits."""
    actor.needs(Right.VERIFY)
    if not await proposals.take_back(tx, list_id, actor.id, page):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took back", "returned_list", list_id, actor.now)


async def list_of(tx: Transaction, actor: Actor, row_id: int) -> int:
    """The list of a row.  Refused."""
    actor.needs(Right.VERIFY)
    return (await list_rows.row(tx, row_id)).list_id


async def may_reject(tx: Transaction, actor: Actor, row_id: int, report_id: int) -> ListRow:
    """The row, if this actor may say now that its proposal is not right.  Refused; ROW_DECIDED: it waits no more."""
    row = await open_row(tx, actor, row_id, Right.VERIFY)
    if row.report_id != report_id or (await stored.get(tx, report_id)).state != "open":
        raise Refused(Reason.ROW_DECIDED)
    await reports.may_reject(tx, actor, report_id)
    return row


async def reject(tx: Transaction, actor: Actor, row_id: int, report_id: int, statement: str) -> int:
    """A proposal is not right: its report is rejected, the row is open again and says why.  The list's id.  Refused."""
    row = await may_reject(tx, actor, row_id, report_id)
    await reports.reject(tx, actor, report_id, statement)
    return row.list_id


async def _beside(tx: Transaction, actor: Actor, row: ListRow) -> Beside:
    report = await stored.get(tx, row.report_id or 0)
    person = await persons.get(tx, report.person_id)
    fields = beside_row(typed(row.number, row.typed, further=row.remark.further), person.facts)
    alike = await doubles.untold(tx, actor.operator.chat_id, report.person_id)
    told, objections = await notices.audience(tx, report), await heard_of(tx, row)
    return Beside(row, person, fields, alike, told, objections, await doubles.joined_with(tx, report.person_id))
