"""Rows that decide and whose stamp does not fit: administrators hear of each once."""

from bot.model.rights import Right
from bot.texts.staff import forgery as texts
from bot.use_cases.announcing import notify_operators
from storage.queues import misfits
from storage.store.stamps import Named
from storage.store.transaction import Transaction


async def keep(tx: Transaction, found: list[Named], now: int) -> None:
    """Remembers what was found, and forgets what was put right since."""
    await misfits.forget_mended(tx)
    for row in found:
        await misfits.note(tx, row, now)


async def tell(tx: Transaction, now: int) -> None:
    """Of what they have not heard yet: how many, and the first."""
    rows = await misfits.untold(tx)
    if rows:
        said = texts.found(len(rows), rows[0]["subject"], rows[0]["row_id"])
        await notify_operators(tx, Right.MANAGE, now, said)
        await misfits.told(tx, now)
