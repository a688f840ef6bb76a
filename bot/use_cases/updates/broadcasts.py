"""Writing an update to many: questions, a look through it beside the loop, the preview, a second operator."""

from dataclasses import replace

from bot.model.broadcast import Broadcast, Found
from bot.model.chat import Operator
from bot.model.message import Kind, Message
from bot.settings import House
from bot.texts.updates import broadcast_card, updates
from bot.texts.updates import broadcasts as texts
from bot.texts.writing import reply
from bot.use_cases.updates import editions
from storage.queues import outbox
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts


async def checked(tx: Transaction, house: House, looked_at: Broadcast, found: Found, now: int) -> None:
    """It was looked through; its author gets the preview, unless it was changed meanwhile."""
    if await broadcasts.checked(tx, looked_at, found):
        author = await operators.get(tx, looked_at.author_id)
        for message in await shown(tx, house, author, await broadcasts.get(tx, looked_at.id), now):
            await outbox.put(tx, author.chat_id, replace(message, kind=Kind.OPERATOR), now)


async def shown(tx: Transaction, house: House, to: Operator, found: Broadcast, now: int) -> list[Message]:
    """Exactly what families would read, and the card below it."""
    preview = await editions.preview(tx, house, found, now)
    author = await operators.get(tx, found.author_id)
    messages: list[Message] = []
    for code in editions.readers(found):
        printed = replace(preview.messages[code].closed(updates.NO_CODE_YET), kind=Kind.REPLY, paid=False)
        messages += [reply(texts.above(code)), printed]
    card = broadcast_card.card(
        house,
        found,
        preview.digest,
        own=found.author_id == to.id,
        author=author.name,
        corrects=preview.edition.corrects,
        begins=preview.starts_at if preview.otherwise else None,
    )
    return [*messages, card]
