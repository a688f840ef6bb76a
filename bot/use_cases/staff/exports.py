"""An administrator takes cases out as a file: it is written down, and the other administrators hear about it."""

from bot.model.actor import Actor
from bot.model.export import Export
from bot.model.rights import Right
from bot.texts.staff import exports as texts
from bot.use_cases.announcing import notify_operators
from storage.staff import audit
from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def take_out(tx: Transaction, actor: Actor, export: Export, count: int) -> None:
    """So many cases leave as a file, to this administrator only.  Refused."""
    actor.needs(Right.MANAGE)
    await note(tx, actor.id, export.value, count, actor.now)
    said = texts.taken_out(actor.operator.name, export, count)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id,))


async def note(tx: Transaction, operator_id: int | None, what: str, count: int, now: int) -> None:
    """Keeps who took out what, and how many rows; None: somebody at the command line."""
    by = {} if operator_id else {"by": "command line"}
    await audit.write(tx, operator_id, "exported", "register", new_id(), now, {**by, "what": what, "rows": str(count)})
