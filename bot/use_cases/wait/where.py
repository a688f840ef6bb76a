"""Families read the texts that an administrator has confirmed; before that they exist for nobody."""

from bot.model.guide import HELP, Guide
from storage.store.transaction import Transaction
from storage.wait import guides


async def topics(tx: Transaction) -> set[str]:
    """What families may read under /help."""
    return {topic for topic, guide in (await guides.newest(tx)).items() if guide.shown and topic in HELP}


async def read(tx: Transaction, topic: str) -> Guide | None:
    """What families may read of one topic under /help, if anything."""
    return await guides.shown(tx, topic) if topic in HELP else None


async def supported(tx: Transaction) -> bool:
    """Whether families may read the text about support for themselves."""
    return await guides.shown(tx, "support") is not None
