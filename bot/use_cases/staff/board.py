"""The shift board: how much waits for an operator, who has what in hand, what the program is doing.

Nothing on it is about whom the reader misses, and nothing of that is counted (N1): each thing in a colleague's hands is
asked for at the door check, and what is refused there is not shown.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time

from bot.model.actor import Actor
from bot.model.batch import Batch, Deed
from bot.model.board import Board, Doing, HeldLine, Here, Pile, Wait, Work, promised
from bot.model.broadcast import Broadcast, Stage
from bot.model.case import number_of
from bot.model.digest import HOUR
from bot.model.person import Person
from bot.model.rights import Right, may
from bot.use_cases.register import doubles, holding
from bot.use_cases.staff import in_hands
from bot.use_cases.staff.staff import meetings
from storage.lists import batches, lists, sure_rows
from storage.queues import announcements, errands
from storage.register import holds, in_review, inquiries, talks
from storage.returns import calls, leaving, telling
from storage.staff import lockdowns, operators, shift
from storage.store.transaction import Transaction
from storage.updates import broadcasts
from storage.wait import digests, exchange_day

HERE = 2 * HOUR  # outside of the desk it is known to the hour only when somebody did something
HELD_SHOWN, UPDATES_SHOWN = 30, 5


async def piles(tx: Transaction, actor: Actor) -> Mapping[Wait, Pile]:
    """How much waits that this operator may do something about, and since when.  Refused."""
    actor.needs(Right.STOP)
    promises = promised(actor.org.review_days)
    able = {wait: of for wait, (right, of) in _PILES.items() if may(actor.operator.role, right)}
    return {wait: replace(await of(tx, actor), promise=promises.get(wait)) for wait, of in able.items()}


async def view(tx: Transaction, actor: Actor) -> Board:
    """All of it.  Refused."""
    own, ends_at = actor.operator.chat_id, await exchange_day.ends_at(tx)
    return Board(
        await piles(tx, actor),
        await _people(tx, actor),
        await held(tx, actor),
        await _doing(tx, actor),
        await shift.today(tx, own, _midnight(actor)),
        await telling.lately(tx, own, actor.now),
        ends_at if ends_at > actor.now else 0,
        await lockdowns.is_on(tx),
    )


async def _meetings(tx: Transaction, actor: Actor) -> Pile:
    found = await meetings(tx, actor.operator, actor.now)
    return Pile(len(found), min((one.reported_at for one in found), default=None))


async def _inquiries(tx: Transaction, actor: Actor) -> Pile:
    return await in_review.pile(tx, actor.id, actor.now)


async def _letters(tx: Transaction, actor: Actor) -> Pile:
    return await talks.pile(tx, actor.operator, actor.now)


async def _calls(tx: Transaction, actor: Actor) -> Pile:
    return await calls.pile(tx, actor.id, actor.now)


async def _errands(tx: Transaction, actor: Actor) -> Pile:
    return await errands.pile(tx, actor.operator, actor.now)


async def _returns(tx: Transaction, actor: Actor) -> Pile:
    return await digests.pile_to_verify(tx, actor.operator, actor.now)


async def _rows(tx: Transaction, actor: Actor) -> Pile:
    return await shift.rows_to_decide(tx, actor.operator.chat_id)


async def _pairs(tx: Transaction, actor: Actor) -> Pile:
    return Pile(await doubles.count(tx, actor))


async def _held_cases(tx: Transaction, actor: Actor) -> Pile:
    return Pile(await holds.count(tx, actor.id))


async def _updates(tx: Transaction, actor: Actor) -> Pile:
    return Pile(await broadcasts.proposed(tx, actor.id))


async def _announcements(tx: Transaction, actor: Actor) -> Pile:
    return await announcements.unread(tx, actor.operator.chat_id, actor.now)


_PILES: Mapping[Wait, tuple[Right, Callable[[Transaction, Actor], Awaitable[Pile]]]] = {
    Wait.CALLS: (Right.CALL, _calls),
    Wait.ERRANDS: (Right.CALL, _errands),
    Wait.INQUIRIES: (Right.REVIEW, _inquiries),
    Wait.LETTERS: (Right.REVIEW, _letters),
    Wait.RETURNS: (Right.VERIFY, _returns),
    Wait.ROWS: (Right.REPORT, _rows),
    Wait.MEETINGS: (Right.REPORT, _meetings),
    Wait.PAIRS: (Right.REPORT, _pairs),
    Wait.HELD: (Right.REPORT, _held_cases),
    Wait.UPDATES: (Right.BROADCAST, _updates),
    Wait.ANNOUNCEMENTS: (Right.STOP, _announcements),
}


async def _people(tx: Transaction, actor: Actor) -> list[Here]:
    """Who is at work, the reader first."""
    seen, hands = await shift.seen(tx), await in_hands.every(tx, actor)
    found = [
        Here(one, [hand for hand in hands if hand.operator_id == one.id], seen.get(one.id, 0))
        for one in await operators.active(tx)
    ]
    at_work = [one for one in found if one.hands or actor.now - one.seen_at < HERE or one.operator.id == actor.id]
    return sorted(at_work, key=lambda one: (one.operator.id != actor.id, not one.hands, -one.seen_at))


async def held(tx: Transaction, actor: Actor) -> list[HeldLine]:
    """The cases that are held longest, by a number that names nobody."""
    if not may(actor.operator.role, Right.REPORT):
        return []
    found = [await _held_line(tx, one) for one in await holds.oldest(tx, actor.id, HELD_SHOWN, 0)]
    return [one for one in found if one]


async def _held_line(tx: Transaction, person: Person) -> HeldLine | None:
    """By a number that names nobody; without one it is empty."""
    by = await holding.holder(tx, person)
    if by is None:
        return None
    number = number_of(replace(person, facts={**person.facts, **_NAMELESS}), await inquiries.of_case(tx, person.id))
    since = await shift.letter_since(tx, person.id)
    return HeldLine(person.id, number.strip(), by.id, by.name, by.since, by.active, since)


_NAMELESS = {"surname": "", "given": "", "patronymic": ""}


async def _doing(tx: Transaction, actor: Actor) -> list[Doing]:
    notices = await leaving.soon(tx, actor.operator.chat_id)
    found = [_of_update(one) for one in await broadcasts.latest(tx, (Stage.SENDING, Stage.PAUSED), UPDATES_SHOWN)]
    if notices:
        first = min(one.at for one in notices)
        found.insert(0, Doing(Work.NOTICES, "", 0, sum(one.count for one in notices), at=first))
    if may(actor.operator.role, Right.REPORT):
        found += [*await _comparing(tx, actor), *await _whole_lists(tx, actor)]
    return found


def _of_update(found: Broadcast) -> Doing:
    begun_at = max(found.due_at or 0, found.approved_at or 0)
    paused = found.stage is Stage.PAUSED
    return Doing(Work.UPDATE, str(found.number), found.shown_count, found.found.total, begun_at, paused=paused)


async def _comparing(tx: Transaction, actor: Actor) -> list[Doing]:
    """Lists that are being compared with the register, without the rows of the own family."""
    found = []
    for one in await lists.uncompared(tx):
        done, of = await shift.comparing(tx, one.id, actor.operator.chat_id)
        if done < of:
            found.append(Doing(Work.COMPARING, one.name, done, of))
    return found


async def _whole_lists(tx: Transaction, actor: Actor) -> list[Doing]:
    """What a press does to a whole list."""
    found, own = [], actor.operator.chat_id
    for batch_id in await batches.open_ones(tx, actor.now):
        batch = await batches.get(tx, batch_id)
        done, of = await _how_far(tx, batch, own)
        if of:
            name = (await lists.get(tx, batch.list_id)).name
            found.append(Doing(Work(batch.deed.value), name, done, of, batch.begun_at))
    return found


async def _how_far(tx: Transaction, batch: Batch, own: int) -> tuple[int, int]:
    """How many rows it was done to, of how many, without the own family."""
    left = await batches.size(tx, batch.id, own)
    if batch.deed is Deed.VERIFY:
        return await batches.verified(tx, batch.id, own), left
    if batch.deed is Deed.PROPOSE:
        done = await batches.proposed(tx, batch, own)
        return done, done + left + await sure_rows.left(tx, batch, own)
    return min(batch.done, left), left


def _midnight(actor: Actor) -> int:
    today = datetime.fromtimestamp(actor.now, UTC).astimezone(actor.org.timezone).date()
    return int(datetime.combine(today, time(), actor.org.timezone).timestamp())
