"""Lists of returned people and how far each has come."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.fitting import is_unusual
from bot.model.list_views import ListView
from bot.model.returned import ReturnedList
from bot.model.rights import Right
from bot.texts.lists import announced
from bot.texts.lists import lists as texts
from bot.use_cases import looks
from bot.use_cases.access import open_list
from bot.use_cases.announcing import tell_operator
from storage.lists import decisions, fitting, in_hand, list_counts, lists
from storage.queues import outbox
from storage.register import kin
from storage.staff import operators
from storage.store.transaction import Transaction


async def every(tx: Transaction, actor: Actor) -> list[ReturnedList]:
    """The lists that can be worked through, newest first; none that holds nobody but the own family.  Refused."""
    actor.needs(Right.REPORT)
    return await lists.all_open(tx, actor.operator.chat_id)


async def view(tx: Transaction, actor: Actor, list_id: int) -> ListView:
    """How far the list has been worked through and its relatives know, without the own family.  Refused.

    The look is kept: with a list of guesses, its numbers tell who is in the register.
    """
    await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    return await standing(tx, actor, list_id)


async def standing(tx: Transaction, actor: Actor, list_id: int) -> ListView:
    """The same, said by itself when something long is done.  Refused."""
    found = await open_list(tx, actor, list_id, Right.REPORT)
    return await _seen_by(tx, actor.operator, found, actor.now)


async def compared(tx: Transaction, list_id: int, opened: Sequence[int], now: int) -> None:
    """Every row has its candidates; whoever brought the list hears about it, also when rows found somebody later."""
    found = await lists.get(tx, list_id)
    receiver = await operators.get(tx, found.received_by)
    if await lists.opened(tx, list_id):
        await _announce(tx, receiver, list_id, now)
        await tell_operator(tx, receiver.id, now, texts.overview(await _seen_by(tx, receiver, found, now)))
        return
    told = [receiver] if await operators.is_active(tx, receiver.id) else await operators.active(tx, Right.REPORT)
    for operator in told:
        if shown := [row for row in opened if not await kin.is_of_row(tx, operator.chat_id, row)]:
            await outbox.put(tx, operator.chat_id, texts.registered_since(found, len(shown)), now)


async def _announce(tx: Transaction, sender: Operator, list_id: int, now: int) -> None:
    """Administrators hear of a list as soon as its sender can learn from it; of no row about the own family (N1).

    A list of guesses, or of names out of the register, fits more of it than lists do: that is said.
    """
    usual = await fitting.usual(tx, list_id)
    for one in await operators.active(tx, Right.MANAGE):
        rows, fit = await fitting.counts(tx, list_id, one.chat_id)
        if rows and one.id != sender.id:
            said = announced.brought(sender.name, rows, fit, unusual=is_unusual(rows, fit, usual))
            await outbox.put(tx, one.chat_id, said, now)


async def _seen_by(tx: Transaction, operator: Operator, found: ReturnedList, now: int) -> ListView:
    progress = await list_counts.progress(tx, found.id, operator.chat_id)
    with_others = await in_hand.with_others(tx, found.id, operator.id, now)
    last, telling = (
        await decisions.last(tx, found.id, operator.id),
        await list_counts.telling(tx, found.id, operator.chat_id),
    )
    return ListView(found, progress, telling, with_others, last)
