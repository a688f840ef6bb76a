"""In which language a relative reads, and what time it is for them: on every card that leads to writing or calling."""

from bot.model.actor import Actor
from bot.model.quiet_hours import QuietHours
from bot.model.reader import Reader
from storage.register import chats
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes


async def of_chat(tx: Transaction, actor: Actor, chat_id: int) -> Reader:
    """The relative behind a chat, as an operator needs to know before writing or calling."""
    wishes = await reminder_wishes.of_chat(tx, chat_id)
    zone = wishes.zone(actor.org.timezone)
    night_until = QuietHours(*actor.org.quiet_hours).over_at(zone, actor.now)
    said, called = await chats.language_of(tx, chat_id), await chats.is_on_telephone(tx, chat_id)
    return Reader(said, zone, wishes.zone_name is not None, actor.now, night_until, by_telephone=called)
