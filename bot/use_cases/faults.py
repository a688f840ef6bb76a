"""What follows from a fault of ours."""

from storage.inbox import Delivery
from storage.transaction import Transaction


async def update_put_aside(tx: Transaction, delivery: Delivery, now: int) -> None:
    """An update could not be acted on and was put aside."""
