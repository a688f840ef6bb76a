"""The texts for families, as administrators confirm them."""

from bot.texts.wait.shipped import shipped
from storage.store.transaction import Transaction
from storage.wait import guides
from tests.cast import OperatorActor


async def opens(admin: OperatorActor, topic: str) -> None:
    """From the menu to the card of a topic."""
    await admin.says("/guides")
    await admin.sees("<b>Texts for families.</b>")
    admin.forges(f"guide:{topic}")
    await admin.town.settles()


async def confirms(admin: OperatorActor, topic: str) -> None:
    """Looks at the texts as they stand and confirms them."""
    await opens(admin, topic)
    await admin.presses("Review and confirm")
    await admin.sees("<b>Show this to families?</b>")
    await admin.presses("Show to families")
    await admin.sees("<b>Confirmed:</b>")


async def confirmed(tx: Transaction, operator_id: int, topics: tuple[str, ...]) -> None:
    """The shipped texts are shown to families from now on."""
    for topic in topics:
        assert await guides.confirm(tx, topic, 0, shipped(topic), operator_id, 0)
