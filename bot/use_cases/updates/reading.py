"""Families read the latest updates again, those that were meant for them."""

from bot.model.broadcast import Broadcast, Stage
from bot.model.chat import Chat
from bot.model.message import ApiCall
from storage.store.transaction import Transaction
from storage.updates import audiences, broadcasts, mailing

LAST = 5
LOOKED_AT = 50
NEWEST = 2**31


async def latest(tx: Transaction, chat: Chat) -> list[ApiCall]:
    """The last five as they went out in the reader's language, at no price; the newest at the end."""
    found: list[Broadcast] = []
    for one in await broadcasts.approved_before(tx, NEWEST, LOOKED_AT):
        if len(found) < LAST and await _is_meant(tx, one, chat.id):
            found.append(one)
    return [_free(await broadcasts.text(tx, one.id, chat.language)) for one in reversed(found)]


def _free(call: ApiCall) -> ApiCall:
    return ApiCall(call.method, {name: value for name, value in call.params.items() if name != "allow_paid_broadcast"})


async def _is_meant(tx: Transaction, found: Broadcast, chat_id: int) -> bool:
    """Whether this chat got it, or it went out before they came and was meant for people like them.

    Who is shown an update is shown its correction too.
    """
    if await mailing.got(tx, found.id, chat_id):
        return True
    if found.stage is not Stage.DONE:
        return False
    if found.audience.corrects is not None:
        return await _is_meant(tx, await broadcasts.get(tx, found.audience.corrects), chat_id)
    return await audiences.includes(tx, found.audience, chat_id)
