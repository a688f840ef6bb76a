"""An update on its way: its author and its approver watch it, pause it, cancel it, and get the report."""

from bot.model.broadcast import Broadcast
from bot.texts.updates import mailing as texts
from bot.use_cases.updates import mailing
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest, found: Broadcast) -> None:
    """How far it has come, in a message that is kept up to date from now on; at the end the report."""
    if found.reported_at is None:
        await mailing.watch(tx, request.actor, found)
        return
    outcome = await mailing.outcome(tx, found, request.now)
    await say(tx, request, texts.report(found, outcome) if outcome else texts.long_ago(found))
