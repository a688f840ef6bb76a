"""What joining two records, or taking them apart, does to returns: who is told now, and what falls."""

from bot.model.actor import Actor
from bot.model.joining import Joining
from bot.model.person import Person
from bot.model.report import Verification
from bot.model.rights import Right
from bot.texts.register import joining as texts
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register import holding
from bot.use_cases.returns import notices, reports
from storage.register import joinings, persons, to_compare
from storage.returns import notices as stored_notices
from storage.returns import reports as stored
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def relatives(tx: Transaction, joining_id: int) -> tuple[int, ...]:
    """The operators who miss one of the two."""
    known = await joinings.get(tx, joining_id)
    return (*await operators.relatives(tx, known.person_id), *await operators.relatives(tx, known.other_id))


async def unite(tx: Transaction, actor: Actor, joining_id: int) -> int:
    """All that hangs together is one person; how many relatives will be told about a return now."""
    known = await joinings.get(tx, joining_id)
    those = [await persons.get(tx, one) for one in await joinings.regroup(tx, known.person_id)]
    await to_compare.of_person(tx, known.person_id)
    holder = next((person.held_by for person in those if person.held_by is not None), None)
    if holder is not None:
        await holding.hold_records(tx, [person.id for person in those], holder, actor.now)
    followed = await _follow(tx, actor, known, those)
    told = sum([await notices.catch_up(tx, actor.org, person.id, actor.now) for person in those])
    if followed:
        await _announce(tx, actor, known, followed, told)
    return told


async def _follow(tx: Transaction, actor: Actor, known: Joining, those: list[Person]) -> list[Verification]:
    """The return that was verified last is verified of every record where more relatives hear about it by that.

    The two who joined stand for it.
    """
    standing = await stored.standing_of_case(tx, known.person_id)
    without = [person for person in those if standing and await _hears_more(tx, standing[-1], person)]
    if not without:
        return []
    two, release_at = (known.asked_by, actor.id), actor.now + actor.org.notice_hold
    made = [await stored.follow(tx, standing[-1], person.id, two, actor.now, release_at) for person in without]
    await stored.announce_together(tx, [one.id for one in made], made[0].id)
    return made


async def _hears_more(tx: Transaction, last: Verification, person: Person) -> bool:
    """Nothing was verified of the record, or by the last wish more of its relatives may know."""
    if not await stored.standing(tx, person.id):
        return True
    return last.person_id != person.id and bool(
        await notices.audience_in(tx, await stored.get(tx, last.report_id), [person.id])
    )


async def _announce(tx: Transaction, actor: Actor, known: Joining, followed: list[Verification], told: int) -> None:
    names = ((await operators.get(tx, known.asked_by)).name, actor.operator.name)
    message = texts.told_now(actor.org, known.id, followed[0], names, told)
    those = await relatives(tx, known.id)
    alarm, person = followed[0].id, known.person_id
    await notify_operators(tx, Right.STOP, actor.now, message, but=those, verification_id=alarm, person_id=person)


async def split(tx: Transaction, actor: Actor, known: Joining) -> None:
    """What hung together by this falls apart: a return of the one is none of the other; who was told can be corrected.

    A case that was held stays held on both sides, until a person lifts it.
    """
    await to_compare.of_person(tx, known.person_id)
    sides = [await joinings.regroup(tx, one) for one in (known.person_id, known.other_id)]
    await audit.write(tx, actor.id, "parted", "joining", known.id, actor.now)
    for side in sides:
        for record in side:
            await _take_apart(tx, actor, record, side)
    for record in (*sides[0], *sides[1]):
        await notices.catch_up(tx, actor.org, record, actor.now)


async def _take_apart(tx: Transaction, actor: Actor, record: int, side: list[int]) -> None:
    """What is verified of a record by itself stands for whoever was told, and nobody hears about a doubt."""
    standing = await stored.standing(tx, record)
    across = [one for one in standing if one.follows and (await _root(tx, one)).person_id not in side]
    stays = [one for one in standing if one not in across]
    for verification in across:
        if stays:
            await stored_notices.move_known(tx, verification.id, stays[-1].id)
            await reports.fall(tx, actor, verification.id)
        else:
            await reports.withdraw_one(tx, actor, verification.id)


async def _root(tx: Transaction, verification: Verification) -> Verification:
    return await stored.verification(tx, verification.follows or verification.id)
