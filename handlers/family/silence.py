"""Relatives of whom nothing was heard for two years are told, twice, that their inquiries will be erased.

The count of warnings goes on in the same steps whether anything is said or not, as with reminders: a case that is held
(N4) looks in no other place different from any other (N1).  Nothing here knows of a report or of a verification.
"""

from bot.texts.wait import silence as texts
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def keep(tx: Transaction, request: ChatRequest) -> None:
    """The relative wants their inquiries kept; that they pressed was sign enough (handlers/acting.py)."""
    await say(tx, request, texts.kept())
