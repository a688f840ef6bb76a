"""An administrator removes an operator in the chat."""

from bot.texts.staff import removal as texts
from bot.use_cases.staff import removing
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def dismiss(tx: Transaction, request: ChatRequest, operator_id: int) -> None:
    """Asks, since nobody takes it back in the chat."""
    operator, since = await removing.may_remove(tx, request.actor, operator_id)
    await say(tx, request, texts.asked(operator, since, codes=request.org.second_factor == "required"))


async def remove(tx: Transaction, request: ChatRequest, operator_id: int, since: int) -> None:
    """The second press: at once, or an administrator when a second one agrees."""
    subject, gone = await removing.remove(tx, request.actor, operator_id, since)
    await say(tx, request, texts.dismissed(subject.name) if gone else texts.second_asked(subject.name))


async def keep(tx: Transaction, request: ChatRequest, operator_id: int, since: int) -> None:
    """Another administrator objects."""
    subject = await removing.keep(tx, request.actor, operator_id, since)
    await say(tx, request, texts.stays(subject.name))
