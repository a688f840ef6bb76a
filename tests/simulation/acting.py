"""What the bot does because of an update: families are answered, operators verify and stop returns."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.model.actor import Actor
from bot.model.message import Kind, Message
from bot.model.refused import Refused
from bot.settings import Settings
from bot.use_cases.returns import reports
from storage.queues import inbox, outbox
from storage.queues.inbox import Delivery
from storage.register import chats
from storage.staff import operators
from storage.store import records
from storage.store.ids import new_id
from storage.store.transaction import Transaction

if TYPE_CHECKING:
    from tests.simulation.world import World

HOLD, PATIENCE = 120, 4 * 3_600  # seconds: until a notice leaves, and until who has not read it is called
SETTINGS = Settings(
    organisation="Org", hotline="+447700900000", notice_hold=HOLD, acknowledge_hours=4, second_factor="off"
)
ORG = SETTINGS.org


async def act(tx: Transaction, delivery: Delivery, now: int, world: "World") -> None:
    """The change and its answer, in one transaction with the end of the update."""
    message = records.read(delivery.raw.encode())["message"]
    chat = await chats.get_or_create(tx, message["chat"]["id"], "private", "en", now)
    await tx.insert("audit", id=new_id(), at=now, action=f"update {delivery.update_id}", subject="simulation")
    verb, _, number = message["text"].partition(" ")
    if operator := await operators.of_chat(tx, chat.id):
        await _decide(tx, Actor(operator, ORG, now), verb, int(number), world)
    else:
        words = f"answer to {delivery.update_id}"
        row = await outbox.put(tx, chat.id, Message(Kind.REPLY, Markup.escape(words)), now)
        world.rows[row] = (chat.telegram_id, words)
    await inbox.finish(tx, delivery, now)


async def _decide(tx: Transaction, actor: Actor, verb: str, number: int, world: "World") -> None:
    """Verify the report, or stop what was verified because of it; it may be too late for either."""
    found = await tx.one("SELECT id FROM verification WHERE report_id = :report", report=number)
    try:
        if verb == "verify":
            await reports.verify(tx, actor, number, "seen in person")
        elif found:
            await reports.stop(tx, actor, found["id"])
            world.stopped.setdefault(number, world.now())
    except Refused:
        return
