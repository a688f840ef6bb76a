"""Families read the texts that an administrator has confirmed; before that they exist for nobody."""

from bot.model.guide import HELP
from storage.store.transaction import Transaction
from storage.wait import guides


async def topics(tx: Transaction) -> set[str]:
    """What families may read under /help."""
    return {topic for topic, guide in (await guides.newest(tx)).items() if guide.shown and topic in HELP}
