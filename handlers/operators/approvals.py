"""A second operator looks at an update and lets it out, or gives it back."""

from bot.model.broadcast import APPROVED, OPEN_TO_CHANGE
from bot.model.refused import Reason, Refused
from bot.texts.updates import broadcasts as texts
from bot.use_cases.access import open_update
from bot.use_cases.updates import approving, writing
from handlers.operators import broadcasts, mailing
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest, broadcast_id: int) -> None:
    """One update: the preview while it is a draft, then how far it has come."""
    found = await open_update(tx, request.actor, broadcast_id, *OPEN_TO_CHANGE, *APPROVED)
    await (mailing if found.stage in APPROVED else broadcasts).show(tx, request, found)


async def approve(tx: Transaction, request: ChatRequest, broadcast_id: int, digest: int) -> None:
    """Lets out exactly what was previewed; what was changed is shown again."""
    try:
        await approving.approve(tx, request.actor, broadcast_id, digest)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        await say(tx, request, texts.changed_since())
        await show(tx, request, broadcast_id)


async def give_back(tx: Transaction, request: ChatRequest, broadcast_id: int) -> None:
    """It is not approved as it is; or its author takes it back."""
    found = await writing.give_back(tx, request.actor, broadcast_id)
    if found.author_id == request.staff.id:
        await broadcasts.show(tx, request, found)
    else:
        await say(tx, request, texts.done())
