"""A case that somebody holds open is erased meanwhile: a friendly sentence, and a form about it is closed."""

from bot.model.form import Draft
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import drafts
from storage.store.existing import exists
from storage.store.transaction import Transaction

# What the subject of a form is the row of.  The subject of a reply names its table itself.
SUBJECTS = {
    "answer": "inquiry",
    "addition": "inquiry",
    "accept": "inquiry",
    "ask": "inquiry",
    "decline": "inquiry",
    "link": "inquiry",
    "report": "person",
    "list": "returned_list",
    "batch": "returned_list",
    "verify": "return_report",
    "reject": "return_report",
    "corroborate": "sighting",
}


async def vanished(tx: Transaction, turn: Turn) -> Sentence:
    """Said in place of what was to be done, of which nothing was."""
    draft = await drafts.find(tx, turn.chat.id, turn.chat.form) if turn.chat.form else None
    if draft is not None and not await _stands(tx, draft):
        await dialogs.erase(tx, turn, draft.form)
    await say(tx, turn, dead_ends.vanished())
    return dead_ends.toast_passed()


async def _stands(tx: Transaction, draft: Draft) -> bool:
    """Whether what a form is about is still there."""
    table, row = SUBJECTS.get(draft.form), draft.subject.partition("/")[0]
    if draft.form == "reply":
        table, _slash, row = draft.subject.partition("/")
    elif draft.form == "correct" and row != "list":
        table = "verification"
    return table is None or await exists(tx, table, int(row))
