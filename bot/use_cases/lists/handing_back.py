"""A list is handed back as a file: every row as it was written, and what happened to it.

As with cases that are taken out: only administrators do it, it is written down, and the others hear about it.
"""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.handed_back import HandedBack, HandedRow
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, ReturnedList
from bot.model.rights import Right
from bot.texts.lists import handing_back as texts
from bot.use_cases.access import confirms, open_list
from storage.lists import candidates, outcomes, row_pages
from storage.queues import outbox
from storage.register import inquiries, persons
from storage.staff import audit, operators
from storage.store.transaction import Row, Transaction


async def may(tx: Transaction, actor: Actor, list_id: int) -> ReturnedList:
    """The list, if there is anything to hand back of it.  Refused."""
    found = await open_list(tx, actor, list_id, Right.MANAGE)
    if not await outcomes.count(tx, list_id, actor.operator.chat_id):
        raise Refused(Reason.CHANGED)
    return found


async def count(tx: Transaction, actor: Actor, list_id: int) -> int:
    """How many rows would leave.  Refused."""
    await may(tx, actor, list_id)
    return await outcomes.count(tx, list_id, actor.operator.chat_id)


async def collect(tx: Transaction, actor: Actor, list_id: int) -> HandedBack:
    """All rows but those of the own family.  Refused."""
    found = await may(tx, actor, list_id)
    await confirms(tx, actor, Act.HAND_BACK, list_id)
    rows = {row.id: row for row in await row_pages.every(tx, list_id, actor.operator.chat_id)}
    names = _Names(tx)
    became = await outcomes.of_list(tx, list_id, actor.operator.chat_id)
    return HandedBack(found, [await _handed(tx, rows[one["id"]], one, names) for one in became])


async def take_out(tx: Transaction, actor: Actor, list_id: int, count: int) -> ReturnedList:
    """So many rows leave as a file, to this administrator only; each other one hears about those that are not the own.

    Refused, with CHANGED when other rows may be of the own family by now.
    """
    found = await may(tx, actor, list_id)
    await confirms(tx, actor, Act.HAND_BACK, list_id)
    if count != await outcomes.count(tx, list_id, actor.operator.chat_id):
        raise Refused(Reason.CHANGED)
    said, confirmed = {"rows": str(count)}, actor.confirmation
    await audit.write(tx, actor.id, "exported", "returned_list", list_id, actor.now, said, confirmed=confirmed)
    for operator in await operators.active(tx, Right.MANAGE):
        others = await outcomes.count(tx, list_id, operator.chat_id)
        if operator.id != actor.id and others:
            await outbox.put(tx, operator.chat_id, texts.taken_out(actor.operator.name, found, others), actor.now)
    return found


class _Names:
    """How people and operators are called, each asked for once."""

    def __init__(self, tx: Transaction) -> None:
        self._tx, self._people, self._operators = tx, dict[int, str](), dict[int, str]()

    async def person(self, person_id: int) -> str:
        """The reference of the case, else the id of the import, else the name."""
        if person_id not in self._people:
            asked = await inquiries.of_person(self._tx, person_id)
            self._people[person_id] = number_of(await persons.get(self._tx, person_id), asked)
        return self._people[person_id]

    async def operator(self, operator_id: int | None) -> str:
        """The name of an operator."""
        if operator_id is None:
            return ""
        if operator_id not in self._operators:
            self._operators[operator_id] = (await operators.get(self._tx, operator_id)).name
        return self._operators[operator_id]


async def _handed(tx: Transaction, row: ListRow, became: Row, names: _Names) -> HandedRow:
    return HandedRow(
        row,
        outcomes.sort_of(became),
        became["verdict"],
        await _number(tx, row, became["person_id"], names),
        await names.operator(became["reported_by"]),
        became["reported_at"],
        await names.operator(became["verified_by"]),
        became["verified_at"],
        became["told_at"],
        await names.operator(became["stopped_by"]),
        became["stopped_at"],
        corrected=became["corrected_by"] is not None,
    )


async def _number(tx: Transaction, row: ListRow, person_id: int | None, names: _Names) -> str:
    if person_id is not None:
        return await names.person(person_id)
    best = next(iter(await candidates.of_row(tx, row.id)), None) if row.is_to_be_decided else None
    if best is None:
        return ""
    if best.person_id:
        return await names.person(best.person_id)
    return (await inquiries.get(tx, best.inquiry_id or 0)).reference
