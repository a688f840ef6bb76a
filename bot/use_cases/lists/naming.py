"""Somebody says by hand who a row is: it is then shown beside that person, and decided like any other row."""

from bot.matching import beside_row, typed
from bot.model.actor import Actor
from bot.model.finding import Found, Results
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, RowState
from bot.model.rights import Right
from bot.use_cases.access import find_person, open_row
from bot.use_cases.lists.looking import take
from bot.use_cases.register import finding
from storage.lists import by_hand, list_rows
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def may_name(tx: Transaction, actor: Actor, row_id: int) -> ListRow:
    """The row, in this actor's hands from now on, if it can be said who it is.  Refused."""
    row = await open_row(tx, actor, row_id, Right.REPORT)
    if row.aside or row.state in (RowState.NEW, RowState.PROPOSED):
        raise Refused(Reason.PUT_ASIDE if row.aside else Reason.ROW_DECIDED)
    return await take(tx, actor, row)


async def find(tx: Transaction, actor: Actor, row_id: int, words: str, found: Found) -> Results:
    """Who in the register may be meant, without the own family; found: what the register in memory says.  Refused."""
    await may_name(tx, actor, row_id)
    return await finding.search(tx, actor, words, found)


def only(results: Results) -> int | None:
    """The person whose reference or id it was, if nobody else can be meant."""
    (first, *others) = results.cases or (None,)
    return first.person_id if first and not others and first.is_named_by_number else None


async def name(tx: Transaction, actor: Actor, row_id: int, person_id: int) -> ListRow:
    """This person comes first among whom the row may be; never sure, so that it takes a press to propose it.  Refused.

    Whoever said before that the row is not this person may say otherwise; of a colleague's "not", with NOT_THIS_PERSON.
    """
    row = await may_name(tx, actor, row_id)
    person = await find_person(tx, actor, person_id, Right.REPORT)
    if person is None:
        raise Refused(Reason.CHANGED)
    rejected_by = await by_hand.rejected_by(tx, row.id, person.id)
    if rejected_by not in (None, actor.id) and await operators.is_active(tx, rejected_by or 0):
        raise Refused(Reason.NOT_THIS_PERSON)
    fields = beside_row(typed(row.number, row.typed, further=row.remark.further), person.facts)
    if not await list_rows.decide(tx, row.id, RowState.OPEN, actor.id, actor.now):
        raise Refused(Reason.CHANGED)
    await by_hand.put_first(tx, row.id, person.id, {field: agrees.value for field, agrees in fields.items()})
    await audit.write(tx, actor.id, "named", "returned_row", row.id, actor.now)
    return row
