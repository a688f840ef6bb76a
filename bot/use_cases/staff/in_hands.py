"""What operators have in hand at this moment, as far as a colleague may know: each is asked for at the door check."""

from collections.abc import Awaitable
from typing import TypeVar

from bot.model.actor import Actor
from bot.model.board import Hand, InHand
from bot.model.refused import Refused
from bot.model.rights import Right, may
from bot.use_cases.access import open_call, open_inquiry, open_sighting
from storage.lists import lists, table
from storage.register import inquiries, talks
from storage.staff import shift
from storage.store.transaction import Row, Transaction

T = TypeVar("T")


async def every(tx: Transaction, actor: Actor, *, only_own: bool = False) -> list[Hand]:
    """Of all operators, or of the actor alone; nothing for whoever has nothing to do with cases."""
    if not may(actor.operator.role, Right.REPORT):
        return []
    held = {
        _inquiry: await shift.reviews(tx, actor.now),
        _talk: await shift.talks(tx, actor.now),
        _meeting: await shift.meetings(tx, actor.now),
        _call: await shift.calls(tx),
        _row: await shift.rows(tx, actor.operator.chat_id, actor.now),
    }
    among = [(of, row) for of, rows in held.items() for row in rows if not only_own or row["operator"] == actor.id]
    found = [await of(tx, actor, row) for of, row in among]
    return [one for one in found if one]


async def _inquiry(tx: Transaction, actor: Actor, row: Row) -> Hand | None:
    found = await _unless_refused(open_inquiry(tx, actor, row["id"], Right.REVIEW))
    if found is None:
        return None
    return Hand(InHand.INQUIRY, row["operator"], found.id, found.reference, 0, row["until"])


async def _talk(tx: Transaction, actor: Actor, row: Row) -> Hand | None:
    if await talks.is_own(tx, actor.operator, row["id"]):
        return None
    about = [one.reference for one in await inquiries.of_chat(tx, row["id"]) if one.is_open]
    return Hand(InHand.TALK, row["operator"], row["id"], next(iter(about), ""), 0, row["until"])


async def _meeting(tx: Transaction, actor: Actor, row: Row) -> Hand | None:
    found = await _unless_refused(open_sighting(tx, actor, row["id"], Right.REPORT))
    return Hand(InHand.MEETING, row["operator"], found.id, "", 0, row["until"]) if found else None


async def _call(tx: Transaction, actor: Actor, row: Row) -> Hand | None:
    found = await _unless_refused(open_call(tx, actor, row["id"]))
    if found is None:
        return None
    reference = (await inquiries.get(tx, found.inquiry_id)).reference
    return Hand(InHand.CALL, row["operator"], found.id, reference, 0, None)


async def _row(tx: Transaction, actor: Actor, row: Row) -> Hand:
    """A page of rows, for the second look or not; else it is one row, by the number that the reader sees."""
    name = (await lists.get(tx, row["list"])).name
    if row["page"] is not None:
        sort = InHand.PAIRS if row["proposed"] else InHand.ROWS
        return Hand(sort, row["operator"], row["list"], name, row["n"], row["until"])
    places = await table.places(tx, row["list"], actor.operator.chat_id, [row["number"]])
    return Hand(InHand.ROW, row["operator"], row["id"], name, places[row["number"]], row["until"], row["list"])


async def _unless_refused(asked: Awaitable[T]) -> T | None:
    """What the actor may know of; else None."""
    try:
        return await asked
    except Refused:
        return None
