"""The authenticators of the made-up operators: what each shows now.  Only here key and chat are side by side."""

from bot.model import totp
from storage.register import chats
from storage.staff import operators, pending_acts, second_factors
from storage.store.transaction import Transaction


async def set_up(tx: Transaction, telegram_id: int, now: int) -> None:
    """An operator comes with an authenticator."""
    if (operator_id := await operator(tx, telegram_id)) is not None:
        await second_factors.make(tx, operator_id, totp.new_secret(), now)
        await second_factors.confirm(tx, operator_id, 0, now)


async def shown(tx: Transaction, telegram_id: int, now: int) -> str:
    """The next code that would be taken; "" for whoever has no authenticator.

    After one was used, the one of the next half minute: a rehearsal waits for nothing.
    """
    operator_id = await operator(tx, telegram_id)
    found = None if operator_id is None else await second_factors.find(tx, operator_id)
    if found is None:
        return ""
    present = totp.step_at(now)
    return totp.code_of(found.secret, min(max(present, found.last_step + 1), present + totp.DRIFT))


async def is_asked(tx: Transaction, telegram_id: int) -> bool:
    """Whether something waits for a code of theirs."""
    operator_id = await operator(tx, telegram_id)
    return operator_id is not None and await pending_acts.find(tx, operator_id) is not None


async def operator(tx: Transaction, telegram_id: int) -> int | None:
    """The operator whose account that is."""
    chat_id = await chats.find(tx, telegram_id)
    found = None if chat_id is None else await operators.of_chat(tx, chat_id)
    return found.id if found else None
