"""What one person of a list wants: who may be told about their return.  Said before the row is proposed."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow
from bot.model.rights import Right
from bot.use_cases.access import open_row
from bot.use_cases.lists.looking import take
from bot.use_cases.returns import chosen
from storage.lists import candidates, row_wishes
from storage.staff import audit
from storage.store.transaction import Transaction


async def may_say(tx: Transaction, actor: Actor, row_id: int) -> ListRow:
    """The row, in this actor's hands from now on, while it is to be decided.  Refused."""
    row = await open_row(tx, actor, row_id, Right.REPORT)
    if not row.is_to_be_decided:
        raise Refused(Reason.ROW_DECIDED)
    return await take(tx, actor, row)


async def say(tx: Transaction, actor: Actor, row_id: int, said: Mapping[str, str]) -> int:
    """It goes into the report of this row, in place of the wish of the whole list.  The row's id.  Refused.

    said: the answers of the report form, `wish` and perhaps `chosen`: of those whom the row may be.
    """
    row = await may_say(tx, actor, row_id)
    people = [one.person_id for one in await candidates.of_row(tx, row.id) if one.person_id]
    kept = {name: said[name] for name in ("wish", "chosen") if name in said}
    wish = await chosen.checked(tx, kept, people)
    await row_wishes.keep(tx, row.id, wish)
    await audit.write(tx, actor.id, "wished", "returned_row", row.id, actor.now, wish)
    return row.id
