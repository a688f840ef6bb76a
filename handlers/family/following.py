"""After a return was told: what usually comes next, after a day, a week and a month.

Only notices that were told lead here, never a report or a verification that nobody was told of (N1).  The row moves
first; whoever has moved it says it, in the same transaction.
"""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.wait import where as texts
from handlers.turn import Turn, say
from storage.returns import follow_ups
from storage.store.transaction import Transaction


async def no_more(tx: Transaction, turn: Turn) -> Sentence | None:
    """The relative wants no more of these messages."""
    if not await follow_ups.end(tx, turn.chat.id):
        return dead_ends.toast_again()
    await say(tx, turn, texts.no_more())
    return None
