"""Administrators check, change and confirm the texts for families; every version is kept (subject of the form:
topic/number, the number of the version that it follows).
"""

from bot.model.message import DAY
from bot.model.rights import Right
from bot.texts.wait import guides as texts
from bot.use_cases.announcing import tell
from storage.store.transaction import Transaction
from storage.wait import guides

WEEK = 7 * DAY


async def ask_to_check(tx: Transaction, now: int) -> None:
    """Tells the administrators of texts that nobody has checked for long; again a week later."""
    count = await guides.put_off(tx, now, now + WEEK)
    if count:
        await tell(tx, Right.MANAGE, now, texts.to_be_checked(count))
