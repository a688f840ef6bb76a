"""What second operators found wrong with a row, beside who says so."""

from bot.model.list_views import Objected
from bot.model.returned import ListRow
from storage.staff import operators
from storage.store.transaction import Transaction


async def heard_of(tx: Transaction, row: ListRow) -> list[Objected]:
    """The objections to a row, oldest first."""
    return [Objected((await operators.get(tx, one.operator_id)).name, one.why) for one in row.objections]
