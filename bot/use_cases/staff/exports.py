"""An administrator takes cases out as a file: it is written down, and the other administrators hear about it."""

from bot.model.act import Act, Confirmation
from bot.model.actor import Actor
from bot.model.export import Export
from bot.model.rights import Right
from bot.texts.staff import exports as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators
from storage.staff import audit
from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def may_take_out(tx: Transaction, actor: Actor, export: Export) -> None:
    """Asks before the file is made.  Refused."""
    actor.needs(Right.MANAGE)
    await confirms(tx, actor, Act.EXPORT, export.value)


async def take_out(tx: Transaction, actor: Actor, export: Export, count: int) -> None:
    """So many cases leave as a file, to this administrator only.  Refused."""
    await may_take_out(tx, actor, export)
    await note(tx, actor.id, export.value, count, actor.now, actor.confirmation)
    said = texts.taken_out(actor.operator.name, export, count)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id,))


async def note(
    tx: Transaction, operator_id: int | None, what: str, count: int, now: int, confirmed: Confirmation | None = None
) -> None:
    """Keeps who took out what, and how many rows; None: somebody at the command line."""
    by = {} if operator_id else {"by": "command line"}
    said = {**by, "what": what, "rows": str(count)}
    await audit.write(tx, operator_id, "exported", "register", new_id(), now, said, confirmed=confirmed)
