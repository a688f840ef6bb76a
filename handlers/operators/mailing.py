"""An update on its way: its author and its approver watch it, pause it, cancel it, and get the report."""

from bot.model.broadcast import Broadcast
from bot.model.sentence import Sentence
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


async def pause(tx: Transaction, request: ChatRequest, broadcast_id: str) -> Sentence:
    """Nothing more leaves, from this moment on."""
    await mailing.pause(tx, request.actor, int(broadcast_id))
    return texts.paused()


async def go_on(tx: Transaction, request: ChatRequest, broadcast_id: str) -> Sentence:
    """It goes on where it was paused."""
    await mailing.go_on(tx, request.actor, int(broadcast_id))
    return texts.goes_on()


async def cancel(tx: Transaction, request: ChatRequest, broadcast_id: str) -> Sentence:
    """Nothing more leaves, for good."""
    await mailing.cancel(tx, request.actor, int(broadcast_id))
    return texts.cancelled()
