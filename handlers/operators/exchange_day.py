"""The day of an exchange: an administrator switches it on once it was announced publicly; it ends by itself.

It is the same for every family, and nothing of it depends on what is known of anybody (N1).
"""

from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts.returns import returns
from bot.texts.wait import exchange_day as texts
from bot.use_cases.announcing import tell
from bot.use_cases.wait import rounds
from bot.use_cases.wait.exchange_day import LASTS, LONGER
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import exchange_day


async def show(tx: Transaction, turn: Turn) -> None:
    """Whether it is on, and how much comes in."""
    ends_at = await exchange_day.ends_at(tx)
    load, waiting = await exchange_day.load(tx, turn.now), await rounds.waiting(tx, turn.staff, turn.now)
    decides = may(turn.staff.role, Right.MANAGE)
    await say(tx, turn, texts.standing(turn.house, ends_at, turn.now, load, waiting, decides=decides))


async def ask(tx: Transaction, turn: Turn) -> None:
    """Before it is switched on: whether it was announced publicly."""
    await say(tx, turn, texts.ask(await exchange_day.ends_at(tx)))


async def begin(tx: Transaction, turn: Turn, seen: str) -> Sentence | None:
    """It was announced publicly: the day begins."""
    if int(seen) > turn.now:
        return returns.refusal("decided")
    return await _set(tx, turn, int(seen), turn.now + LASTS, "began")


async def prolong(tx: Transaction, turn: Turn, seen: str) -> Sentence | None:
    """It lasts half a day longer."""
    return await _set(tx, turn, int(seen), int(seen) + LONGER, "prolonged")


async def end(tx: Transaction, turn: Turn, seen: str) -> Sentence | None:
    """It is over."""
    return await _set(tx, turn, int(seen), turn.now, "ended")


async def _set(tx: Transaction, turn: Turn, seen: int, ends_at: int, action: str) -> Sentence | None:
    over = action != "began" and seen <= turn.now
    if over or not await exchange_day.set_end(tx, seen, ends_at, turn.staff.id, turn.now):
        await show(tx, turn)
        return returns.refusal("decided")
    await audit.write(tx, turn.staff.id, action, "exchange_day", 1, turn.now)
    if ends_at > turn.now:
        await outbox.put_off_reminders(tx, ends_at)
    name, house, now = turn.staff.name, turn.house, turn.now
    await tell(tx, Right.STOP, now, texts.changed(house, name, ends_at, now), but=(turn.staff.id,))
    await show(tx, turn)
    return None
