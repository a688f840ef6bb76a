"""An administrator takes cases out as a file: after a warning, to the own chat only, and it is written down."""

from storage.staff import audit
from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def note(tx: Transaction, operator_id: int | None, what: str, count: int, now: int) -> None:
    """Who took out what, and how many rows."""
    by = {} if operator_id else {"by": "command line"}
    await audit.write(tx, operator_id, "exported", "register", new_id(), now, {**by, "what": what, "rows": str(count)})
