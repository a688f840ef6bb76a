"""/updates: families read the latest updates again, those that were meant for them."""

from bot.model.broadcast import Broadcast, Stage
from bot.model.message import Call, Kind
from bot.texts.updates import updates as texts
from handlers import dialogs
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.store.transaction import Transaction
from storage.updates import audiences, broadcasts, mailing

LAST = 5
LOOKED_AT = 50
NEWEST = 2**31


async def latest(tx: Transaction, turn: Turn) -> None:
    """The last five in the reader's language, the newest at the end."""
    found: list[Broadcast] = []
    for one in await broadcasts.approved_before(tx, NEWEST, LOOKED_AT):
        if len(found) < LAST and await _is_meant(tx, one, turn.chat.id):
            found.append(one)
    await say(tx, turn, texts.latest(len(found)))
    for one in reversed(found):
        await outbox.put_call(tx, turn.chat.id, Kind.REPLY, await _again(tx, turn, one), turn.now)
    await dialogs.repeat(tx, turn)


async def _again(tx: Transaction, turn: Turn, found: Broadcast) -> Call:
    """The very message, at no price."""
    call = await broadcasts.text(tx, found.id, turn.language)
    return Call(call.method, {name: value for name, value in call.params.items() if name != "allow_paid_broadcast"})


async def _is_meant(tx: Transaction, found: Broadcast, chat_id: int) -> bool:
    """Whether this chat got it, or it went out before they came and was meant for people like them.

    Whoever is shown an update is shown its correction too.
    """
    if await mailing.got(tx, found.id, chat_id):
        return True
    if found.stage is not Stage.DONE:
        return False
    if found.audience.corrects is not None:
        return await _is_meant(tx, await broadcasts.get(tx, found.audience.corrects), chat_id)
    return await audiences.includes(tx, found.audience, chat_id)
