"""What operators hear together of returns, and the reports of meetings that each may look at."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.message import Message
from bot.model.rights import Right, may
from bot.model.sighting import Sighting
from bot.use_cases.access import is_hidden, names_missed
from storage.queues import outbox
from storage.register import sightings
from storage.staff import operators
from storage.store.transaction import Transaction

T = TypeVar("T")
Part = tuple[tuple[int, ...], T]  # one return of several: the operators who miss that person, and what is said of it


async def tell_of_many(
    tx: Transaction,
    parts: Sequence[Part[T]],
    now: int,
    worded: Callable[[Operator, list[T]], Message | None],
    *,
    verification_id: int | None = None,
    person_id: int | None = None,
) -> None:
    """Each operator who may stop notices hears about the parts that are not about the own family; of none, nothing.

    verification_id: the notices announced with that verification wait until somebody has heard it.  person_id: whom it
    is about, where it is one.
    """
    for operator in await operators.active(tx, Right.STOP):
        heard = [what for relatives, what in parts if operator.id not in relatives]
        message = worded(operator, heard) if heard else None
        if message is not None:
            to = operator.chat_id
            await outbox.put(tx, to, message, now, verification_id=verification_id, person_id=person_id)


async def tell_stopped(
    tx: Transaction,
    actor: Actor,
    parts: Sequence[Part[T]],
    message: Callable[[list[T], bool], Message],
    person_id: int | None = None,
) -> None:
    """All hear that it was stopped; only who may send the correction, a second verifier, gets the button for it.

    message: from the parts that the operator may hear about, and whether they get the button.  person_id: as above.
    """

    def worded(operator: Operator, heard: list[T]) -> Message:
        second = may(operator.role, Right.VERIFY) and operator.id != actor.id
        return message(heard, second and len(heard) == len(parts))

    await tell_of_many(tx, parts, actor.now, worded, person_id=person_id)


async def meetings(tx: Transaction, operator: Operator, now: int) -> list[Sighting]:
    """The reports of meetings that an operator may look at: not the own, nor any that may be about whom they miss."""
    missed = await names_missed(tx, operator)
    found = await sightings.waiting(tx, operator.id, now)
    return [one for one in found if not is_hidden(one, operator, missed)]


async def count_meetings(tx: Transaction, operator: Operator, now: int) -> int:
    """How many those are; none is opened where nothing in them can hide it."""
    if await names_missed(tx, operator):
        return len(await meetings(tx, operator, now))
    return await sightings.count_waiting(tx, operator, now)
