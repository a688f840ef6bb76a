"""An operator who works in the browser only gets a Telegram account beside it: by a code made here and sent there.

Only an account that has done nothing with the bot can be joined: what a relative has asked there stays theirs alone.
"""

import secrets

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Chat, Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.staff import desk as texts
from bot.use_cases.access import confirms, not_locked
from bot.use_cases.announcing import notify_operators
from bot.use_cases.staff.desk_accounts import CODE_LASTS
from storage.queues import outbox
from storage.register import chats
from storage.rights import erasing
from storage.staff import audit, operators, passkeys
from storage.store.transaction import Transaction

OF_TELEGRAM = "j."  # so a code begins that joins a Telegram account


async def is_joined(tx: Transaction, actor: Actor) -> bool:
    """Whether this operator has one."""
    return await chats.written_to_in(tx, actor.operator.chat_id) is not None


async def make_code(tx: Transaction, actor: Actor) -> str:
    """The code by which a Telegram account becomes this operator's for a while; all administrators hear so.

    Refused, with CHANGED when they have one.
    """
    actor.needs(Right.STOP)
    if await is_joined(tx, actor):
        raise Refused(Reason.CHANGED)
    await confirms(tx, actor, Act.TELEGRAM)
    code = f"{OF_TELEGRAM}{secrets.token_urlsafe(16)}"
    await passkeys.expect(tx, actor.operator.chat_id, code, actor.now + CODE_LASTS)
    await audit.write(tx, actor.id, "made code", "telegram", actor.id, actor.now, confirmed=actor.confirmation)
    said = texts.joins_telegram(actor.operator.name)
    await notify_operators(tx, Right.MANAGE, actor.now, said, but=(actor.id,))
    return code


async def join(tx: Transaction, chat: Chat, code: str, now: int) -> Operator | None:
    """The account that has sent the code is that operator's from now on.  None when the code is none.

    Refused: LOCKED, and CHANGED when the account has been used with the bot.
    """
    account = await passkeys.expected_by(tx, code, now) if code.startswith(OF_TELEGRAM) else None
    operator = None if account is None else await operators.of_chat(tx, account)
    if operator is None or chat.sort != "private":
        return None
    await not_locked(tx)
    if not await chats.is_new(tx, chat.id) or not await passkeys.expect_none(tx, operator.chat_id):
        raise Refused(Reason.CHANGED)
    await erasing.belongings(tx, chat.id)
    await chats.move_in(tx, operator.chat_id, chat)
    await audit.write(tx, operator.id, "joined", "telegram", operator.id, now)
    await outbox.put(tx, operator.chat_id, texts.telegram_joined(operator.name), now)
    return operator
