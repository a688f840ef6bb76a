"""What is about to be told to families, for who may stop it: how much on every page, and all of it in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.rights import Right
from bot.use_cases import looks
from storage.lists import lists
from storage.register import inquiries, persons
from storage.returns import leaving
from storage.returns.leaving import Leaving
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Stoppable:
    """name: of the list, or the number of the case."""

    what: Leaving
    name: str


async def soon(tx: Transaction, actor: Actor) -> tuple[int, int | None]:
    """How many notices wait to leave, and when the first does; none about the own family.  Refused."""
    actor.needs(Right.STOP)
    found = await leaving.soon(tx, actor.operator.chat_id)
    return sum(one.count for one in found), min((one.at for one in found), default=None)


async def view(tx: Transaction, actor: Actor) -> Sequence[Stoppable]:
    """The same one by one, by list or by case; the look is kept.  Refused."""
    actor.needs(Right.STOP)
    found = await leaving.soon(tx, actor.operator.chat_id)
    for one in found:
        if one.list_id is None:
            await looks.keep(tx, actor, "viewed", "verification", one.verification_id)
    return [Stoppable(one, await _name(tx, one)) for one in found]


async def _name(tx: Transaction, one: Leaving) -> str:
    if one.list_id is not None:
        return (await lists.get(tx, one.list_id)).name
    return number_of(await persons.get(tx, one.person_id), await inquiries.of_case(tx, one.person_id))
