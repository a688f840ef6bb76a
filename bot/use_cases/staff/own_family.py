"""Operators say whom they miss; nothing about that person comes to them any more, whatever account they asked with."""

from collections.abc import Mapping, Sequence

from bot.model.actor import Actor
from bot.model.declaration import COUNTS_ON, MOST, Declaration
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.staff import own_family as texts
from bot.use_cases.announcing import notify_operators
from storage.register import declarations
from storage.staff import audit
from storage.store.transaction import Transaction


async def mine(tx: Transaction, actor: Actor) -> Sequence[Declaration]:
    """Whom the actor has declared.  Refused."""
    actor.needs(Right.STOP)
    return await declarations.of_chat(tx, actor.operator.chat_id)


async def may_declare(tx: Transaction, actor: Actor) -> None:
    """Refused, with MANY_DECLARED when there are enough to be somebody else's list."""
    if len(await mine(tx, actor)) >= MOST:
        raise Refused(Reason.MANY_DECLARED)


async def declare(tx: Transaction, actor: Actor, facts: Mapping[str, str]) -> None:
    """The actor misses somebody, who is named once.  Nobody else reads who it is.  Refused."""
    if any(one.facts == facts and one.ends_at is None for one in await mine(tx, actor)):
        return
    await may_declare(tx, actor)
    await declarations.add(tx, actor.operator.chat_id, facts, actor.now)
    await audit.write(tx, actor.id, "declared", "own_family", actor.id, actor.now)


async def take_back(tx: Transaction, actor: Actor, declaration_id: int) -> None:
    """It counts for another day; the administrators hear that there was one, not who it is.  Refused."""
    actor.needs(Right.STOP)
    if not await declarations.end(tx, declaration_id, actor.operator.chat_id, actor.now + COUNTS_ON):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "took back", "own_family", actor.id, actor.now)
    await notify_operators(tx, Right.MANAGE, actor.now, texts.taken_back(actor.operator.name), but=(actor.id,))


async def keep(tx: Transaction, actor: Actor, declaration_id: int) -> None:
    """It goes on counting after all.  Refused."""
    actor.needs(Right.STOP)
    if not await declarations.end(tx, declaration_id, actor.operator.chat_id, None):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "declared", "own_family", actor.id, actor.now)
